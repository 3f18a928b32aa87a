import type { Condition, Entry } from '#modules/forms/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { Radios, Select, TextField } from '#ui/field.tsx'
import { useView } from '#ui/view.ts'

import {
  answersTo,
  caseField,
  channelField,
  conditionFields,
  lineCount,
  linesOf,
  type Op,
} from '../condition-form.ts'
import { conditionText, type Naming } from '../say-condition.ts'

type Props = {
  /** Tells several conditions on one page apart. */
  of: string
  legend: string
  hint?: string
  condition: Condition | undefined
  naming: Naming
  /** The questions that may be asked here. */
  asked: readonly Entry[]
  filled: Filled
  errors: Errors | undefined
}

/** Điều kiện: some lines, of which all or one must hold. Works without script. */
export function ConditionFields(props: Props) {
  const { t, lang } = useView()
  const { of, legend, hint, condition, naming, filled, errors } = props
  const names = conditionFields(of)
  const isKnotted = condition !== undefined && !linesOf(condition, naming)
  const count = lineCount(filled, of)
  return (
    <fieldset class="govuk-fieldset part">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
      {hint && <p class="muted">{hint}</p>}
      {condition && (
        <p>
          {t('Đang đặt: khi', 'Now: when')} {conditionText(condition, naming)[lang]}
        </p>
      )}
      {isKnotted && (
        <Radios
          name={names.keep}
          legend={t('Điều kiện này có nhiều tầng', 'This condition has several layers')}
          inline
          options={[
            { value: 'yes', text: t('Giữ nguyên', 'Keep it') },
            { value: 'no', text: t('Thay bằng các dòng dưới', 'Replace it by the lines below') },
          ]}
          {...{ filled, errors }}
        />
      )}
      {Array.from({ length: count }, (_, n) => (
        <LineFields key={n} {...props} {...{ n }} />
      ))}
      {count > 2 && (
        <Radios
          name={names.join}
          legend={t('Các dòng trên', 'The lines above')}
          inline
          value="all"
          options={[
            { value: 'all', text: t('phải đúng tất cả (và)', 'must all hold (and)') },
            { value: 'any', text: t('chỉ cần một dòng đúng (hoặc)', 'one is enough (or)') },
          ]}
          {...{ filled, errors }}
        />
      )}
    </fieldset>
  )
}

function LineFields({ n, of, asked, naming, filled, errors }: Props & { n: number }) {
  const { t, lang } = useView()
  const names = conditionFields(of).line(n)
  const present = filled[names.field] ?? ''
  const answers = present ? answersTo(present, naming) : []
  const offered = [
    { value: caseField, text: t('Trường hợp giải quyết', 'The case') },
    { value: channelField, text: t('Cách nộp', 'How it is filed') },
    ...asked.map(({ name, label }) => ({ value: name, text: label[lang] })),
  ]
  const isLost = present !== '' && !offered.some(({ value }) => value === present)
  const lost = {
    value: present,
    text: t(`Không hỏi được: ${present}`, `Cannot be asked: ${present}`),
  }
  const hint =
    answers.length > 0
      ? t('Các câu trả lời: ', 'Answers: ') + listed(answers.map(({ label }) => label))
      : undefined
  return (
    <div class="design-row">
      <Select
        name={names.field}
        label={t(`Mục được hỏi (${n + 1})`, `Field asked (${n + 1})`)}
        blank={t('Không có điều kiện', 'No condition')}
        options={isLost ? [lost, ...offered] : offered}
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

const opOptions = (t: Say): { value: Op; text: string }[] => [
  { value: 'is', text: t('là (một trong)', 'is (one of)') },
  { value: 'not', text: t('không phải là', 'is not') },
  { value: 'filled', text: t('đã điền', 'is filled in') },
  { value: 'blank', text: t('để trống', 'is blank') },
  { value: 'more', text: t('lớn hơn số', 'is more than') },
  { value: 'before', text: t('trước ngày', 'is before the day') },
  { value: 'older', text: t('đã quá số ngày', 'is more days ago than') },
]
