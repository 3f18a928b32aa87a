import type { Span } from '#platform/clock/calendar.ts'
import type { Errors, Filled, Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Checkboxes, DateField, Radios, TextField } from '#ui/field.tsx'
import { Actions, Button, Form, Fieldset, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { fields, type Field, type Hours } from '../domain.ts'
import { fieldName, weekdays } from '../words.ts'
import { CalendarTabs } from './calendar-tabs.tsx'
import { Ground } from './day-fields.tsx'
import { Certainty } from './entries.tsx'

type ByField = { field: Field; versions: Hours[] }[]
type Settling = { settling?: Retry | undefined }
type Props = { all: ByField } & Partial<Retry> & Settling

/** Giờ làm việc: the hours of each field with the date from which they hold. */
export function HoursPage({ all, filled, errors, settling }: Props) {
  const { t, who } = useView()
  return (
    <Page
      frame="staff"
      title={t('Giờ làm việc', 'Working hours')}
      crumbs={[{ href: '/quan-tri/lich', text: t('Lịch làm việc', 'Working calendar') }]}
    >
      <CalendarTabs current="/quan-tri/lich/gio-lam-viec" />
      <ErrorSummary {...{ errors }} />
      <ErrorSummary errors={settling?.errors} ids={{ citation: groundOf(settling?.filled) }} />
      {all.map((one) => (
        <Versions key={one.field} {...one} {...{ settling }} />
      ))}
      {who.can.has('calendar.edit') && (
        <Panel title={t('Đặt giờ làm việc mới', 'Set new working hours')}>
          <HoursForm filled={filled ?? filledOf(all)} {...{ errors }} />
        </Panel>
      )}
    </Page>
  )
}

function Versions({ field, versions, settling }: ByField[number] & Settling) {
  const { t, who } = useView()
  const mayConfirm = who.can.has('calendar.edit')
  return (
    <Panel title={fieldName(field, t)}>
      {versions.map((hours) => (
        <div key={hours.from.toString()}>
          <Week {...hours} />
          {mayConfirm && hours.certainty === 'to-confirm' && <Confirm {...{ hours, settling }} />}
        </div>
      ))}
    </Panel>
  )
}

const groundOf = ({ field = '', from = '' }: Filled = {}) => `ground-${field}-${from}`

/** Says that hours in use were checked against what lays them down. */
function Confirm({ hours: { field, from }, settling }: { hours: Hours } & Settling) {
  const { t } = useView()
  const named = { field, from: from.toString() }
  const id = groundOf(named)
  const retry = settling && groundOf(settling.filled) === id ? settling : undefined
  return (
    <Form action="/quan-tri/lich/gio-lam-viec/xac-nhan">
      <Hidden name="field" value={named.field} />
      <Hidden name="from" value={named.from} />
      <Ground id={id} {...retry} />
      <Actions>
        <Button kind="secondary">{t('Xác nhận giờ này', 'Confirm these hours')}</Button>
      </Actions>
    </Form>
  )
}

function Week({ from, week, dutyDays, citation, certainty }: Hours) {
  const { t } = useView()
  const rows = week.map((spans, i) => ({ i, spans, duty: dutyDays.includes(i + 1) }))
  return (
    <>
      <p>
        {t('Áp dụng từ', 'In force from')} <When on={from} />. {citation}{' '}
        <Certainty {...{ certainty }} />
      </p>
      <Table
        caption={t('Giờ làm việc trong tuần', 'Hours of the week')}
        hideCaption
        columns={[
          { key: 'day', head: t('Thứ', 'Day'), cell: ({ i }) => t(...(weekdays[i] ?? ['', ''])) },
          {
            key: 'open',
            head: t('Giờ', 'Hours'),
            cell: ({ spans }) => spansText(spans) || t('Nghỉ', 'Closed'),
          },
          {
            key: 'counts',
            head: t('Tính là ngày làm việc', 'Counts as a working day'),
            cell: ({ spans, duty }) =>
              spans.length > 0 && !duty ? t('Có', 'Yes') : t('Không', 'No'),
          },
        ]}
        {...{ rows }}
      />
    </>
  )
}

const spansText = (spans: readonly Span[]) =>
  spans.map(({ from, to }) => `${from}-${to}`).join(', ')

function HoursForm(props: { filled: Filled; errors: Errors | undefined }) {
  const { t } = useView()
  return (
    <Form action="/quan-tri/lich/gio-lam-viec">
      <Radios
        {...props}
        name="field"
        legend={t('Lĩnh vực', 'For')}
        options={fields.map((value) => ({ value, text: fieldName(value, t) }))}
      />
      <DateField {...props} name="from" label={t('Áp dụng từ ngày', 'In force from')} />
      <WeekFields {...props} />
      <Checkboxes
        {...props}
        name="duty"
        legend={t(
          'Ngày chỉ trực tiếp nhận, không tính là ngày làm việc',
          'Reception only, no working day',
        )}
        options={[
          { value: '6', text: t('Thứ bảy', 'Saturday') },
          { value: '7', text: t('Chủ nhật', 'Sunday') },
        ]}
        optional
      />
      <Ground {...props} />
      <Actions>
        <Button>{t('Ghi và tính lại hạn', 'Save and recompute')}</Button>
      </Actions>
    </Form>
  )
}

function WeekFields(props: { filled: Filled; errors: Errors | undefined }) {
  const { t } = useView()
  return (
    <Fieldset legend={t('Giờ trong tuần', 'Hours of the week')}>
      <p class="muted">
        {t(
          'Ghi dạng 07:00-11:30, 13:30-17:00. Để trống nếu nghỉ.',
          'Write 07:00-11:30, 13:30-17:00. Leave empty for a day off.',
        )}
      </p>
      {weekdays.map(([vi, en], i) => (
        <TextField key={vi} {...props} name={`d${i + 1}`} label={t(vi, en)} width={30} />
      ))}
    </Fieldset>
  )
}

/** The form begins with the hours in force now. */
function filledOf(all: ByField): Filled {
  const now = all[0]?.versions.at(-1)
  const days = (now?.week ?? []).map((spans, i) => [`d${i + 1}`, spansText(spans)] as const)
  return { field: 'general', duty: '', ...Object.fromEntries(days) }
}
