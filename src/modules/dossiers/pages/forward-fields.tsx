import { Radios, Select, TextArea } from '#ui/field.tsx'
import { useView } from '#ui/view.ts'

import { verdicts } from '../domain.ts'
import { verdictWords } from '../words.ts'
import type { FieldsProps } from './act-fields.tsx'

export function ForwardFields(props: FieldsProps) {
  const { t } = useView()
  const { filled, errors, nextStep, deciding } = props
  return (
    <>
      {nextStep && <p>{t(`Bước tiếp theo: ${nextStep}.`, `Next step: ${nextStep}.`)}</p>}
      {deciding && <VerdictField {...props} />}
      <OfficerField {...props} label={t('Giao cho', 'Hand to')} />
      <TextArea
        name="note"
        id="forward-note"
        label={t('Ý kiến', 'Note')}
        hint={
          deciding
            ? t(
                'Khi từ chối phải ghi lý do; người nộp đọc được lý do này.',
                'A refusal needs its reason; the applicant will read it.',
              )
            : t('Chỉ cán bộ đọc được.', 'Read by officers only.')
        }
        optional
        rows={3}
        {...{ filled, errors }}
      />
    </>
  )
}

export function VerdictField({ act, filled, errors, dossier }: FieldsProps) {
  const { t } = useView()
  return (
    <Radios
      name="verdict"
      id={`${act}-verdict`}
      legend={t('Ý kiến giải quyết', 'Decision')}
      value={dossier.verdict ?? undefined}
      options={verdicts.map((value) => ({ value, text: t(...verdictWords[value]) }))}
      {...{ filled, errors }}
    />
  )
}

export function OfficerField({
  act,
  officers,
  filled,
  errors,
  label,
}: FieldsProps & { label: string }) {
  const { t } = useView()
  return (
    <Select
      name="assignee"
      id={`${act}-assignee`}
      label={label}
      optional={act !== 'assign'}
      blank={
        act === 'assign' ? t('Chọn cán bộ', 'Choose an officer') : t('Cả bộ phận', 'The whole unit')
      }
      options={officers[act === 'assign' ? 'assign' : 'forward'].map(({ id, name, position }) => ({
        value: id,
        text: position ? `${name} (${position})` : name,
      }))}
      {...{ filled, errors }}
    />
  )
}
