import {
  lookUp,
  readDate,
  readNumber,
  type Condition,
  type Entry,
  type Simple,
} from '#modules/forms/index.ts'
import { fold } from '#platform/fold.ts'
import type { Errors, Filled } from '#platform/form.ts'

import { channelWords, type Naming } from './say-condition.ts'

/** Điều kiện as a form shows it: some lines that must all hold, or of which one must. */
export type Line = { field: string; op: Op; value: string }

export const ops = ['is', 'not', 'filled', 'blank', 'more', 'before', 'older'] as const
export type Op = (typeof ops)[number]

export const mostLines = 8
export const caseField = '@case'
export const channelField = '@channel'

/** Names of the inputs of a condition; `of` tells several on one page apart. */
export const conditionFields = (of: string) => ({
  join: `${of}.join`,
  /** Keeps a condition that the lines cannot show. */
  keep: `${of}.keep`,
  line: (n: number) => ({
    field: `${of}.${n}.field`,
    op: `${of}.${n}.op`,
    value: `${of}.${n}.value`,
  }),
})

type Flat = { join: 'all' | 'any'; lines: Line[] }

/** A condition in lines; undefined when it is too knotted for that. */
export function linesOf(condition: Condition, naming: Naming): Flat | undefined {
  const join = 'any' in condition ? 'any' : 'all'
  const parts =
    'all' in condition ? condition.all : 'any' in condition ? condition.any : [condition]
  const lines = parts.map((part) => lineOf(part, naming))
  if (lines.length > mostLines) return undefined
  const whole = lines.filter((line) => line !== undefined)
  return whole.length === lines.length ? { join, lines: whole } : undefined
}

function lineOf(condition: Condition, naming: Naming): Line | undefined {
  if ('all' in condition || 'any' in condition) return undefined
  if (!('not' in condition)) return simpleLine(condition, naming)
  const line =
    'all' in condition.not || 'any' in condition.not || 'not' in condition.not
      ? undefined
      : simpleLine(condition.not, naming)
  if (line?.op === 'is') return { ...line, op: 'not' }
  return line?.op === 'filled' ? { ...line, op: 'blank' } : undefined
}

function simpleLine(simple: Simple, naming: Naming): Line | undefined {
  if ('case' in simple) return isLine(caseField, simple.case, naming)
  if ('channel' in simple) return isLine(channelField, simple.channel, naming)
  if ('eq' in simple) return isLine(simple.eq[0], [simple.eq[1]], naming)
  if ('in' in simple) return isLine(simple.in[0], simple.in[1], naming)
  if ('filled' in simple) return { field: simple.filled, op: 'filled', value: '' }
  if ('gt' in simple)
    return { field: simple.gt[0], op: 'more', value: String(simple.gt[1]).replace('.', ',') }
  if ('olderThanDays' in simple)
    return { field: simple.olderThanDays[0], op: 'older', value: String(simple.olderThanDays[1]) }
  const [field, other] = simple.dateBefore
  return { field, op: 'before', value: shownDate(other, naming) }
}

const isLine = (field: string, values: readonly string[], naming: Naming): Line => {
  const offered = answersTo(field, naming)
  const shown = values.map((value) => offered.find((one) => one.value === value)?.label ?? value)
  return { field, op: 'is', value: shown.join('; ') }
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
  return year ? `${day}/${month}/${year}` : (lookUp(entries, name, section)?.label.vi ?? name)
}

/** What was typed for a condition; none when every line was left blank. Puts what is wrong into `errors`. */
export function conditionFrom(
  filled: Filled,
  of: string,
  naming: Naming,
  errors: Errors,
): Condition | undefined {
  const names = conditionFields(of)
  const parts = Array.from({ length: mostLines }, (_, n) => names.line(n)).flatMap((line) => {
    const field = filled[line.field] ?? ''
    if (field === '') {
      if (filled[line.value]) errors[line.field] = 'Chọn mục cần hỏi, hoặc để trống cả dòng'
      return []
    }
    const op = ops.find((one) => one === filled[line.op]) ?? 'is'
    const made = conditionOf({ field, op, value: filled[line.value] ?? '' }, naming)
    if (typeof made === 'string') errors[line.value] = made
    return typeof made === 'string' ? [] : [made]
  })
  const [first] = parts
  if (!first) return undefined
  if (parts.length === 1) return first
  return filled[names.join] === 'any' ? { any: parts } : { all: parts }
}

/** One condition, or what is wrong with its line. */
function conditionOf({ field, op, value }: Line, naming: Naming): Condition | string {
  if (op === 'filled') return { filled: field }
  if (op === 'blank') return { not: { filled: field } }
  if (op === 'more') {
    const number = readNumber(value)
    return number === undefined ? 'Ghi con số để so, ví dụ 12 hoặc 7,5' : { gt: [field, number] }
  }
  if (op === 'older') {
    const days = Number(value)
    const fits = /^\d{1,5}$/.test(value)
    return fits ? { olderThanDays: [field, days] } : 'Ghi số ngày, ví dụ 60'
  }
  if (op === 'before') {
    const other = dateNamed(value, naming)
    return other ? { dateBefore: [field, other] } : 'Ghi “hôm nay”, một ngày, hoặc tên một mục ngày'
  }
  const values = valuesIn(field, value, naming)
  if (values.length === 0)
    return 'Ghi câu trả lời cần so; nhiều câu thì cách nhau bằng dấu chấm phẩy'
  const is = isOne(field, values)
  return op === 'not' ? { not: is } : is
}

type Channel = 'counter' | 'online' | 'post'

function isOne(field: string, values: string[]): Condition {
  if (field === caseField) return { case: values }
  if (field === channelField) return { channel: values as Channel[] }
  const [first = '', ...more] = values
  return more.length === 0 ? { eq: [field, first] } : { in: [field, values] }
}

/** Answers as typed, by their words or their codes; what is not offered stays as it is and is told later. */
function valuesIn(field: string, typed: string, naming: Naming): string[] {
  const offered = answersTo(field, naming)
  const known = (word: string) =>
    offered.find(({ value }) => value === word) ??
    offered.find(({ label }) => fold(label) === fold(word))
  // An answer may itself hold a semicolon.
  const whole = known(typed.trim())
  if (whole) return [whole.value]
  const words = typed
    .split(';')
    .map((word) => word.trim())
    .filter(Boolean)
  const values = [...new Set(words.map((word) => known(word)?.value ?? word))]
  return field === channelField
    ? values.filter((value) => Object.hasOwn(channelWords, value))
    : values
}

function dateNamed(typed: string, naming: Naming): string | undefined {
  if (['hom nay', 'today'].includes(fold(typed))) return 'today'
  const day = readDate(typed)
  if (day?.precise) return day.iso
  return dateEntry(typed, naming.entries)?.name
}

const dateEntry = (typed: string, entries: readonly Entry[]) =>
  entries.find(
    ({ kind, name, label }) =>
      kind === 'date' && (name === typed || fold(label.vi) === fold(typed)),
  )

/** A condition as its form shows it. */
export function conditionFilled(
  condition: Condition | undefined,
  of: string,
  naming: Naming,
): Filled {
  if (!condition) return {}
  const names = conditionFields(of)
  const flat = linesOf(condition, naming)
  if (!flat) return { [names.keep]: 'yes' }
  return {
    [names.join]: flat.join,
    ...Object.fromEntries(
      flat.lines.flatMap(({ field, op, value }, n) => {
        const line = names.line(n)
        return [
          [line.field, field],
          [line.op, op],
          [line.value, value],
        ]
      }),
    ),
  }
}

/** How many lines to show: what is filled in, and one more to fill. */
export function lineCount(filled: Filled, of: string): number {
  const names = conditionFields(of)
  const used = Array.from({ length: mostLines }, (_, n) => n).filter(
    (n) => (filled[names.line(n).field] ?? '') !== '' || (filled[names.line(n).value] ?? '') !== '',
  )
  return Math.min(mostLines, Math.max(-1, ...used) + 2)
}

/** The condition that was typed, or the knotted one that is to be kept. */
export const conditionOr = (
  filled: Filled,
  of: string,
  naming: Naming,
  errors: Errors,
  before: Condition | undefined,
): Condition | undefined =>
  filled[conditionFields(of).keep] === 'yes' ? before : conditionFrom(filled, of, naming, errors)
