import { expect, test } from 'vitest'

import { at, calendar, calendarWith, policeHours } from './calendar.fixture.ts'
import type { Calendar } from './calendar.ts'
import { dueAt } from './due.ts'
import { resume } from './resume.ts'
import type { Pause, Rule } from './rule.ts'

/** Random numbers that are the same in every run (mulberry32). */
function dice(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

const units = ['working-day', 'day', 'working-hour', 'hour'] as const
const calendars = [calendar, calendarWith([], [policeHours])]
const base = at('2026-01-01 00:00')
const minutesOfAYear = 365 * 24 * 60
const tries = 3_000

const instantIn = (roll: (below: number) => number) => base.add({ minutes: roll(minutesOfAYear) })

function pausesFrom(roll: (below: number) => number, near: Temporal.Instant): Pause[] {
  return Array.from({ length: roll(3) }, () => {
    const from = near.add({ minutes: roll(14 * 24 * 60) - 2 * 24 * 60 })
    return { from, to: from.add({ minutes: roll(10 * 24 * 60) }) }
  })
}

function given(roll: (below: number) => number) {
  const unit = units[roll(units.length)]!
  const rule: Rule = { amount: 1 + roll(12), unit }
  if (unit !== 'hour' && roll(3) === 0) rule.cutoff = '15:00'
  const received = instantIn(roll)
  return { received, rule, calendar: calendars[roll(2)]!, pauses: pausesFrom(roll, received) }
}

function due(received: Temporal.Instant, rule: Rule, cal: Calendar, pauses: Pause[] = []) {
  const outcome = dueAt(received, rule, cal, pauses)
  if (!outcome.ok) throw new Error(outcome.why)
  return outcome.value
}

/** Runs a claim many times; the first try that breaks it, with everything that made it. */
function exceptionTo(claim: (roll: (below: number) => number) => [boolean, unknown]) {
  const roll = dice(20260701)
  for (let i = 0; i < tries; i += 1) {
    const [holds, story] = claim(roll)
    if (!holds) return JSON.stringify(story)
  }
  return 'none'
}

const notBefore = (later: Temporal.Instant, earlier: Temporal.Instant) =>
  Temporal.Instant.compare(later, earlier) >= 0

test('what is received later is never due earlier', () => {
  const exception = exceptionTo((roll) => {
    const { received, rule, calendar: cal, pauses } = given(roll)
    const later = received.add({ minutes: roll(3 * 24 * 60) })
    const [a, b] = [due(received, rule, cal, pauses), due(later, rule, cal, pauses)]
    return [notBefore(b.dueAt, a.dueAt), { received, later, rule, pauses, a: a.dueAt, b: b.dueAt }]
  })
  expect(exception).toBe('none')
})

test('a longer limit is never due earlier', () => {
  const exception = exceptionTo((roll) => {
    const { received, rule, calendar: cal, pauses } = given(roll)
    const longer = { ...rule, amount: rule.amount! + 1 }
    const [a, b] = [due(received, rule, cal, pauses), due(received, longer, cal, pauses)]
    return [notBefore(b.dueAt, a.dueAt), { received, rule, pauses }]
  })
  expect(exception).toBe('none')
})

test('a pause never makes anything due earlier', () => {
  const exception = exceptionTo((roll) => {
    const { received, rule, calendar: cal, pauses } = given(roll)
    const [a, b] = [due(received, rule, cal), due(received, rule, cal, pauses)]
    return [notBefore(b.dueAt, a.dueAt), { received, rule, pauses }]
  })
  expect(exception).toBe('none')
})

test('a due date is never before receipt', () => {
  const exception = exceptionTo((roll) => {
    const { received, rule, calendar: cal, pauses } = given(roll)
    return [notBefore(due(received, rule, cal, pauses).dueAt, received), { received, rule, pauses }]
  })
  expect(exception).toBe('none')
})

test('the counted steps add up to the limit', () => {
  const exception = exceptionTo((roll) => {
    const { received, rule, calendar: cal, pauses } = given(roll)
    const counted = due(received, rule, cal, pauses).steps.filter((step) => step.counted)
    const inHours = rule.unit === 'hour' || rule.unit === 'working-hour'
    const sum = inHours
      ? counted.reduce((total, { minutes = 0 }) => total + minutes, 0) / 60
      : counted.length
    return [sum === rule.amount, { received, rule, pauses, sum }]
  })
  expect(exception).toBe('none')
})

test('the steps go forward day by day, without a gap', () => {
  const exception = exceptionTo((roll) => {
    const { received, rule, calendar: cal, pauses } = given(roll)
    const { steps } = due(received, rule, cal, pauses)
    const gaps = steps.filter(({ date }, i) => {
      const before = steps[i - 1]
      return before !== undefined && !before.date.add({ days: 1 }).equals(date)
    })
    return [gaps.length === 0, { received, rule, pauses, gaps }]
  })
  expect(exception).toBe('none')
})

test('a limit in days ends when the agency closes on a working day', () => {
  const exception = exceptionTo((roll) => {
    const { received, pauses } = given(roll)
    const unit = roll(2) === 0 ? 'day' : 'working-day'
    const { dueAt: end } = due(received, { amount: 1 + roll(30), unit }, calendar, pauses)
    return [end.toString({ timeZone: 'Asia/Ho_Chi_Minh' }).includes('T17:00:00+07:00'), { end }]
  })
  expect(exception).toBe('none')
})

test('moving a due date by one pause agrees with counting anew', () => {
  const exception = exceptionTo((roll) => {
    const rule: Rule = { amount: 1 + roll(12), unit: units[roll(4)]! }
    const received = instantIn(roll)
    const before = due(received, rule, calendar).dueAt
    const from = received.add({ minutes: roll(72 * 60) })
    const pause = { from, to: from.add({ minutes: roll(9 * 24 * 60) }) }
    // A calendar-day limit that has moved past a weekend has lost what a count anew would find; nothing resumes once it is over.
    if (rule.unit === 'day' || notBefore(from, before)) return [true, undefined]
    const counted = due(received, rule, calendar, [pause]).dueAt
    const moved = resume(before, rule.unit, pause, calendar)
    return [
      moved.ok && moved.value.equals(counted),
      { received, rule, pause, before, counted, moved },
    ]
  })
  expect(exception).toBe('none')
})
