import { Select, TextField } from '#ui/field.tsx'
import { Actions, Button, FieldRow, Form, Hidden } from '#ui/form.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView, type View } from '#ui/view.ts'

import { timeUnits } from '../shape-time.ts'
import { timeOf } from '../terms.ts'
import { Ground, Scope, type ConfirmProps, type Typed } from './confirm-parts.tsx'

/** Confirms or corrects the time limit. */
export function TimePanel({ procedure, seen, on, retry }: ConfirmProps) {
  const { t } = useView()
  return (
    <Panel id="thoi-han" title={t('Xác nhận thời hạn', 'Confirm the time limit')}>
      <Form action={`/quan-tri/thu-tuc/${procedure.code}/thoi-han`}>
        <Hidden name="seen" value={seen} />
        <Scope {...{ procedure, retry }} prefix="time" />
        <RuleFields filled={retry?.filled ?? inUse(procedure, on)} errors={retry?.errors} />
        <Ground {...{ on, retry }} prefix="time" />
        <Actions>
          <Button>{t('Xác nhận thời hạn', 'Confirm the time limit')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}

/** The form begins with the value in use: who confirms it types only the ground. */
function inUse(procedure: ConfirmProps['procedure'], on: Temporal.PlainDate) {
  const { amount, unit, cutoff, on: yearly } = timeOf(procedure, { on })?.value ?? {}
  const said = {
    amount: amount === undefined ? '' : String(amount),
    unit: unit ?? '',
    cutoff: cutoff ?? '',
    yearly: yearly?.split('-').toReversed().join('/') ?? '',
  }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ''))
}

function RuleFields(typed: Typed) {
  const { t } = useView()
  return (
    <FieldRow>
      <TextField
        {...typed}
        name="amount"
        id="time-amount"
        label={t('Số', 'Number')}
        hint={t('Để trống nếu trong ngày', 'Empty for the same day')}
        inputMode="numeric"
        width={4}
      />
      <Select
        {...typed}
        name="unit"
        id="time-unit"
        label={t('Đơn vị', 'Unit')}
        blank={t('Chọn', 'Choose')}
        options={unitOptions(t)}
      />
      <ClockFields {...typed} />
    </FieldRow>
  )
}

function ClockFields(typed: Typed) {
  const { t } = useView()
  return (
    <>
      <TextField
        {...typed}
        name="cutoff"
        id="time-cutoff"
        label={t('Giờ chốt nhận', 'Cut-off')}
        hint={t('Ví dụ 15:00', 'For example 15:00')}
        width={5}
        optional
      />
      <TextField
        {...typed}
        name="yearly"
        id="time-yearly"
        label={t('Ngày hằng năm', 'Yearly date')}
        hint={t('Khi hạn theo lịch, ví dụ 29/11', 'For a calendar date, such as 29/11')}
        width={5}
        optional
      />
    </>
  )
}

const unitOptions = (t: View['t']) => {
  const texts: Record<(typeof timeUnits)[number], string> = {
    'working-day': t('Ngày làm việc', 'Working days'),
    day: t('Ngày', 'Calendar days'),
    'same-day': t('Trong ngày làm việc', 'The same working day'),
    'working-hour': t('Giờ làm việc', 'Working hours'),
    hour: t('Giờ (24/7)', 'Hours (24/7)'),
    month: t('Tháng', 'Months'),
    'fixed-date': t('Ngày cố định hằng năm', 'A date each year'),
    none: t('Không quy định thời hạn', 'No time limit'),
  }
  return timeUnits.map((value) => ({ value, text: texts[value] }))
}
