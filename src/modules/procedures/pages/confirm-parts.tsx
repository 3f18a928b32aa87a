import { DateField, Select, TextField, type Errors, type Filled } from '#ui/field.tsx'
import { FieldRow } from '#ui/form.tsx'
import { dateText } from '#ui/format.ts'
import { useView } from '#ui/view.ts'

import { channels, specialCases, type Procedure } from '../domain.ts'
import { channelText } from '../words.ts'
import type { AdminRetry } from './admin-procedure.tsx'

export type ConfirmProps = {
  procedure: Procedure
  /** What the administrator saw when the page was shown. */
  seen: string
  on: Temporal.PlainDate
  retry: AdminRetry | undefined
}

export type Typed = { filled?: Filled | undefined; errors?: Errors | undefined }

type ScopeProps = { procedure: Procedure; retry: AdminRetry | undefined; prefix: string }

/** For which case and which channel. */
export function Scope({ procedure, retry, prefix }: ScopeProps) {
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

/** On what legal ground, and from when. */
export function Ground({ on, retry, prefix }: GroundProps) {
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
        hint={t(
          'Ngày/tháng/năm. Hồ sơ đã tiếp nhận giữ quy định của ngày tiếp nhận, kể cả khi ngày này đã qua.',
          'Day/month/year. Dossiers that are in keep the rules of their day, also when this day has passed.',
        )}
        value={dateText('vi', on)}
      />
    </>
  )
}
