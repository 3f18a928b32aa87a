import type { Due } from '#platform/clock/step.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { DateField, Select, TextField } from '#ui/field.tsx'
import { Actions, Button, FieldRow, Fieldset, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { askedUnits, pauseRows } from '../due-question.ts'
import { unitName } from '../words.ts'
import { CalendarTabs } from './calendar-tabs.tsx'
import { DueExplanation } from './explanation.tsx'

type Props = { filled: Filled; errors?: Errors | undefined; due?: Due | undefined }

/** Tính hạn: anybody may check how a date is counted. */
export function DuePage({ filled, errors, due }: Props) {
  const { t, who } = useView()
  return (
    <Page
      frame={who.kind === 'staff' ? 'staff' : 'public'}
      title={t('Tính hạn giải quyết', 'Work out a due date')}
      lead={t(
        'Ngày hẹn được tính theo lịch làm việc, ngày lễ và ngày hoán đổi của đơn vị.',
        'Due dates follow the working calendar, public holidays and swapped days of this office.',
      )}
    >
      {who.can.has('calendar.view') && <CalendarTabs current="/lich/tinh-han" />}
      {errors && <ErrorSummary {...{ errors }} />}
      {due && <Answer {...due} />}
      <Form action="/lich/tinh-han" method="get">
        <Receipt {...{ filled, errors }} />
        <Limit {...{ filled, errors }} />
        <Pauses {...{ filled, errors }} />
        <Actions>
          <Button>{t('Tính hạn', 'Work it out')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}

function Answer({ dueAt, steps, provisional }: Due) {
  const { t } = useView()
  return (
    <Panel title={t('Hạn giải quyết', 'Due date')} id="han">
      <p class="lead">
        <When at={dueAt} long />
      </p>
      <DueExplanation {...{ steps, provisional }} />
    </Panel>
  )
}

type Part = { filled: Filled; errors: Errors | undefined }

function Receipt(part: Part) {
  const { t } = useView()
  return (
    <FieldRow>
      <DateField {...part} name="ngay" label={t('Ngày nhận', 'Date received')} />
      <TextField
        {...part}
        name="gio"
        label={t('Giờ nhận', 'Time received')}
        hint={t('Ví dụ 08:30', 'For example 08:30')}
        width={5}
      />
    </FieldRow>
  )
}

function Limit(part: Part) {
  const { t } = useView()
  return (
    <FieldRow>
      <TextField
        {...part}
        name="so"
        label={t('Thời hạn', 'Time limit')}
        hint={t('Để trống nếu trong ngày', 'Empty for the same day')}
        inputMode="decimal"
        width={5}
      />
      <Select
        {...part}
        name="don-vi"
        label={t('Đơn vị tính', 'Counted in')}
        options={askedUnits.map((value) => ({ value, text: unitName(value, t) }))}
      />
      <TextField
        {...part}
        name="chot"
        label={t('Giờ chốt trong ngày', 'Cut-off time')}
        hint={t('Ví dụ 15:00', 'For example 15:00')}
        width={5}
        optional
      />
    </FieldRow>
  )
}

function Pauses(part: Part) {
  const { t } = useView()
  return (
    <details class="fold" open={pauseRows.some((n) => part.filled[`dung${n}`])}>
      <summary>{t('Có tạm dừng (chờ bổ sung, chờ nộp phí)', 'The clock was stopped')}</summary>
      {pauseRows.map((n) => (
        <Fieldset key={n} legend={t(`Lần tạm dừng ${n}`, `Stop ${n}`)}>
          <FieldRow>
            <DateField {...part} name={`dung${n}`} label={t('Ngày dừng', 'Stopped on')} />
            <TextField {...part} name={`giodung${n}`} label={t('Giờ dừng', 'At')} width={5} />
            <DateField {...part} name={`chay${n}`} label={t('Ngày tiếp tục', 'Resumed on')} />
            <TextField {...part} name={`giochay${n}`} label={t('Giờ tiếp tục', 'At')} width={5} />
          </FieldRow>
        </Fieldset>
      ))}
    </details>
  )
}
