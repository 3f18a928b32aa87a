import {
  Case,
  Component,
  ComponentKind,
  readNumber,
  type FormComponent,
  type FormContent,
  type Section,
} from '#modules/forms/index.ts'
import type { Errors, Filled } from '#platform/form.ts'

import { conditionFrom } from './condition-form.ts'
import { conditionFilled } from './condition-lines.ts'
import { bothFilled } from './field-filled.ts'
import { bothFrom, namingFor, neededWhen } from './field-form.ts'
import { most } from './limits.ts'
import { codeFor } from './names.ts'

type Read<Part> = { ok: true; part: Part } | { ok: false; errors: Errors }
const readOr = <Part>(errors: Errors, part: Part | undefined): Read<Part> =>
  part === undefined || Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, part }

/** What was typed for a section. */
export function sectionFrom(filled: Filled, before: Section, content: FormContent): Read<Section> {
  const errors: Errors = {}
  const title = bothFrom(filled, 'title')
  if (!title) errors['title'] = 'Ghi tên phần'
  const visibleWhen = conditionFrom(filled, 'when', namingFor(content, undefined), errors)
  const repeat = filled['repeat'] === 'yes' ? repeatFrom(filled, errors) : undefined
  const intro = bothFrom(filled, 'intro')
  const { id, fields, certainty } = before
  return readOr(errors, {
    id,
    title: title ?? before.title,
    fields,
    ...(intro && { intro }),
    ...(visibleWhen && { visibleWhen }),
    ...(repeat && { repeat }),
    ...(certainty && { certainty }),
  })
}

function repeatFrom(filled: Filled, errors: Errors): NonNullable<Section['repeat']> {
  const itemLabel = bothFrom(filled, 'item')
  if (!itemLabel) errors['item'] = 'Ghi tên của một dòng, ví dụ Thành viên'
  const min = rows(filled, 'min', 0, errors)
  const max = rows(filled, 'max', 1, errors)
  if (max < min) errors['max'] = 'Số dòng nhiều nhất không được nhỏ hơn số dòng ít nhất'
  return { min, max, itemLabel: itemLabel ?? { vi: '?', en: '?' } }
}

function rows(filled: Filled, name: string, least: number, errors: Errors): number {
  const number = readNumber(filled[name])
  if (number !== undefined && Number.isInteger(number) && number >= least && number <= 100)
    return number
  errors[name] = `Ghi số nguyên từ ${least} đến 100`
  return least
}

export const sectionFilled = (section: Section, content: FormContent): Filled => ({
  ...bothFilled('title', section.title),
  ...bothFilled('intro', section.intro),
  ...conditionFilled(section.visibleWhen, 'when', namingFor(content, undefined)),
  repeat: section.repeat ? 'yes' : '',
  min: String(section.repeat?.min ?? 1),
  max: String(section.repeat?.max ?? 10),
  ...bothFilled('item', section.repeat?.itemLabel),
})

/** What was typed for a paper; a new one gets its code from its name. */
export function componentFrom(
  filled: Filled,
  before: FormComponent | undefined,
  content: FormContent,
): Read<FormComponent> {
  const errors: Errors = {}
  const naming = namingFor(content, undefined)
  const name = bothFrom(filled, 'name')
  if (!name) errors['name'] = 'Ghi tên giấy tờ'
  const kinds = ComponentKind.options.filter((kind) =>
    (filled['kinds'] ?? '').split('\n').includes(kind),
  )
  if (kinds.length === 0) errors['kinds'] = 'Chọn ít nhất một loại bản'
  const quantity = filled['quantity'] ? rows(filled, 'quantity', 1, errors) : undefined
  const need = filled['required'] ?? ''
  const requiredWhen = neededWhen(filled, need, before?.requiredWhen, { naming, errors })
  const taken = new Set(content.components.map(({ code }) => code))
  const made = {
    code: before?.code ?? codeFor(name?.vi ?? '', taken),
    name,
    kinds,
    present: filled['present'] || undefined,
    quantity,
    required: need === 'yes',
    requiredWhen,
    visibleWhen: conditionFrom(filled, 'when', naming, errors),
    replaceableByDb: filled['replaceableByDb'] || undefined,
    hint: bothFrom(filled, 'hint'),
    digitise: filled['digitise'] === 'yes',
  }
  const parsed = Component.safeParse(
    Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)),
  )
  if (!parsed.success && Object.keys(errors).length === 0) errors['name'] = 'Xem lại tên giấy tờ'
  return readOr(errors, parsed.data)
}

export const componentFilled = (
  component: FormComponent | undefined,
  content: FormContent,
): Filled => {
  if (!component) return { kinds: 'original\nelectronic', required: 'yes', digitise: 'yes' }
  const naming = namingFor(content, undefined)
  const { name, kinds, present, quantity, required, requiredWhen, visibleWhen } = component
  return {
    ...bothFilled('name', name),
    ...bothFilled('hint', component.hint),
    kinds: kinds.join('\n'),
    present: present ?? '',
    quantity: quantity === undefined ? '' : String(quantity),
    required: required ? 'yes' : requiredWhen ? 'when' : 'no',
    ...conditionFilled(requiredWhen, 'need', naming),
    ...conditionFilled(visibleWhen, 'when', naming),
    replaceableByDb: component.replaceableByDb ?? '',
    digitise: component.digitise ? 'yes' : '',
  }
}

type Cases = FormContent['cases']

export const caseInputs = (n: number) => ({
  code: `c.${n}.code`,
  label: `c.${n}.label`,
  hint: `c.${n}.hint`,
  amount: `c.${n}.amount`,
  unit: `c.${n}.unit`,
})

/** What was typed for the cases; lines left blank are no cases, and codes that are there stay. */
export function casesFrom(filled: Filled, before: Cases): Read<Cases> {
  const errors: Errors = {}
  const taken = new Set<string>()
  const cases = Array.from({ length: most.cases }, (_, n) => n).flatMap((n) => {
    const names = caseInputs(n)
    const label = bothFrom(filled, names.label)
    if (!label) return []
    const asked = (filled[names.code] ?? '').trim()
    const code = asked || codeFor(label.vi, taken)
    taken.add(code)
    const old = before.find((one) => one.code === code)
    const hint = bothFrom(filled, names.hint)
    const amount = readNumber(filled[names.amount])
    const made = {
      code,
      label,
      ...(hint && { hint }),
      ...(amount !== undefined && {
        ruleHint: { ...old?.ruleHint, amount, unit: filled[names.unit] || 'working-day' },
      }),
      ...(old?.certainty && { certainty: old.certainty }),
    }
    const parsed = Case.safeParse(made)
    if (!parsed.success)
      errors[names.code] = 'Mã chỉ gồm chữ thường không dấu, số và gạch nối; thời hạn là số'
    return parsed.success ? [parsed.data] : []
  })
  return readOr(errors, cases)
}

export const casesFilled = (cases: Cases): Filled =>
  Object.fromEntries(
    cases.flatMap(({ code, label, hint, ruleHint }, n) => {
      const names = caseInputs(n)
      return [
        [names.code, code],
        ...Object.entries(bothFilled(names.label, label)),
        ...Object.entries(bothFilled(names.hint, hint)),
        [names.amount, ruleHint ? String(ruleHint.amount).replace('.', ',') : ''],
        [names.unit, ruleHint?.unit ?? ''],
      ]
    }),
  )
