import { lookUp, type Condition, type Simple } from '#modules/forms/index.ts'
import type { Filled } from '#platform/form.ts'

import { rowsFilled, type Group, type Join, type Line, type Row } from './condition-rows.ts'
import { channelWords, type Naming } from './say-condition.ts'

export const ops = [
  ...(['is', 'not', 'filled', 'blank'] as const),
  ...(['more', 'not-more', 'before', 'not-before', 'older', 'not-older'] as const),
]
export type Op = (typeof ops)[number]

export const caseField = '@case'
export const channelField = '@channel'

/** A condition as its form shows it: rows, and groups of rows. */
export const conditionFilled = (
  condition: Condition | undefined,
  of: string,
  naming: Naming,
): Filled => (condition ? rowsFilled(groupOf(condition, of, naming)) : {})

function groupOf(condition: Condition, at: string, naming: Naming): Group {
  const [join, parts] = joinedIn(condition) ?? (['all', [condition]] as const)
  return { at, join, rows: parts.map((part, n) => rowOf(part, `${at}.${n}`, naming)) }
}

function rowOf(condition: Condition, at: string, naming: Naming): Row {
  if (joinedIn(condition)) return groupOf(condition, at, naming)
  const [simple, isNegated] = 'not' in condition ? [condition.not, true] : [condition, false]
  return { at, ...lineOf(simple as Simple, isNegated, naming) }
}

/** What a group is made of; undefined for what one line can say. */
function joinedIn(condition: Condition): readonly [Join, readonly Condition[]] | undefined {
  if ('all' in condition) return ['all', condition.all]
  if ('any' in condition) return ['any', condition.any]
  if (!('not' in condition)) return undefined
  const { not } = condition
  if ('all' in not) return ['not-all', not.all]
  if ('any' in not) return ['none', not.any]
  return 'not' in not ? ['none', [not]] : undefined
}

type Said = Omit<Line, 'at'>

function lineOf(simple: Simple, isNegated: boolean, naming: Naming): Said {
  const said = (field: string, yes: Op, no: Op, value = ''): Said => ({
    field,
    op: isNegated ? no : yes,
    value,
  })
  const answer = (field: string, values: readonly string[]) =>
    said(field, 'is', 'not', answerText(field, values, naming))
  if ('case' in simple) return answer(caseField, simple.case)
  if ('channel' in simple) return answer(channelField, simple.channel)
  if ('eq' in simple) return answer(simple.eq[0], [simple.eq[1]])
  if ('in' in simple) return answer(simple.in[0], simple.in[1])
  if ('filled' in simple) return said(simple.filled, 'filled', 'blank')
  if ('gt' in simple)
    return said(simple.gt[0], 'more', 'not-more', String(simple.gt[1]).replace('.', ','))
  if ('olderThanDays' in simple)
    return said(simple.olderThanDays[0], 'older', 'not-older', String(simple.olderThanDays[1]))
  const [field, other] = simple.dateBefore
  return said(field, 'before', 'not-before', shownDate(other, naming))
}

/** Answers by their words; by the code where the words would be read as something else. */
function answerText(field: string, values: readonly string[], naming: Naming): string {
  const offered = answersTo(field, naming)
  const shown = values.map((value) => {
    const label = offered.find((one) => one.value === value)?.label
    const isPlain = offered.filter((one) => one.label === label).length === 1
    return label !== undefined && isPlain && !label.includes(';') ? label : value
  })
  return shown.join('; ')
}

type Answer = { value: string; label: string }

/** The answers that a question offers, by what they are called. */
export function answersTo(field: string, { cases, entries, section }: Naming): Answer[] {
  if (field === caseField) return cases.map(({ code, label }) => ({ value: code, label: label.vi }))
  if (field === channelField)
    return Object.entries(channelWords).map(([value, { vi }]) => ({ value, label: vi }))
  const choices = lookUp(entries, field, section)?.choices ?? []
  return choices.map(({ value, label }) => ({ value, label: label.vi }))
}

function shownDate(name: string, { entries, section }: Naming): string {
  if (name === 'today') return 'hôm nay'
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(name) ?? []
  if (year) return `${day}/${month}/${year}`
  const label = lookUp(entries, name, section)?.label.vi
  const isPlain = entries.filter((one) => one.label.vi === label).length === 1
  return label !== undefined && isPlain ? label : name
}
