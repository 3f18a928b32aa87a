import { ErrorSummary } from '#ui/errors.tsx'
import { Select, TextField, type Errors, type Filled } from '#ui/field.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

type CounterLink = { id: string; name: string; url: string }
export type CounterRetry = {
  form: 'counter' | 'invite' | 'least'
  filled: Filled
  errors: Errors
}
type Props = {
  counters: readonly CounterLink[]
  least: number
  maySet: boolean
  code: string
  done?: string | undefined
  retry?: CounterRetry | undefined
}

/** Đánh giá tại quầy: the tablets, and the dossier that one of them asks about. */
export function CountersPage({ counters, least, maySet, code, done, retry }: Props) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      title={t('Đánh giá hài lòng', 'Satisfaction')}
      lead={t(
        'Mời người dân đánh giá ngay khi trả kết quả. Bạn không xem được ai đã đánh giá thế nào.',
        'Ask citizens to rate when you hand over the result. You never see who gave which rating.',
      )}
    >
      <ErrorSummary
        errors={retry?.errors}
        ids={Object.fromEntries(
          Object.keys(retry?.errors ?? {}).map((name) => [name, `${retry?.form}-${name}`]),
        )}
      />
      {done && (
        <Notice kind="ok" title={t('Đã gửi lời mời', 'Invited')}>
          {t(
            `Máy ở ${done} hỏi về hồ sơ này trong 5 phút.`,
            `The tablet at ${done} asks about this dossier for 5 minutes.`,
          )}
        </Notice>
      )}
      <Invite {...{ counters, code, retry }} />
      <Tablets {...{ counters, retry }} />
      {maySet && <Least {...{ least, retry }} />}
    </Page>
  )
}

const typedOf = (retry: CounterRetry | undefined, form: CounterRetry['form']) =>
  retry?.form === form ? { filled: retry.filled, errors: retry.errors } : {}

function Invite({ counters, code, retry }: Pick<Props, 'counters' | 'code' | 'retry'>) {
  const { t } = useView()
  const typed = typedOf(retry, 'invite')
  return (
    <Panel title={t('Mời đánh giá một hồ sơ', 'Ask about a dossier')}>
      <Form action="/can-bo/danh-gia/moi">
        <TextField
          {...typed}
          id="invite-code"
          name="code"
          label={t('Mã hồ sơ', 'Code')}
          value={code}
          width={30}
          code
        />
        {counters.length > 0 && (
          <Select
            {...typed}
            id="invite-counter"
            name="counter"
            label={t('Máy ở quầy', 'Tablet')}
            options={counters.map(({ id, name }) => ({ value: id, text: name }))}
          />
        )}
        <Actions>
          {counters.length > 0 && (
            <Button>{t('Mời đánh giá trên máy', 'Ask on the tablet')}</Button>
          )}
          <Button
            kind={counters.length > 0 ? 'secondary' : 'primary'}
            action="/can-bo/danh-gia/phieu"
          >
            {t('Phiếu có mã QR', 'A slip with a QR code')}
          </Button>
        </Actions>
      </Form>
    </Panel>
  )
}

function Tablets({ counters, retry }: Pick<Props, 'counters' | 'retry'>) {
  const { t } = useView()
  return (
    <Panel title={t('Máy tính bảng ở quầy', 'Tablets')}>
      <Table
        caption={t('Máy tính bảng ở quầy', 'Tablets')}
        hideCaption
        rows={counters}
        empty={t(
          'Chưa có máy nào. Đặt tên quầy để lấy đường dẫn mở trên máy.',
          'None yet. Name a counter to get its link.',
        )}
        columns={[
          { key: 'name', head: t('Quầy', 'Counter'), cell: ({ name }) => name },
          {
            key: 'link',
            head: t('Mở trên máy', 'Open on the tablet'),
            cell: ({ url, name }) => (
              <a href={url}>{t(`Trang đánh giá của ${name}`, `Rating page of ${name}`)}</a>
            ),
          },
          {
            key: 'close',
            head: t('Ngừng', 'Close'),
            cell: ({ id, name }) => (
              <Form action={`/can-bo/danh-gia/quay/${id}/dong`}>
                <Button kind="quiet" small label={t(`Ngừng dùng máy ở ${name}`, `Close ${name}`)}>
                  {t('Ngừng dùng', 'Close')}
                </Button>
              </Form>
            ),
          },
        ]}
      />
      <Form action="/can-bo/danh-gia/quay">
        <TextField
          {...typedOf(retry, 'counter')}
          id="counter-name"
          name="name"
          label={t('Tên quầy', 'Name of the counter')}
          hint={t('Ví dụ: Quầy 1', 'For example: Counter 1')}
          width={20}
        />
        <Actions>
          <Button kind="secondary">{t('Thêm máy', 'Add')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}

function Least({ least, retry }: Pick<Props, 'least' | 'retry'>) {
  const { t } = useView()
  return (
    <Panel title={t('Giữ kín người đánh giá', 'Keeping raters unknown')}>
      <p>
        {t(
          'Đánh giá chỉ được tính theo đợt, mỗi đợt đủ số này, và chỉ hiện khi có đủ số này.',
          'Ratings are counted in lots of at least this many, and shown only when there are as many.',
        )}
      </p>
      <Form action="/can-bo/danh-gia/it-nhat">
        <TextField
          {...typedOf(retry, 'least')}
          id="least-least"
          name="least"
          label={t('Số đánh giá ít nhất', 'At least')}
          value={String(least)}
          inputMode="numeric"
          width={3}
        />
        <Actions>
          <Button kind="secondary">{t('Lưu', 'Save')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}
