import {
  characterKinds,
  lookUp,
  readNumber,
  type Field,
  type LeafField,
  type Rule,
} from '#modules/forms/index.ts'
import type { Errors, Filled } from '#platform/form.ts'

import { conditionFrom } from './condition-form.ts'
import { conditionFilled } from './condition-lines.ts'
import { rulesFor, type AddedRule } from './field-words.ts'
import type { Naming } from './say-condition.ts'
import { brokenText } from './say-rule.ts'

/** Inputs of the rule at one place of the list. */
export const ruleFields = (n: number) => ({
  keep: `r.${n}.keep`,
  min: `r.${n}.min`,
  max: `r.${n}.max`,
  of: `r.${n}.of`,
  shape: `r.${n}.shape`,
  with: `r.${n}.with`,
  message: `r.${n}.message`,
  /** Its condition begins with this. */
  when: `r.${n}.when`,
})

export const addedRule = 'r.add'

/** The rules as their inputs show them. */
export function rulesFilled(rules: readonly Rule[], naming: Naming): Filled {
  return Object.fromEntries(
    rules.flatMap((rule, n) => {
      const names = ruleFields(n)
      return [
        [names.keep, 'yes'],
        [names.message, rule.message?.vi ?? ''],
        ...inputsOf(rule, names),
        ...Object.entries(conditionFilled(rule.when, names.when, naming)),
      ]
    }),
  )
}

type Names = ReturnType<typeof ruleFields>
const numberText = (number: number | undefined) =>
  number === undefined ? '' : String(number).replace('.', ',')

function inputsOf(rule: Rule, names: Names): [string, string][] {
  if (rule.rule === 'length' || rule.rule === 'range')
    return [
      [names.min, numberText(rule.min)],
      [names.max, numberText(rule.max)],
    ]
  if (rule.rule === 'age')
    return [
      [names.min, numberText(rule.atLeast)],
      [names.max, numberText(rule.under)],
      [names.with, rule.on ?? 'today'],
    ]
  if (rule.rule === 'characters') return [[names.of, rule.of.join('\n')]]
  if (rule.rule === 'shape') return [[names.shape, rule.shape]]
  return rule.rule === 'compare' ? [[names.with, rule.with]] : []
}

type Around = { field: Pick<LeafField, 'type' | 'label'>; naming: Naming; errors: Errors }

/** The rules as typed: those still ticked, changed, and the one that was added. */
export function rulesFrom(filled: Filled, before: readonly Rule[], around: Around): Rule[] {
  const kept = before.flatMap((rule, n) =>
    filled[ruleFields(n).keep] === 'yes' ? [ruleFrom(rule, filled, ruleFields(n), around)] : [],
  )
  const asked = filled[addedRule] ?? ''
  const kind = rulesFor(around.field.type).find((one) => one === asked)
  return kind ? [...kept, newRule(kind, around)] : kept
}

function ruleFrom(rule: Rule, filled: Filled, names: Names, around: Around): Rule {
  const { when: _, ...bare } = changed(rule, filled, names, around)
  const when = conditionFrom(filled, names.when, around.naming, around.errors)
  return { ...bare, ...(when && { when }) } as Rule
}

function changed(rule: Rule, filled: Filled, names: Names, around: Around): Rule {
  const { errors } = around
  const typed = (filled[names.message] ?? '').trim()
  const own = typed !== '' && typed !== rule.message?.vi ? { vi: typed, en: typed } : rule.message
  const message = typed === '' ? {} : own && { message: own }
  const { message: _, ...bare } = rule
  switch (rule.rule) {
    case 'length':
    case 'range':
      return { ...bare, ...message, ...limits(filled, names, errors, 'min', 'max') } as Rule
    case 'age': {
      const on = filled[names.with] || 'today'
      const years = limits(filled, names, errors, 'atLeast', 'under')
      const { atLeast: _a, under: _u, on: _o, ...rest } = bare as Extract<Rule, { rule: 'age' }>
      return { ...rest, ...message, ...years, ...(on !== 'today' && { on }) }
    }
    case 'characters': {
      const of = characterKinds.filter((kind) =>
        (filled[names.of] ?? '').split('\n').includes(kind),
      )
      if (of.length === 0) errors[names.of] = 'Chọn ít nhất một loại ký tự'
      return { rule: 'characters', of: of.length === 0 ? rule.of : of, ...message }
    }
    case 'shape': {
      const shape = filled[names.shape] ?? ''
      if (shape === '' || shape.length > 60) errors[names.shape] = 'Ghi khuôn, tối đa 60 ký tự'
      return { rule: 'shape', shape: shape.slice(0, 60) || '9', ...message }
    }
    case 'compare':
      return compared(rule, filled, names, around)
    case 'pattern':
    case 'not-future':
    case 'not-past':
      return rule.rule === 'pattern' ? rule : ({ ...bare, ...message } as Rule)
  }
}

type Compare = Extract<Rule, { rule: 'compare' }>

function compared(rule: Compare, filled: Filled, names: Names, around: Around): Compare {
  const { naming, field, errors } = around
  const other = filled[names.with] ?? ''
  if (!lookUp(naming.entries, other, naming.section)) errors[names.with] = 'Chọn mục để so'
  const typed = (filled[names.message] ?? '').trim()
  const before = brokenText(field.label, rule.op, rule.with, naming)
  // Words that we made ourselves follow the field; the editor's own stay.
  const isOurs = typed === '' || typed === before.vi
  const message = isOurs
    ? brokenText(field.label, rule.op, other, naming)
    : typed === rule.message.vi
      ? rule.message
      : { vi: typed, en: typed }
  return { ...rule, with: other || rule.with, message }
}

/** Two whole numbers, either of which may be left blank. */
function limits(filled: Filled, names: Names, errors: Errors, least: string, most: string) {
  const read = (name: string, as: string) => {
    const text = filled[name] ?? ''
    if (text === '') return {}
    const number = readNumber(text)
    if (number === undefined || !Number.isInteger(number) || number < 0) {
      errors[name] = 'Ghi một số nguyên, hoặc để trống'
      return {}
    }
    return { [as]: number }
  }
  return {
    [least]: undefined,
    [most]: undefined,
    ...read(names.min, least),
    ...read(names.max, most),
  }
}

function newRule(kind: AddedRule, { field, naming }: Around): Rule {
  if (kind === 'length') return { rule: 'length', min: 1 }
  if (kind === 'characters') return { rule: 'characters', of: ['digits'] }
  if (kind === 'shape') return { rule: 'shape', shape: '99-AAAA' }
  if (kind === 'age') return { rule: 'age', atLeast: 18 }
  if (kind === 'not-future' || kind === 'not-past') return { rule: kind }
  const message = brokenText(field.label, kind, '', naming)
  return { rule: 'compare', op: kind, with: '', message }
}

export const rulesOf = (field: Field): readonly Rule[] =>
  field.type === 'note' || field.type === 'computed' ? [] : (field.rules ?? [])
