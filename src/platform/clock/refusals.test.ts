import { expect, test } from 'vitest'

import { due } from './calendar.fixture.ts'
import { refusalTexts } from './refusals.ts'
import type { Rule } from './rule.ts'

test.each([
  ['nothing to count', '0 working-day', 'amount-not-positive'],
  ['a negative amount', '-3 day', 'amount-not-positive'],
  ['a negative amount of a same-day limit', '-1 same-day', 'amount-not-positive'],
  ['half a day', '0.5 working-day', 'amount-not-whole'],
  ['a part of a minute', '0.001 hour', 'amount-not-whole'],
  ['more than ten years', '3000 working-day', 'amount-too-large'],
  ['an absurd amount', '1e12 day', 'amount-too-large'],
  ['hours without end', 'Infinity hour', 'amount-too-large'],
  ['days of a same-day limit', '3 same-day', 'amount-not-for-same-day'],
  ['a time that does not exist', '1 working-day 24:30', 'cutoff-not-a-time'],
  ['a cut-off round the clock', '1 hour 15:00', 'cutoff-not-for-hours'],
  ['a procedure without a limit', 'none', 'no-deadline'],
  ['no number', { amount: Number.NaN, unit: 'day' } satisfies Rule, 'amount-not-positive'],
  [
    'a date that no year has',
    { unit: 'fixed-date', on: '02-30' } satisfies Rule,
    'fixed-date-impossible',
  ],
])('refused: %s', (_, rule, why) => {
  expect(due('2026-03-02 09:00', rule)).toBe(why)
  expect(refusalTexts).toHaveProperty(why)
})

test('a stop that ends before it begins is refused', () => {
  const pauses = '2026-03-04 09:00 > 2026-03-03 09:00'
  expect(due('2026-03-02 09:00', '1 working-day', { pauses })).toBe('pause-reversed')
})

test('stops of decades are refused, in one piece or in many', () => {
  const long = '2026-03-03 09:00 > 2090-03-03 09:00'
  const many = [2026, 2032, 2038].map((y) => `${y}-03-03 09:00 > ${y + 6}-03-02 09:00`).join(', ')
  expect(due('2026-03-02 09:00', '3 working-day', { pauses: long })).toBe('too-far')
  expect(due('2026-03-02 09:00', '9000 working-hour', { pauses: many })).toBe('too-far')
  expect(due('2026-03-02 09:00', '2000 working-day', { pauses: many })).toBe('too-far')
})

test('a receipt in another century is refused', () => {
  expect(due('1899-03-02 09:00', '3 working-day')).toBe('received-out-of-range')
  expect(due('2100-01-01 00:00', '3 working-day')).toBe('received-out-of-range')
})
