import { DateField, Select, TextField } from '#ui/field.tsx'
import { Actions, Button, FieldRow, Form, Hidden } from '#ui/form.tsx'
import { dateText } from '#ui/format.ts'
import { Panel } from '#ui/panel.tsx'
import { useView, type View } from '#ui/view.ts'

import { channels, specialCases, type Procedure } from '../domain.ts'
import { feeKinds, timeUnits } from '../shapes.ts'
import { channelText } from '../words.ts'
import type { AdminRetry } from './admin-procedure.tsx'

type Props = {
  procedure: Procedure
  seen: string
  on: Temporal.PlainDate
  retry: AdminRetry | undefined
}

/** Confirms or corrects the time limit. */
export function TimePanel({ procedure, seen, on, retry }: Props) {
  const { t } = useView()
  const typed = { filled: retry?.filled, errors: retry?.errors }
  return (
    <Panel id="thoi-han" title={t('Xác nhận thời hạn', 'Confirm the time limit')}>
      <Form action={`/quan-tri/thu-tuc/${procedure.code}/thoi-han`}>
        <Hidden name="seen" value={seen} />
        <Scope {...{ procedure, retry }} prefix="time" />
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
        </FieldRow>
        <Ground {...{ on, retry }} prefix="time" />
        <Actions>
          <Button>{t('Xác nhận thời hạn', 'Confirm the time limit')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}

/** Confirms or corrects the fee. */
export function FeePanel({ procedure, seen, on, retry }: Props) {
  const { t } = useView()
  const typed = { filled: retry?.filled, errors: retry?.errors }
  return (
    <Panel id="phi" title={t('Xác nhận phí, lệ phí', 'Confirm the fee')}>
      <Form action={`/quan-tri/thu-tuc/${procedure.code}/phi`}>
        <Hidden name="seen" value={seen} />
        <Scope {...{ procedure, retry }} prefix="fee" />
        <FieldRow>
          <Select
            {...typed}
            name="kind"
            id="fee-kind"
            label={t('Cách tính', 'How it is charged')}
            blank={t('Chọn', 'Choose')}
            options={kindOptions(t)}
          />
          <TextField
            {...typed}
            name="amount"
            id="fee-amount"
            label={t('Mức thu (đồng)', 'Amount (đồng)')}
            hint={t('Theo trang: mức của các trang đầu', 'Per page: for the first pages')}
            inputMode="numeric"
            width={10}
          />
          <TextField
            {...typed}
            name="per"
            id="fee-per"
            label={t('Tính theo', 'Charged per')}
            hint={t('Ví dụ: bản sao, giao dịch', 'For example: copy')}
            width={20}
            optional
          />
        </FieldRow>
        <FieldRow>
          <TextField
            {...typed}
            name="firstPages"
            id="fee-firstPages"
            label={t('Số trang đầu', 'First pages')}
            inputMode="numeric"
            width={4}
            optional
          />
          <TextField
            {...typed}
            name="further"
            id="fee-further"
            label={t('Mức trang tiếp theo', 'Each further page')}
            inputMode="numeric"
            width={10}
            optional
          />
          <TextField
            {...typed}
            name="cap"
            id="fee-cap"
            label={t('Tối đa mỗi bản', 'At most a copy')}
            inputMode="numeric"
            width={10}
            optional
          />
        </FieldRow>
        <Ground {...{ on, retry }} prefix="fee" />
        <Actions>
          <Button>{t('Xác nhận mức phí', 'Confirm the fee')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}

type ScopeProps = { procedure: Procedure; retry: AdminRetry | undefined; prefix: string }

function Scope({ procedure, retry, prefix }: ScopeProps) {
  const view = useView()
  const { t } = view
  const special = specialCases(procedure)
  const typed = { filled: retry?.filled, errors: retry?.errors }
  return (
    <FieldRow>
      {special.length > 0 && (
        <Select
          {...typed}
          name="caseCode"
          id={`${prefix}-caseCode`}
          label={t('Trường hợp', 'Case')}
          options={[
            { value: '', text: t('Chung', 'Common case') },
            ...special.map(({ caseCode, label, labelEn }) => ({
              value: caseCode,
              text: t(label, labelEn),
            })),
          ]}
        />
      )}
      <Select
        {...typed}
        name="channel"
        id={`${prefix}-channel`}
        label={t('Cách nộp', 'Channel')}
        options={[
          { value: '', text: t('Mọi cách nộp', 'Every channel') },
          ...channels.map((channel) => ({ value: channel, text: channelText(view, channel) })),
        ]}
      />
    </FieldRow>
  )
}

type GroundProps = { on: Temporal.PlainDate; retry: AdminRetry | undefined; prefix: string }

function Ground({ on, retry, prefix }: GroundProps) {
  const { t } = useView()
  const typed = { filled: retry?.filled, errors: retry?.errors }
  return (
    <>
      <TextField
        {...typed}
        name="citation"
        id={`${prefix}-citation`}
        label={t('Căn cứ', 'Legal ground')}
        hint={t(
          'Số, ngày và cơ quan ban hành văn bản; điều, khoản nếu có',
          'Number, date and author of the instrument',
        )}
      />
      <DateField
        {...typed}
        name="from"
        id={`${prefix}-from`}
        label={t('Áp dụng từ ngày', 'In force from')}
        value={dateText('vi', on)}
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

const kindOptions = (t: View['t']) => {
  const texts: Record<(typeof feeKinds)[number], string> = {
    free: t('Không thu', 'Free of charge'),
    fixed: t('Một mức cho mỗi hồ sơ', 'One amount for an application'),
    'per-case': t('Theo trường hợp, bản, văn bản', 'Per case, copy or paper'),
    'per-page': t('Theo trang', 'Per page'),
    'by-council': t('Hội đồng nhân dân tỉnh quy định', 'Set by the provincial People’s Council'),
  }
  return feeKinds.map((value) => ({ value, text: texts[value] }))
}
