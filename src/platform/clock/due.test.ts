import { expect, test } from 'vitest'

import {
  at,
  calendar,
  calendarWith,
  due,
  policeHours,
  ruleOf,
  special,
} from './calendar.fixture.ts'
import { dueAt } from './due.ts'

test.each([
  ['three working days over 24/11', '2026-11-23 09:00', '3 working-day', '2026-11-27 17:00'],
  ['same day, after the cut-off', '2026-08-28 15:10', 'same-day 15:00', '2026-09-03 17:00'],
  ['a swapped Saturday counts', '2026-08-21 10:00', '1 working-day', '2026-08-22 17:00'],
  ['five working days over Tết', '2026-02-13 16:00', '5 working-day', '2026-02-27 17:00'],
])('the test vectors of the domain notes: %s', (_, received, rule, expected) => {
  expect(due(received, rule)).toBe(expected)
})

test('the last test vector: seven working days, stopped for two, end two working days later', () => {
  const pauses = '2026-03-04 10:00 > 2026-03-06 09:00'
  expect(due('2026-03-02 09:00', '7 working-day')).toBe('2026-03-11 17:00')
  expect(due('2026-03-02 09:00', '7 working-day', { pauses })).toBe('2026-03-13 17:00')
})

test.each([
  ['at the closing minute: still today', '2026-03-02 17:00:00', '2026-03-03'],
  ['a second after closing: tomorrow', '2026-03-02 17:00:01', '2026-03-04'],
  ['at midnight: the day that begins', '2026-03-03 00:00', '2026-03-04'],
  ['a second before midnight: the next day', '2026-03-02 23:59:59', '2026-03-04'],
  ['before opening: the same day', '2026-03-02 05:30', '2026-03-03'],
  ['at lunch: the same day', '2026-03-02 12:00', '2026-03-03'],
  ['on Saturday: on Monday', '2026-03-07 09:00', '2026-03-10'],
  ['on Friday evening: on Monday', '2026-03-06 18:00', '2026-03-10'],
  ['on a holiday: on the working day after it', '2026-11-24 09:00', '2026-11-26'],
  ['in the middle of Tết: after it', '2026-02-17 10:00', '2026-02-24'],
  ['on a swapped Saturday: that day', '2026-08-22 09:00', '2026-08-24'],
])('one working day for what is received %s', (_, received, expected) => {
  expect(due(received, '1 working-day')).toBe(`${expected} 17:00`)
})

test.each([
  ['in the morning', '2026-03-02 08:00', 'same-day 15:00', '2026-03-02 17:00'],
  ['at the cut-off itself', '2026-03-02 15:00:00', 'same-day 15:00', '2026-03-02 17:00'],
  ['a second after the cut-off', '2026-03-02 15:00:01', 'same-day 15:00', '2026-03-03 17:00'],
  ['after the cut-off on Friday', '2026-03-06 15:01', 'same-day 15:00', '2026-03-09 17:00'],
  ['on a Sunday', '2026-03-08 09:00', 'same-day 15:00', '2026-03-09 17:00'],
  ['no cut-off, a quarter to five', '2026-03-02 16:45', 'same-day', '2026-03-02 17:00'],
  ['no cut-off, in the evening', '2026-03-02 19:00', 'same-day', '2026-03-03 17:00'],
  ['a cut-off at lunch', '2026-03-02 12:31', 'same-day 12:30', '2026-03-03 17:00'],
  ['a cut-off of a limit in days', '2026-03-02 16:30', '2 working-day 16:00', '2026-03-05 17:00'],
  ['a cut-off of a limit in hours', '2026-03-02 16:30', '2 working-hour 16:00', '2026-03-03 09:00'],
])('same day and cut-off times: %s', (_, received, rule, expected) => {
  expect(due(received, rule)).toBe(expected)
})

test.each([
  ['weekends count', '2026-03-02 09:00', '10 day', '2026-03-12'],
  ['a due Saturday moves to Monday', '2026-03-02 09:00', '5 day', '2026-03-09'],
  ['a due Sunday moves to Monday', '2026-03-02 09:00', '6 day', '2026-03-09'],
  ['a due holiday moves past it', '2026-11-23 09:00', '1 day', '2026-11-25'],
  ['a due day in Tết moves past Tết', '2026-02-11 09:00', '6 day', '2026-02-23'],
  ['a swapped Saturday is a due day', '2026-08-20 09:00', '2 day', '2026-08-22'],
  ['to the leap day', '2028-02-28 09:00', '1 day', '2028-02-29'],
  ['from the leap day', '2028-02-29 09:00', '1 day', '2028-03-01'],
  ['over the year end', '2026-12-30 09:00', '3 day', '2027-01-04'],
  ['a month runs to the same date', '2026-03-10 09:00', '1 month', '2026-04-10'],
  ['a month ends at the end of February', '2027-01-29 09:00', '1 month', '2027-03-01'],
  ['a month that ends on a Sunday', '2026-03-12 09:00', '1 month', '2026-04-13'],
])('calendar days: %s', (_, received, rule, expected) => {
  expect(due(received, rule)).toBe(`${expected} 17:00`)
})

test.each([
  ['later this year', '2026-03-02 09:00', '2026-11-30'],
  ['next year when it has passed', '2026-12-01 09:00', '2027-11-30'],
  ['on the day itself', '2026-11-30 09:00', '2026-11-30'],
])('a date fixed by law: %s', (_, received, expected) => {
  expect(due(received, { unit: 'fixed-date', on: '11-30' })).toBe(`${expected} 17:00`)
})

test('the police receive on Saturday morning, which is no working day', () => {
  const on = calendarWith([], [policeHours])
  expect(due('2026-03-07 09:00', '1 working-day', { on })).toBe('2026-03-09 17:00')
  expect(due('2026-03-07 09:00', '4 working-hour', { on })).toBe('2026-03-09 08:30')
  expect(due('2026-03-06 09:00', '1 working-day', { on })).toBe('2026-03-09 17:00')
})

test('a half day off ends the due day at noon', () => {
  const on = calendarWith([special('2026-03-03', 'afternoon-off', 'Họp toàn thể')])
  expect(due('2026-03-02 09:00', '1 working-day', { on })).toBe('2026-03-03 11:30')
  expect(due('2026-03-02 16:30', '8 working-hour', { on })).toBe('2026-03-04 10:00')
})

test('a holiday announced late moves the due date', () => {
  const on = calendarWith([special('2026-03-04', 'holiday', 'Quốc tang')])
  expect(due('2026-03-02 09:00', '5 working-day', { on })).toBe('2026-03-10 17:00')
})

test('a shared day off taken back for the commune is worked', () => {
  const on = calendarWith([special('2026-08-31', 'ordinary')])
  expect(due('2026-08-28 09:00', '1 working-day', { on })).toBe('2026-08-31 17:00')
})

test('new working hours hold from their date', () => {
  const morning = [{ from: '07:00', to: '11:30' }]
  const mornings = {
    from: Temporal.PlainDate.from('2026-10-01'),
    week: [morning, morning, morning, morning, morning, [], []] as typeof policeHours.week,
  }
  const on = calendarWith([], [mornings, policeHours])
  expect(due('2026-09-29 09:00', '1 working-day', { on })).toBe('2026-09-30 17:00')
  expect(due('2026-09-30 09:00', '1 working-day', { on })).toBe('2026-10-01 11:30')
})

test('the explanation names every date from receipt to the due day', () => {
  const outcome = dueAt(at('2026-11-23 09:00'), ruleOf('3 working-day'), calendar)
  const steps = outcome.ok ? outcome.value.steps : []
  expect(steps.map(({ date, counted, why }) => [date.toString(), counted, why.code])).toEqual([
    ['2026-11-23', false, 'received'],
    ['2026-11-24', false, 'day-off'],
    ['2026-11-25', true, 'counted'],
    ['2026-11-26', true, 'counted'],
    ['2026-11-27', true, 'counted'],
  ])
})

const isProvisional = (received: string, rule: string, on = calendar) => {
  const outcome = dueAt(at(received), ruleOf(rule), on)
  return outcome.ok && outcome.value.provisional
}

test('a date that rests on an unconfirmed day off is marked provisional', () => {
  const on = calendarWith([{ ...special('2026-03-03', 'holiday'), certainty: 'to-confirm' }])
  expect(isProvisional('2026-03-02 09:00', '1 working-day', on)).toBe(true)
  expect(isProvisional('2026-03-04 09:00', '1 working-day', on)).toBe(false)
})

test('a date in a year whose holidays are not known yet is marked provisional', () => {
  expect(isProvisional('2027-12-30 09:00', '1 working-day')).toBe(false)
  expect(isProvisional('2027-12-30 09:00', '9 working-day')).toBe(true)
})
