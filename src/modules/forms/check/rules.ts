import type { FormContent } from '../definition.ts'
import type { Field } from '../fields.ts'
import type { Rule } from '../rules.ts'
import { directoryOf, lookUp, type Entry } from './directory.ts'
import { error, type Finding, type Place } from './finding.ts'
import { knownPatterns } from './patterns.ts'

/** Rules that can never be kept, compare with what is not there, or are written in a way we do not run. */
export function ruleFindings(content: FormContent): Finding[] {
  const entries = directoryOf(content)
  return content.sections.flatMap((section) =>
    section.fields.flatMap((field) => {
      const at: Place = { kind: 'field', section: section.id, field: field.name }
      const seek = (name: string) => lookUp(entries, name, section)
      return rulesOf(field).flatMap(([rule, type]) => [
        ...kindFindings(rule, type, at),
        ...limitFindings(rule, at),
        ...otherFindings(rule, at, seek),
        ...patternFindings(rule, at),
      ])
    }),
  )
}

type OnType = Entry['kind']

function rulesOf(field: Field): [Rule, OnType][] {
  if (field.type === 'note' || field.type === 'computed') return []
  if (field.type !== 'person') return (field.rules ?? []).map((rule) => [rule, kindOf(field.type)])
  return Object.entries(field.partRules ?? {}).flatMap(([part, rules]) =>
    rules.map((rule): [Rule, OnType] => [rule, part === 'birthDate' ? 'date' : 'other']),
  )
}

const kindOf = (type: Field['type']): OnType =>
  type === 'date' ? 'date' : type === 'number' || type === 'money' ? 'number' : 'other'

const forDates: readonly Rule['rule'][] = ['not-future', 'not-past', 'age']
const forNumbers: readonly Rule['rule'][] = ['range']

function kindFindings(rule: Rule, type: OnType, at: Place): Finding[] {
  const op = rule.rule === 'compare' ? rule.op : undefined
  const wantsDate = forDates.includes(rule.rule) || op === 'not-before' || op === 'not-after'
  const wantsNumber = forNumbers.includes(rule.rule) || op === 'at-most' || op === 'at-least'
  if (wantsDate && type !== 'date')
    return [
      error(at, 'rules', 'Ràng buộc này chỉ dùng cho mục ngày', 'This rule is for dates only'),
    ]
  if (wantsNumber && type !== 'number')
    return [
      error(at, 'rules', 'Ràng buộc này chỉ dùng cho mục số', 'This rule is for numbers only'),
    ]
  return []
}

function limitFindings(rule: Rule, at: Place): Finding[] {
  const [min, max] =
    rule.rule === 'length' || rule.rule === 'range'
      ? [rule.min, rule.max]
      : rule.rule === 'age'
        ? [rule.atLeast, rule.under === undefined ? undefined : rule.under - 1]
        : []
  if (min === undefined || max === undefined || min <= max) return []
  return [
    error(
      at,
      'rules',
      'Ràng buộc không bao giờ thỏa: mức thấp nhất lớn hơn mức cao nhất',
      'The rule can never be kept: the least is above the most',
    ),
  ]
}

function otherFindings(
  rule: Rule,
  at: Place,
  seek: (name: string) => Entry | undefined,
): Finding[] {
  const name =
    rule.rule === 'compare' ? rule.with : rule.rule === 'age' && rule.on !== 'today' ? rule.on : ''
  if (!name) return []
  const other = seek(name)
  if (!other)
    return [
      error(
        at,
        'rules',
        `Ràng buộc so với mục “${name}”, biểu mẫu không có mục này`,
        `The rule compares with the field “${name}”, which is not in the form`,
      ),
    ]
  const wanted = wantedKind(rule)
  if (wanted === undefined || other.kind === wanted) return []
  return [
    error(
      at,
      'rules',
      `Ràng buộc so với “${other.label.vi}”, mục này không cùng loại`,
      `The rule compares with “${other.label.en}”, which is of another kind`,
    ),
  ]
}

function wantedKind(rule: Rule): Entry['kind'] | undefined {
  if (rule.rule === 'age') return 'date'
  if (rule.rule !== 'compare' || rule.op === 'different') return undefined
  return rule.op === 'at-most' || rule.op === 'at-least' ? 'number' : 'date'
}

function patternFindings(rule: Rule, at: Place): Finding[] {
  if (rule.rule !== 'pattern' || knownPatterns().has(rule.pattern)) return []
  return [
    error(
      at,
      'rules',
      'Biểu thức tự viết không được dùng. Dùng “chỉ gồm các loại ký tự”, “đúng khuôn” và độ dài',
      'Patterns of one’s own are not taken. Use kinds of characters, a shape and a length',
    ),
  ]
}
