import type { Hamlet } from '#modules/units/index.ts'
import type { Errors, Filled, Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { DateField, TextField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form } from '#ui/form.tsx'
import { dateText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'

import type { Point } from '../domain.ts'
import { PointFields } from './point-fields.tsx'
import { State } from './point-list.tsx'

const home = '/quan-tri/diem'
const useCrumbs = () => {
  const { t } = useView()
  return [{ href: home, text: t('Điểm tiếp nhận, trả kết quả', 'Points of service') }]
}

type AddProps = { hamlets: readonly Hamlet[]; filled?: Filled; errors?: Errors }

export function AddPointPage({ hamlets, filled = { duties: 'supports' }, errors }: AddProps) {
  const { t } = useView()
  return (
    <Page frame="staff" title={t('Thêm điểm', 'Add a point')} crumbs={useCrumbs()}>
      <ErrorSummary {...{ errors }} />
      <Form action={`${home}/them`}>
        <PointFields {...{ hamlets, filled, errors }} />
        <Actions>
          <Button>{t('Lưu điểm này', 'Save')}</Button>
          <ButtonLink kind="secondary" href={home}>
            {t('Quay lại', 'Back')}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}

type Props = {
  point: Point
  hamlets: readonly Hamlet[]
  today: Temporal.PlainDate
  refused?: (Retry & { part: 'facts' | 'close' }) | undefined
}

/** One point: what is written about it, and closing it. */
export function PointPage({ point, hamlets, today, refused }: Props) {
  const { t } = useView()
  const facts = refused?.part === 'facts' ? refused : undefined
  return (
    <Page frame="staff" title={point.name} crumbs={useCrumbs()}>
      <ErrorSummary errors={refused?.errors} />
      <p class="tags">
        <State {...{ point, today }} />
      </p>
      {point.closedReason && (
        <Notice title={t('Lý do đóng', 'Why it was closed')}>{point.closedReason}</Notice>
      )}
      <Form action={`${home}/${point.id}`}>
        <PointFields {...{ point, hamlets }} filled={facts?.filled} errors={facts?.errors} />
        <Button>{t('Lưu thay đổi', 'Save')}</Button>
      </Form>
      {point.closedOn === null && <Close {...{ point, today, refused }} />}
    </Page>
  )
}

function Close({ point, today, refused }: Pick<Props, 'point' | 'today' | 'refused'>) {
  const { t } = useView()
  const retry = refused?.part === 'close' ? refused : undefined
  return (
    <Panel title={t('Đóng điểm này', 'Close this point')} id="dong">
      <p>
        {t(
          'Hồ sơ cũ vẫn ghi điểm này. Người dân không còn thấy nó từ ngày đóng.',
          'Old dossiers keep naming it. People no longer see it from the closing day on.',
        )}
      </p>
      <Form action={`${home}/${point.id}/dong`}>
        <DateField
          name="on"
          label={t('Đóng từ ngày', 'Closed from')}
          value={dateText('vi', today)}
          filled={retry?.filled}
          errors={retry?.errors}
        />
        <TextField
          name="reason"
          label={t('Lý do, căn cứ', 'Reason')}
          filled={retry?.filled}
          errors={retry?.errors}
        />
        <Button kind="warning">{t('Đóng điểm', 'Close')}</Button>
      </Form>
    </Panel>
  )
}
