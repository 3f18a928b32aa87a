import { expect, test } from 'vitest'

import { due } from './calendar.fixture.ts'

test.each([
  ['eight are a working day', '2026-03-02 09:00', '8 working-hour', '2026-03-03 09:00'],
  ['to closing time', '2026-03-02 07:00', '8 working-hour', '2026-03-02 17:00'],
  ['to lunch', '2026-03-02 07:00', '4.5 working-hour', '2026-03-02 11:30'],
  ['over a weekend', '2026-03-06 16:00', '2 working-hour', '2026-03-09 08:00'],
  ['over Tết', '2026-02-13 16:00', '2 working-hour', '2026-02-23 08:00'],
  ['on a swapped Saturday', '2026-08-21 16:00', '2 working-hour', '2026-08-22 08:00'],
  ['received with seconds', '2026-03-02 09:00:30', '0.5 working-hour', '2026-03-02 09:30'],
  ['received at lunch', '2026-03-02 12:00', '1 working-hour', '2026-03-02 14:30'],
  ['received after closing', '2026-03-02 18:00', '1 working-hour', '2026-03-03 08:00'],
  ['received at the closing minute', '2026-03-02 17:00', '1 working-hour', '2026-03-03 08:00'],
  ['received on a holiday', '2026-11-24 09:00', '1 working-hour', '2026-11-25 08:00'],
])('working hours: %s', (_, received, rule, expected) => {
  expect(due(received, rule)).toBe(expected)
})

test.each([
  ['through the night', '2026-03-06 20:00', '12 hour', '2026-03-07 08:00'],
  ['through Tết', '2026-02-16 20:00', '24 hour', '2026-02-17 20:00'],
  ['half an hour over midnight', '2026-03-07 23:45', '0.5 hour', '2026-03-08 00:15'],
  ['to midnight itself', '2026-03-07 20:00', '4 hour', '2026-03-08 00:00'],
])('hours round the clock: %s', (_, received, rule, expected) => {
  expect(due(received, rule)).toBe(expected)
})
