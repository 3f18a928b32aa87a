import type { Day } from '#platform/clock/calendar.ts'
import { textOfTime } from '#platform/clock/time.ts'
import { dayOffText } from '#platform/clock/words.ts'
import type { Filled, Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { dateText, longDateText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'

import type { Entry } from '../domain.ts'
import { DayFields, Ground } from './day-fields.tsx'
import { Certainty } from './entries.tsx'

type Props = {
  date: Temporal.PlainDate
  day: Day
  entry: Entry | undefined
  /** A refused form: of the day itself, or of its confirmation. */
  draft?: Retry | undefined
  settling?: Retry | undefined
}

/** One date of the calendar: what it is, on what ground, and the forms that change it. */
export function DayPage({ date, day, entry, draft, settling }: Props) {
  const { t, lang, who } = useView()
  const special = entry && entry.kind !== 'ordinary' ? entry : undefined
  const up = {
    href: `/quan-tri/lich?nam=${date.year}`,
    text: t('Lịch làm việc', 'Working calendar'),
  }
  return (
    <Page frame="staff" title={longDateText(lang, date)} crumbs={[up]}>
      <ErrorSummary errors={draft?.errors} />
      <ErrorSummary errors={settling?.errors} ids={{ citation: 'ground' }} />
      <About {...{ day, entry }} />
      {who.can.has('calendar.edit') && (
        <>
          {special && <Settle {...{ date, entry: special, retry: settling }} />}
          <Change {...{ date, entry: special, retry: draft }} />
        </>
      )}
    </Page>
  )
}

function Change({
  date,
  entry,
  retry,
}: {
  date: Temporal.PlainDate
  entry: Entry | undefined
  retry: Retry | undefined
}) {
  const { t } = useView()
  const title = entry
    ? t('Sửa ngày này', 'Correct this day')
    : t('Ghi cho ngày này', 'Enter this day')
  return (
    <Panel {...{ title }}>
      <Form action={`/quan-tri/lich/ngay/${date.toString()}`}>
        <DayFields filled={retry?.filled ?? filledOf(date, entry)} errors={retry?.errors} />
        <Actions>
          <Button>{t('Ghi và tính lại hạn', 'Save and recompute')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}

function About({ day, entry }: { day: Day; entry: Entry | undefined }) {
  const { t } = useView()
  const open = day.open.map(([from, to]) => `${textOfTime(from)}–${textOfTime(to)}`).join(', ')
  return (
    <Facts
      rows={[
        [t('Là ngày', 'What it is'), dayOffText(day, t)],
        [t('Giờ làm việc', 'Working hours'), open],
        entry && [t('Căn cứ', 'Ground'), entry.citation],
        entry && [t('Mức chắc chắn', 'Certainty'), <Certainty key="certainty" {...entry} />],
      ]}
    />
  )
}

type SettleProps = { date: Temporal.PlainDate; entry: Entry; retry: Retry | undefined }

/** Confirm an entry against its announcement, or take it back. */
function Settle({ date, entry, retry }: SettleProps) {
  const { t } = useView()
  const path = `/quan-tri/lich/ngay/${date.toString()}`
  const unsure = entry.certainty === 'to-confirm'
  return (
    <Panel
      title={unsure ? t('Xác nhận hoặc bỏ', 'Confirm or drop') : t('Bỏ ngày này', 'Drop this day')}
    >
      <Form action={unsure ? `${path}/xac-nhan` : `${path}/bo`}>
        <Ground id="ground" {...retry} />
        <Actions>
          {unsure && <Button>{t('Xác nhận', 'Confirm')}</Button>}
          <Button kind="warning" action={`${path}/bo`}>
            {t('Bỏ, tính là ngày thường', 'Drop, count as an ordinary day')}
          </Button>
        </Actions>
      </Form>
    </Panel>
  )
}

function filledOf(date: Temporal.PlainDate, entry: Entry | undefined): Filled {
  const from = dateText('vi', date)
  if (!entry) return { from }
  const { kind, name, citation, certainty } = entry
  return { from, kind, name, citation, certainty }
}
