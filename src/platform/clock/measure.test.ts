import { describe, expect, test } from 'vitest'

import { at, calendar, local } from './calendar.fixture.ts'
import { addWorkingMinutes, countWorkingDays, remaining, workingMinutesBetween } from './measure.ts'
import { resume } from './resume.ts'

const date = (text: string) => Temporal.PlainDate.from(text)

test.each([
  ['within a morning', '2026-03-02 08:00', '2026-03-02 09:30', 90],
  ['over lunch', '2026-03-02 11:00', '2026-03-02 14:00', 60],
  ['a whole day', '2026-03-02 00:00', '2026-03-03 00:00', 480],
  ['over a night', '2026-03-02 16:00', '2026-03-03 08:00', 120],
  ['over a weekend', '2026-03-06 16:00', '2026-03-09 08:00', 120],
  ['over Tết', '2026-02-13 16:00', '2026-02-23 08:00', 120],
  ['a swapped Saturday', '2026-08-22 00:00', '2026-08-23 00:00', 480],
  ['backwards', '2026-03-03 09:00', '2026-03-02 09:00', 0],
])('working minutes: %s', (_, from, to, expected) => {
  expect(workingMinutesBetween(at(from), at(to), calendar)).toBe(expected)
})

test.each([
  ['half a working day', '2026-03-02 08:00', 240, '2026-03-02 14:00'],
  ['a quarter of a working day from Friday', '2026-03-06 16:00', 120, '2026-03-09 08:00'],
  ['six working days', '2026-03-02 08:00', 6 * 480, '2026-03-10 08:00'],
  ['nothing', '2026-03-02 20:00', 0, '2026-03-02 20:00'],
])('a step budget of %s', (_, from, minutes, expected) => {
  const outcome = addWorkingMinutes(at(from), minutes, calendar)
  expect(outcome.ok && local(outcome.value)).toBe(expected)
})

test.each([-1, 0.5, 20_000 * 60 + 1, Number.NaN])(
  'a step budget of %s minutes is refused',
  (minutes) => {
    expect(addWorkingMinutes(at('2026-03-02 08:00'), minutes, calendar).ok).toBe(false)
  },
)

test('what a budget adds, a measurement finds again', () => {
  for (let minutes = 1; minutes < 5_000; minutes += 37) {
    const from = at('2026-02-12 10:15')
    const outcome = addWorkingMinutes(from, minutes, calendar)
    expect(outcome.ok && workingMinutesBetween(from, outcome.value, calendar)).toBe(minutes)
  }
})

test.each([
  ['Monday to Friday', '2026-03-02', '2026-03-06', 4],
  ['the same day', '2026-03-02', '2026-03-02', 0],
  ['over 24/11', '2026-11-23', '2026-11-27', 3],
  ['over the swap of 2/9', '2026-08-21', '2026-09-03', 7],
  ['backwards', '2026-03-06', '2026-03-02', -4],
])('working days: %s', (_, from, to, expected) => {
  expect(countWorkingDays(date(from), date(to), calendar)).toBe(expected)
})

describe('time left', () => {
  const due = at('2026-03-06 17:00')
  test.each([
    ['in days', '2026-03-03 09:00', { late: false, workingDays: 3, workingMinutes: 1_800 }],
    ['on the due day', '2026-03-06 16:00', { late: false, workingDays: 0, workingMinutes: 60 }],
    ['at the due minute', '2026-03-06 17:00', { late: false, workingDays: 0, workingMinutes: 0 }],
    ['a day late', '2026-03-09 10:00', { late: true, workingDays: 1, workingMinutes: 180 }],
    [
      'late, over a weekend only',
      '2026-03-08 10:00',
      { late: true, workingDays: 0, workingMinutes: 0 },
    ],
  ])('%s', (_, now, expected) => {
    expect(remaining(at(now), due, calendar)).toEqual(expected)
  })
})

describe('a due date moved by a pause', () => {
  const pause = { from: at('2026-03-05 10:00'), to: at('2026-03-09 10:00') }
  test.each([
    ['working-day', '2026-03-10 17:00'],
    ['day', '2026-03-10 17:00'],
    ['working-hour', '2026-03-10 17:00'],
    ['hour', '2026-03-10 17:00'],
    ['fixed-date', '2026-03-06 17:00'],
  ] as const)('in %s', (unit, expected) => {
    const moved = resume(at('2026-03-06 17:00'), unit, pause, calendar)
    expect(moved.ok && local(moved.value)).toBe(expected)
  })
})
