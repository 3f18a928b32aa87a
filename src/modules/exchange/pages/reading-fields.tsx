import { states, stateWords } from '#modules/dossiers/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { Select, TextField } from '#ui/field.tsx'
import { FieldRow } from '#ui/form.tsx'
import { useView } from '#ui/view.ts'

import { moments } from '../mirror/domain.ts'
import { momentWords } from '../mirror/words.ts'
import { momentText } from './moment.tsx'

type Props = { filled: Filled; errors: Errors | undefined; now: Temporal.Instant }

/** What the system of record shows now. */
export function ReadingFields({ filled, errors, now }: Props) {
  const { t } = useView()
  const given = { errors, filled }
  return (
    <>
      <Select
        name="state"
        label={t('Trạng thái ở hệ thống gốc', 'State in the system of record')}
        blank={t('Chọn trạng thái', 'Choose a state')}
        options={states.map((value) => ({ value, text: t(...stateWords[value].text) }))}
        {...given}
      />
      <TextField name="applicantName" label={t('Người nộp', 'Applicant')} optional {...given} />
      <FieldRow>
        {moments.map((name) => (
          <TextField
            key={name}
            {...{ name }}
            label={t(...momentWords[name])}
            optional
            width={20}
            {...given}
          />
        ))}
      </FieldRow>
      <TextField
        name="asOf"
        label={t('Xem trên hệ thống gốc lúc', 'Seen in the system of record at')}
        hint={t(
          'Số liệu cũ hơn không ghi đè số liệu mới hơn. Ví dụ 02/09/2026 14:30',
          'Older data never replaces newer. For example 02/09/2026 14:30',
        )}
        width={20}
        value={momentText(now)}
        {...given}
      />
    </>
  )
}
