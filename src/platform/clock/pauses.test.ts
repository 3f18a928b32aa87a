import { expect, test } from 'vitest'

import { due } from './calendar.fixture.ts'
import type { Extension } from './rule.ts'

// Received on Monday 2/3/2026, five working days: due on Monday 9/3 when nothing stops the clock.
test.each([
  ['from 9:00 to 9:00 two days later', '2026-03-03 09:00 > 2026-03-05 09:00', '2026-03-11'],
  ['from midnight to midnight', '2026-03-03 00:00 > 2026-03-05 00:00', '2026-03-11'],
  ['from closing to closing', '2026-03-03 17:00 > 2026-03-05 17:00', '2026-03-11'],
  ['within one day', '2026-03-03 09:00 > 2026-03-03 15:00', '2026-03-09'],
  ['over a weekend only', '2026-03-07 09:00 > 2026-03-08 20:00', '2026-03-09'],
  ['begun on a weekend', '2026-03-07 09:00 > 2026-03-10 09:00', '2026-03-10'],
  ['ended on a weekend', '2026-03-05 09:00 > 2026-03-07 09:00', '2026-03-11'],
  ['from the day of receipt', '2026-03-02 10:00 > 2026-03-04 10:00', '2026-03-11'],
  ['begun before receipt', '2026-02-27 10:00 > 2026-03-04 10:00', '2026-03-11'],
  ['over before receipt', '2026-02-24 10:00 > 2026-02-26 10:00', '2026-03-09'],
  ['begun on the due day', '2026-03-09 10:00 > 2026-03-11 10:00', '2026-03-11'],
  ['begun after the due day', '2026-03-10 10:00 > 2026-03-12 10:00', '2026-03-09'],
  ['longer than the rest', '2026-03-06 10:00 > 2026-04-06 10:00', '2026-04-07'],
  ['from closing to opening', '2026-03-03 17:00 > 2026-03-04 07:00', '2026-03-09'],
  [
    'from closing on Friday to opening on Monday',
    '2026-03-06 17:00 > 2026-03-09 07:00',
    '2026-03-09',
  ],
  ['over lunch', '2026-03-03 11:30 > 2026-03-03 13:30', '2026-03-09'],
  ['of one working minute at each end', '2026-03-03 16:59 > 2026-03-04 07:01', '2026-03-10'],
  ['of no length', '2026-03-03 09:00 > 2026-03-03 09:00', '2026-03-09'],
])('a stop of a limit in working days: %s', (_, pauses, expected) => {
  expect(due('2026-03-02 09:00', '5 working-day', { pauses })).toBe(`${expected} 17:00`)
})

const [first, second] = [
  '2026-03-03 09:00 > 2026-03-04 09:00',
  '2026-03-05 09:00 > 2026-03-06 09:00',
]

test.each([
  ['one after the other', `${first}, ${second}`, '2026-03-11'],
  ['not in order', `${second}, ${first}`, '2026-03-11'],
  ['the same twice', `${first}, ${first}`, '2026-03-10'],
  ['overlapping', `${first}, 2026-03-03 15:00 > 2026-03-06 09:00`, '2026-03-12'],
  ['one within another', `2026-03-03 08:00 > 2026-03-06 09:00, ${first}`, '2026-03-12'],
  ['touching', `${first}, 2026-03-04 09:00 > 2026-03-05 09:00`, '2026-03-11'],
  ['again on the day of resuming', `${first}, 2026-03-04 15:00 > 2026-03-05 10:00`, '2026-03-11'],
  [
    'from receipt, and again on the day of resuming',
    '2026-03-02 10:00 > 2026-03-03 10:00, 2026-03-03 15:00 > 2026-03-04 10:00',
    '2026-03-11',
  ],
])('two stops: %s', (_, pauses, expected) => {
  expect(due('2026-03-02 09:00', '5 working-day', { pauses })).toBe(`${expected} 17:00`)
})

test('a holiday within a stop is not added twice', () => {
  const pauses = '2026-11-23 15:00 > 2026-11-26 09:00'
  expect(due('2026-11-20 09:00', '3 working-day', { pauses })).toBe('2026-11-30 17:00')
})

test.each([
  ['calendar days are added', '2026-03-06 10:00 > 2026-03-09 10:00', '2026-03-16'],
  ['on the day the limit moved to', '2026-03-16 10:00 > 2026-03-18 10:00', '2026-03-18'],
])('a stop of a limit in calendar days: %s', (_, pauses, expected) => {
  const amount = expected === '2026-03-18' ? '12 day' : '11 day'
  expect(due('2026-03-02 09:00', amount, { pauses })).toBe(`${expected} 17:00`)
})

test.each([
  ['the clock runs again on another day', '2026-03-02 10:00 > 2026-03-04 08:00', '2026-03-04'],
  ['from closing to opening', '2026-03-02 17:00 > 2026-03-03 07:00', '2026-03-02'],
  ['it begins only the day after', '2026-03-03 10:00 > 2026-03-05 08:00', '2026-03-02'],
])('a stop of a same-day limit: %s', (_, pauses, expected) => {
  expect(due('2026-03-02 09:00', 'same-day 15:00', { pauses })).toBe(`${expected} 17:00`)
})

test.each([
  ['in working hours', '4 working-hour', '2026-03-02 10:00 > 2026-03-02 11:00', '2026-03-02 16:00'],
  ['over lunch', '4 working-hour', '2026-03-02 11:00 > 2026-03-02 14:00', '2026-03-02 16:00'],
  ['at night', '8 working-hour', '2026-03-02 18:00 > 2026-03-03 06:00', '2026-03-03 09:00'],
  ['over a weekend', '40 working-hour', '2026-03-06 17:00 > 2026-03-09 07:00', '2026-03-09 09:00'],
  [
    'at night, round the clock',
    '12 hour',
    '2026-03-02 20:00 > 2026-03-03 06:00',
    '2026-03-03 07:00',
  ],
  ['after the due time', '2 hour', '2026-03-02 11:00 > 2026-03-03 11:00', '2026-03-02 11:00'],
])('a stop of a limit in hours: %s', (_, rule, pauses, expected) => {
  expect(due('2026-03-02 09:00', rule, { pauses })).toBe(expected)
})

test.each([
  ['working days', '5 working-day', { amount: 3, unit: 'working-day' }, '2026-03-12 17:00'],
  [
    'calendar days, from the due day',
    '5 working-day',
    { amount: 5, unit: 'day' },
    '2026-03-16 17:00',
  ],
  ['working hours', '8 working-hour', { amount: 4, unit: 'working-hour' }, '2026-03-03 15:00'],
] as [string, string, Extension, string][])(
  'an extension of %s',
  (_, rule, extension, expected) => {
    expect(due('2026-03-02 09:00', rule, { extensions: [extension] })).toBe(expected)
  },
)

test('an extension and a stop add up', () => {
  const extensions: Extension[] = [{ amount: 3, unit: 'working-day' }]
  const pauses = '2026-03-10 09:00 > 2026-03-11 09:00'
  expect(due('2026-03-02 09:00', '5 working-day', { extensions, pauses })).toBe('2026-03-13 17:00')
})
