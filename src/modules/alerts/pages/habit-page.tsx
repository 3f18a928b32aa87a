import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Radios, Select, TextArea, TextField } from '#ui/field.tsx'
import { Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { leastSeverities, type Habit } from '../domain.ts'
import type { Feed } from '../feeds.ts'
import { faultWords, severityWords } from '../words.ts'

const home = '/can-bo/canh-bao/quyet-dinh'

type Props = {
  habit: Habit | undefined
  feeds: readonly Feed[]
  refused: (Retry & { part: 'habit' | 'feed' }) | undefined
}

const typedOf = (habit: Habit | undefined) => ({
  mode: habit?.atOnce ? 'at-once' : 'draft',
  senders: habit?.senders.join('\n') ?? '',
  leastSeverity: habit?.leastSeverity ?? 'Severe',
  reason: habit?.reason ?? '',
})

/** Quyết định tự phát, và các nguồn được hỏi. */
export function HabitPage({ habit, feeds, refused }: Props) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      title={t('Xử lý cảnh báo đến', 'What follows from alerts')}
      crumbs={[{ href: '/can-bo/canh-bao', text: t('Cảnh báo đến', 'Alerts') }]}
    >
      <ErrorSummary errors={refused?.errors} />
      <Decision {...{ habit, refused }} />
      <Sources {...{ feeds, refused }} />
    </Page>
  )
}

function Decision({ habit, refused }: Pick<Props, 'habit' | 'refused'>) {
  const { t } = useView()
  const retry = refused?.part === 'habit' ? refused : undefined
  const typed = { filled: retry?.filled ?? typedOf(habit), errors: retry?.errors }
  return (
    <Panel title={t('Quyết định của xã', 'The decision of the commune')} id="quyet-dinh">
      {habit && (
        <Notice title={t(`Người quyết định: ${habit.decidedName}`, `By ${habit.decidedName}`)}>
          {habit.reason}
        </Notice>
      )}
      <Form action={home}>
        <Radios
          name="mode"
          legend={t('Khi nhận cảnh báo', 'When an alert comes')}
          options={[
            {
              value: 'draft',
              text: t('Thành bản tin để cán bộ soạn và trình duyệt', 'It becomes a draft'),
            },
            {
              value: 'at-once',
              text: t(
                'Phát khẩn cấp ngay trong vùng của cảnh báo',
                'It sounds at once in its area',
              ),
              hint: t(
                'Chỉ với nơi gửi và mức độ ghi dưới đây; phát cả giờ yên tĩnh, sau đó phải xem xét lại.',
                'Only of the senders below, also in quiet hours; it is reviewed afterwards.',
              ),
            },
          ]}
          {...typed}
        />
        <TextArea
          name="senders"
          label={t('Nơi gửi được tự phát', 'Senders that may')}
          hint={t(
            'Mỗi dòng một nơi gửi, đúng như ghi trong cảnh báo (sender).',
            'One to a line, as the alert names its sender.',
          )}
          rows={3}
          optional
          {...typed}
        />
        <Select
          name="leastSeverity"
          label={t('Từ mức độ', 'From which severity')}
          options={leastSeverities.map((value) => ({ value, text: t(...severityWords[value]) }))}
          {...typed}
        />
        <TextArea
          name="reason"
          label={t('Lý do, căn cứ', 'Reason')}
          rows={2}
          max={500}
          {...typed}
        />
        <Button>{t('Lưu quyết định', 'Save')}</Button>
      </Form>
    </Panel>
  )
}

function Sources({ feeds, refused }: Pick<Props, 'feeds' | 'refused'>) {
  const { t } = useView()
  const retry = refused?.part === 'feed' ? refused : undefined
  const typed = { filled: retry?.filled, errors: retry?.errors }
  return (
    <Panel title={t('Nguồn cảnh báo', 'Sources')} id="nguon">
      <Table
        caption={t('Các nguồn được hỏi 2 phút một lần', 'Asked every two minutes')}
        rows={feeds}
        rowKey={({ id }) => id}
        empty={t('Chưa có nguồn nào.', 'No source yet.')}
        columns={[
          { key: 'name', head: t('Tên', 'Name'), cell: ({ name }) => name },
          {
            key: 'address',
            head: t('Địa chỉ', 'Address'),
            cell: (feed) => feed.address,
            long: true,
          },
          {
            key: 'asked',
            head: t('Lần hỏi gần nhất', 'Asked last'),
            cell: ({ askedAt, fault }) =>
              askedAt === null ? (
                '–'
              ) : (
                <>
                  <When at={askedAt} />
                  {fault !== null && <> · {t(...faultWords(fault))}</>}
                </>
              ),
          },
          {
            key: 'remove',
            head: t('Bỏ', 'Remove'),
            cell: ({ id, name }) => (
              <Form action={`${home}/nguon/${id}/bo`}>
                <Button kind="quiet" small label={t(`Bỏ nguồn ${name}`, `Remove ${name}`)}>
                  {t('Bỏ', 'Remove')}
                </Button>
              </Form>
            ),
          },
        ]}
      />
      <Form action={`${home}/nguon`}>
        <TextField name="name" label={t('Tên nguồn', 'Name')} {...typed} />
        <TextField
          name="address"
          type="url"
          label={t('Địa chỉ', 'Address')}
          hint={t(
            'Một cảnh báo CAP, hoặc danh sách Atom, RSS của các cảnh báo.',
            'A CAP message, or an Atom or RSS list of them.',
          )}
          {...typed}
        />
        <Button kind="secondary">{t('Thêm nguồn', 'Add')}</Button>
      </Form>
    </Panel>
  )
}
