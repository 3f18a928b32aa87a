import { lookUp } from '#modules/forms/index.ts'
import { Select, TextField, type Option } from '#ui/field.tsx'
import { useView } from '#ui/view.ts'

import { answersTo, caseField, channelField, type Op } from '../condition-lines.ts'
import { rowFields, type Line } from '../condition-rows.ts'
import type { ConditionProps } from './condition-fields.tsx'

type Props = Omit<ConditionProps, 'of' | 'legend' | 'said' | 'path'> & {
  line: Line
  number: string
}

/** One test: which question, how it is compared, and with what. */
export function LineFields({ line, number, asked, naming, filled, errors }: Props) {
  const { t, lang } = useView()
  const names = rowFields(line.at)
  const answers = line.field === '' ? [] : answersTo(line.field, naming)
  const offered = [
    { value: caseField, text: t('Trường hợp giải quyết', 'The case') },
    { value: channelField, text: t('Cách nộp', 'How it is filed') },
    ...asked.map(({ name, label }) => ({ value: name, text: label[lang] })),
  ]
  const hint =
    answers.length > 0
      ? t('Các câu trả lời: ', 'Answers: ') + listed(answers.map(({ label }) => label))
      : undefined
  return (
    <div class="design-row">
      <Select
        name={names.field}
        label={t(`Dòng ${number}: mục được hỏi`, `Row ${number}: field asked`)}
        blank={t('Chọn mục', 'Choose')}
        options={[...otherwise(line.field, offered, naming, t), ...offered]}
        {...{ filled, errors }}
      />
      <Select
        name={names.op}
        label={t('So sánh', 'Comparison')}
        options={opOptions(t)}
        {...{ filled, errors }}
      />
      <TextField
        name={names.value}
        label={t('Với', 'With')}
        optional
        {...(hint !== undefined && { hint })}
        {...{ filled, errors }}
      />
    </div>
  )
}

const listed = (labels: readonly string[]) =>
  labels.length > 12 ? `${labels.slice(0, 12).join('; ')}; …` : labels.join('; ')

type Say = ReturnType<typeof useView>['t']

/** What the line asks now, when it is not among what may be asked here. */
function otherwise(field: string, offered: Option[], naming: Props['naming'], t: Say): Option[] {
  if (field === '' || offered.some(({ value }) => value === field)) return []
  const label = lookUp(naming.entries, field, naming.section)?.label
  const text = label
    ? `${t(label.vi, label.en)} (${field})`
    : t(`Không có mục: ${field}`, `No such field: ${field}`)
  return [{ value: field, text }]
}

const opOptions = (t: Say): { value: Op; text: string }[] => [
  { value: 'is', text: t('là (một trong)', 'is (one of)') },
  { value: 'not', text: t('không phải là', 'is not') },
  { value: 'filled', text: t('đã điền', 'is filled in') },
  { value: 'blank', text: t('để trống', 'is blank') },
  { value: 'more', text: t('lớn hơn số', 'is more than') },
  { value: 'not-more', text: t('không lớn hơn số', 'is not more than') },
  { value: 'before', text: t('trước ngày', 'is before the day') },
  { value: 'not-before', text: t('không trước ngày', 'is not before the day') },
  { value: 'older', text: t('đã quá số ngày', 'is more days ago than') },
  { value: 'not-older', text: t('chưa quá số ngày', 'is not more days ago than') },
]
