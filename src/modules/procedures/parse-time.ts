import { fold } from '#platform/fold.ts'

import type { Rule, TimeReading } from './domain.ts'

const units: Record<string, Rule['unit']> = {
  'ngay lam viec': 'working-day',
  ngay: 'day',
  'gio lam viec': 'working-hour',
  gio: 'hour',
  thang: 'month',
}

const quantity = /^(\d+) ?(ngay lam viec|ngay|gio lam viec|gio|thang)?$/
const sameDay = /^(trong|ngay trong) ngay( lam viec)?$|^giai quyet ngay$/

/** Reads the portal's time limit; undefined when the cell is empty, that is: the channel is not offered. */
export function parseTime(raw: string): TimeReading | undefined {
  const parts = raw
    .split('||')
    .map(fold)
    .filter((part) => part !== '')
  if (parts.length === 0) return undefined
  const readings = parts.map(parseOne)
  const [first] = readings
  if (readings.every((reading) => same(reading, first))) return first
  const options = readings.flatMap((reading) => (reading.kind === 'rule' ? [reading.rule] : []))
  return { kind: 'undecided', why: 'several', options }
}

const same = (a: TimeReading, b: TimeReading | undefined) => JSON.stringify(a) === JSON.stringify(b)

function parseOne(text: string): TimeReading {
  if (text === 'khong co thong tin') return { kind: 'undecided', why: 'not-stated' }
  if (sameDay.test(text)) return { kind: 'rule', rule: { unit: 'same-day' } }
  const [, digits, unit] = quantity.exec(text) ?? []
  const amount = Number(digits)
  if (digits === undefined) return { kind: 'undecided', why: 'unreadable' }
  if (unit === undefined) return { kind: 'undecided', why: 'no-unit' }
  if (amount === 0) return { kind: 'undecided', why: 'unreadable' }
  return { kind: 'rule', rule: { amount, unit: units[unit] ?? 'day' } }
}

const mentioned =
  /(?<![\d.,/])0?(\d{1,3}) ?(?:\([^)]{1,20}\) ?)?(ngay lam viec|ngay|gio lam viec|gio)(?![a-z])(?! (?:\d|thang))/g

/** The time limits that a note mentions, in its order: hints for whoever confirms the time. */
export function timesIn(note: string): Rule[] {
  const rules = [...fold(note).matchAll(mentioned)].map(([, digits, unit = 'ngay']) => ({
    amount: Number(digits),
    unit: units[unit] ?? ('day' as const),
  }))
  return rules.filter(
    (rule, i) =>
      rule.amount > 0 &&
      rules.findIndex(({ amount, unit }) => amount === rule.amount && unit === rule.unit) === i,
  )
}
