import {
  directoryOf,
  Field as FieldShape,
  PersonPart,
  readNumber,
  type Condition,
  type Entry,
  type Field,
  type FormContent,
  type Rule,
  type Section,
} from '#modules/forms/index.ts'
import type { Errors, Filled } from '#platform/form.ts'

import { conditionFrom } from './condition-form.ts'
import type { FieldType } from './field-words.ts'
import { optionsFrom } from './option-form.ts'
import { rulesFrom, rulesOf } from './rule-form.ts'
import type { Naming } from './say-condition.ts'

/** What the conditions and rules of one section are read against. */
export const namingFor = (
  { sections, cases }: Pick<FormContent, 'sections' | 'cases'>,
  section: Section | undefined,
): Naming => ({ entries: directoryOf({ sections }), cases, section })

/** The questions that a condition of this field may ask: those above it. */
export function entriesAbove(
  content: FormContent,
  section: Section | undefined,
  field: string | undefined,
): Entry[] {
  const entries = directoryOf(content)
  const rows = ({ section: of }: Entry) => of.repeat === undefined || of === section
  const end = entries.findIndex(({ section: of, of: { name } }) =>
    field === undefined ? of === section : of === section && name === field,
  )
  return (section === undefined || end === -1 ? entries : entries.slice(0, end)).filter(rows)
}

type Read = { ok: true; field: Field } | { ok: false; errors: Errors }

const text = (filled: Filled, name: string) => (filled[name] ?? '').trim()

/** A sentence in both languages; English is the Vietnamese again when left blank. */
export function bothFrom(filled: Filled, name: string): { vi: string; en: string } | undefined {
  const vi = text(filled, name)
  return vi === '' ? undefined : { vi, en: text(filled, `${name}En`) || vi }
}

/** What was typed for a field. What the page does not show of it stays as it was. */
export function fieldFrom(filled: Filled, before: Field, naming: Naming): Read {
  const errors: Errors = {}
  const made = { ...before, ...sharedFrom(filled, before, naming, errors) }
  const own = ownFrom[before.type](filled, before, errors)
  const rules = ruledFrom(filled, before, naming, errors)
  const parsed = FieldShape.safeParse(withoutBlanks({ ...made, ...own, ...rules }))
  if (!parsed.success)
    for (const { path, message } of parsed.error.issues)
      errors[inputOf(path)] ??= messageFor(path, message)
  return parsed.success && Object.keys(errors).length === 0
    ? { ok: true, field: parsed.data }
    : { ok: false, errors }
}

const withoutBlanks = (record: object) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))

function sharedFrom(filled: Filled, before: Field, naming: Naming, errors: Errors) {
  const visibleWhen = conditionFrom(filled, 'when', naming, errors)
  if (before.type === 'note') {
    const words = bothFrom(filled, 'text')
    if (!words) errors['text'] = 'Ghi lời hướng dẫn'
    return { visibleWhen, text: words ?? before.text }
  }
  const label = bothFrom(filled, 'label')
  if (!label) errors['label'] = 'Ghi tên mục'
  const shared = { visibleWhen, label: label ?? before.label, hint: bothFrom(filled, 'hint') }
  if (before.type === 'computed') return shared
  const need = text(filled, 'required')
  const requiredWhen = neededWhen(filled, need, before.requiredWhen, { naming, errors })
  const first = text(filled, 'default')
  return {
    ...shared,
    required: need === 'yes' ? true : undefined,
    requiredWhen,
    prefill: text(filled, 'prefill') || undefined,
    default: before.type === 'person' ? undefined : first || undefined,
  }
}

type Around = { naming: Naming; errors: Errors }

/** When something is required; a condition that would be dropped unseen is asked about. */
export function neededWhen(
  filled: Filled,
  need: string,
  before: Condition | undefined,
  { naming, errors }: Around,
): Condition | undefined {
  const isNew = before === undefined
  const typed = need === 'when' || isNew ? conditionFrom(filled, 'need', naming, errors) : undefined
  if (need === 'when' && !typed) errors['required'] = 'Ghi điều kiện bên dưới'
  if (need !== 'when' && typed)
    errors['required'] = 'Chọn “Khi có điều kiện”, hoặc bỏ các dòng điều kiện bên dưới'
  return need === 'when' ? typed : undefined
}

function ruledFrom(filled: Filled, before: Field, naming: Naming, errors: Errors) {
  if (before.type === 'note' || before.type === 'computed') return {}
  if (before.type === 'person') {
    // A list of rules of a person's parts has no inputs of its own, but for the age.
    return { partRules: partRulesFrom(filled, before.partRules ?? {}, errors) }
  }
  const field = { type: before.type, label: before.label }
  const rules = rulesFrom(filled, rulesOf(before), { field, naming, errors })
  return { rules: rules.length > 0 ? rules : undefined }
}

type PartRules = NonNullable<Extract<Field, { type: 'person' }>['partRules']>

function partRulesFrom(filled: Filled, before: PartRules, errors: Errors): PartRules | undefined {
  const atLeast = whole(filled, 'age', errors)
  const others = (before.birthDate ?? []).filter((rule) => !isPlainAge(rule))
  // Its own words stay.
  const age = (before.birthDate ?? []).find(isPlainAge)
  const birthDate: Rule[] =
    atLeast === undefined
      ? others
      : [...others, { ...(age?.message && { message: age.message }), rule: 'age', atLeast }]
  const { birthDate: _, ...rest } = before
  const rules = { ...rest, ...(birthDate.length > 0 && { birthDate }) }
  return Object.keys(rules).length > 0 ? rules : undefined
}

export const isPlainAge = (rule: Rule) =>
  rule.rule === 'age' && !rule.when && rule.under === undefined && rule.on === undefined

type Own = (filled: Filled, before: Field, errors: Errors) => object

const nothing: Own = () => ({})

const bounds: Own = (filled, _, errors) => ({
  min: decimal(filled, 'min', errors),
  max: decimal(filled, 'max', errors),
})

const choice: Own = (filled, before, errors) => {
  const list = text(filled, 'list')
  if (list) return { list, options: undefined }
  const old = 'options' in before ? (before.options ?? []) : []
  const read = optionsFrom(filled['options'] ?? '', old)
  if (!read.ok) errors['options'] = read.message
  const options = read.ok && read.options.length > 0 ? read.options : undefined
  return { options, list: undefined }
}

const ownFrom: Record<FieldType, Own> = {
  text: (filled, _, errors) => ({
    format: text(filled, 'format') || undefined,
    width: text(filled, 'width') || undefined,
    maxLength: whole(filled, 'maxLength', errors),
  }),
  textarea: (filled, _, errors) => ({ maxLength: whole(filled, 'maxLength', errors) }),
  number: (filled, before, errors) => ({
    ...bounds(filled, before, errors),
    step: decimal(filled, 'step', errors),
    unit: bothFrom(filled, 'unit'),
  }),
  money: bounds,
  date: (filled) => ({ partial: text(filled, 'partial') === 'yes' ? true : undefined }),
  'id-number': (filled) => ({ old: text(filled, 'old') === 'yes' ? true : undefined }),
  address: (filled) => {
    const picked = text(filled, 'address').split('\n')
    return {
      abroad: picked.includes('abroad') ? true : undefined,
      detailOptional: picked.includes('detailOptional') ? true : undefined,
    }
  },
  person: (filled, before, errors) => {
    const was = before.type === 'person' ? before : undefined
    const parts = inOrder(was?.parts ?? []).filter((part) => picked(filled, 'parts', part))
    if (parts.length === 0) errors['parts'] = 'Chọn ít nhất một thông tin'
    const optional = inOrder(was?.optional ?? []).filter(
      (part) => parts.includes(part) && picked(filled, 'optional', part),
    )
    const more = (name: string) => (picked(filled, 'person', name) ? true : undefined)
    return {
      parts,
      optional: optional.length > 0 ? optional : undefined,
      yearOfBirth: more('yearOfBirth'),
      oldId: more('oldId'),
      abroad: more('abroad'),
    }
  },
  file: (filled) => ({ component: text(filled, 'component') }),
  note: (filled, before) => {
    const plain = before.type === 'note' && before.tone !== 'warn' ? before.tone : undefined
    return { tone: text(filled, 'tone') === 'warn' ? 'warn' : plain }
  },
  computed: (filled) => ({
    sum: text(filled, 'sum').split('\n').filter(Boolean),
    unit: bothFrom(filled, 'unit'),
  }),
  phone: nothing,
  email: nothing,
  'yes-no': nothing,
  select: choice,
  radio: choice,
  checkboxes: choice,
}

/** As they stood before; what is new comes after. */
const inOrder = (before: readonly PersonPart[]): PersonPart[] => [
  ...new Set([...before, ...PersonPart.options]),
]

const picked = (filled: Filled, name: string, value: string) =>
  (filled[name] ?? '').split('\n').includes(value)

function decimal(filled: Filled, name: string, errors: Errors): number | undefined {
  const typed = text(filled, name)
  if (typed === '') return undefined
  const number = readNumber(typed)
  if (number === undefined) errors[name] = 'Ghi một con số, ví dụ 12 hoặc 7,5, hoặc để trống'
  return number
}

function whole(filled: Filled, name: string, errors: Errors): number | undefined {
  const number = decimal(filled, name, errors)
  if (number === undefined || (Number.isInteger(number) && number >= 0)) return number
  errors[name] = 'Ghi một số nguyên, hoặc để trống'
  return undefined
}

/** The input that a wrong value was typed in. */
function inputOf([first = '_', second]: readonly PropertyKey[]): string {
  const name = String(first)
  if (name === 'sum' || name === 'parts' || name === 'options') return name
  if (name === 'rules') return `r.${String(second ?? 0)}.keep`
  return second === 'en' ? `${name}En` : name
}

const messageFor = (path: readonly PropertyKey[], message: string): string =>
  path[0] === 'sum'
    ? 'Chọn ít nhất một mục số để cộng'
    : `Giá trị không đúng: ${inVietnamese(message)}`

const inVietnamese = (message: string) =>
  message.startsWith('Too big')
    ? 'quá dài hoặc quá lớn'
    : message.startsWith('Too small')
      ? 'quá nhỏ'
      : 'xem lại'
