import type { VNode } from 'preact'

import { Checkboxes, DateField, FileField, Radios, Select } from '#ui/field.tsx'
import { TextArea, TextField, type Errors } from '#ui/field.tsx'
import { useView, type Lang } from '#ui/view.ts'

import { forField, type ByType } from './by-type.ts'
import type { LeafField } from './fields.ts'
import { choicesOf, yesOrNo, type Choice } from './lists.ts'
import type { Raw } from './raw.ts'
import { say, type Text } from './text.ts'
import type { ShownLeaf } from './walk.ts'

type OneInput = Exclude<LeafField, { type: 'address' }>

type Props = { leaf: ShownLeaf; field: OneInput; filled: Raw; errors: Errors | undefined }

/** The input for one field. */
export function LeafView({ leaf: { name, required }, field, filled, errors }: Props) {
  const { lang } = useView()
  const hint = field.hint?.[lang]
  const common = { name, filled, errors, optional: !required, ...(hint !== undefined && { hint }) }
  const label = labelOf(field, lang)
  const line = (one: Line) => (
    <TextField {...common} {...{ label }} {...looks[one.type]} {...own(one)} />
  )
  const views: ByType<VNode, OneInput['type']> = {
    radio: (choice) => <Radios {...common} legend={label} options={optionsOf(choice, lang)} />,
    checkboxes: (choice) => (
      <Checkboxes {...common} legend={label} options={optionsOf(choice, lang)} />
    ),
    'yes-no': () => <Radios {...common} legend={label} inline options={textsOf(yesOrNo, lang)} />,
    select: (choice) => (
      <Select {...common} {...{ label }} blank={blank[lang]} options={optionsOf(choice, lang)} />
    ),
    textarea: ({ maxLength = 2_000 }) => <TextArea {...common} {...{ label }} max={maxLength} />,
    date: ({ partial }) => (
      <DateField {...common} {...{ label }} {...(partial && !hint && { hint: yearHint[lang] })} />
    ),
    file: () => <FileField {...common} {...{ label }} accept="application/pdf,image/*" multiple />,
    text: line,
    number: line,
    money: line,
    'id-number': line,
    phone: line,
    email: line,
  }
  return forField(views, field.type, field)
}

type Line = Extract<
  OneInput,
  { type: 'text' | 'number' | 'money' | 'id-number' | 'phone' | 'email' }
>

const looks = {
  text: {},
  number: { width: 10, inputMode: 'decimal' },
  money: { width: 10, inputMode: 'numeric' },
  'id-number': { width: 20, inputMode: 'numeric', code: true },
  phone: { width: 20, type: 'tel', inputMode: 'tel' },
  email: { type: 'email', inputMode: 'email' },
} as const

const own = (field: Line) => ({
  ...(field.autocomplete !== undefined && { autocomplete: field.autocomplete }),
  ...(field.type === 'number' &&
    (field.max ?? Infinity) < 10_000 &&
    !field.step && { width: 5 as const }),
  ...(field.type === 'text' && field.width && { width: widths[field.width] }),
})

const widths = { short: 5, medium: 20, long: 30 } as const

/** The unit stands with the label, so that only the number is typed. */
function labelOf(field: OneInput, lang: Lang): string {
  const unit = field.type === 'money' ? đồng : field.type === 'number' ? field.unit : undefined
  return unit ? `${field.label[lang]} (${unit[lang]})` : field.label[lang]
}

const optionsOf = (field: Parameters<typeof choicesOf>[0], lang: Lang) =>
  textsOf(choicesOf(field), lang)

const textsOf = (choices: readonly Choice[], lang: Lang) =>
  choices.map(({ value, label, hint }) => ({
    value,
    text: label[lang],
    ...(hint && { hint: hint[lang] }),
  }))

const đồng: Text = say('đồng', 'đồng')
const blank: Text = say('Chọn', 'Choose')

const yearHint: Text = say(
  'Ngày/tháng/năm; không rõ thì chỉ ghi năm, ví dụ 05/02/1987 hoặc 1987',
  'Day/month/year, or the year only, for example 05/02/1987 or 1987',
)
