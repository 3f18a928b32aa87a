import { describe, expect, test } from 'vitest'

import type { SpecialDay } from '#platform/clock/calendar.ts'

import {
  datesOf,
  entriesInForce,
  hoursInForce,
  knownThrough,
  type DayDraft,
  type Hours,
} from './domain.ts'
import { holidaysByLaw } from './year.ts'

const date = (text: string) => Temporal.PlainDate.from(text)

const day = (on: string, kind: SpecialDay['kind'] = 'holiday'): SpecialDay => ({
  on: date(on),
  kind,
  name: kind,
  citation: 'BLLĐ',
  certainty: 'certain',
})

const draft = (over: Partial<DayDraft> = {}): DayDraft => ({
  from: date('2026-12-19'),
  to: date('2026-12-20'),
  kind: 'holiday',
  name: 'Nghỉ',
  citation: 'Thông báo',
  certainty: 'certain',
  ...over,
})

const weekday = (on: Temporal.PlainDate) => on.dayOfWeek <= 5

test('a day set by the commune goes before the national one', () => {
  const entries = entriesInForce(
    [day('2026-08-31', 'substitute-off'), day('2026-09-02')],
    [day('2026-08-31', 'ordinary')],
  )
  expect(entries.map(({ on, kind, source }) => [on.toString(), kind, source])).toEqual([
    ['2026-08-31', 'ordinary', 'commune'],
    ['2026-09-02', 'holiday', 'national'],
  ])
})

const hours = (
  source: Hours['source'],
  from: string,
  field: Hours['field'] = 'general',
): Hours => ({
  source,
  field,
  from: date(from),
  week: [[], [], [], [], [], [], []],
  dutyDays: [],
  citation: '',
  certainty: 'certain',
})

test('national hours hold until the first hours of the commune, and never after', () => {
  const all = [
    hours('national', '2000-01-01'),
    hours('national', '2027-01-01'),
    hours('commune', '2026-06-01'),
    hours('commune', '2026-09-01', 'police'),
  ]
  const inForce = hoursInForce(all, 'general')
  expect(inForce.map(({ source, from }) => [source, from.toString()])).toEqual([
    ['national', '2000-01-01'],
    ['commune', '2026-06-01'],
  ])
})

test('a year is known when its holidays are all there, not when one swap is', () => {
  const year = holidaysByLaw(2027)
  expect(knownThrough([...year, day('2028-01-03')]).toString()).toBe('2027-12-31')
  expect(knownThrough([]).toString()).toBe('1999-12-31')
})

describe('days to be set', () => {
  test.each([
    ['the end before the beginning', { to: date('2026-12-18') }, 'reversed'],
    ['more than a month', { to: date('2027-01-19') }, 'too-many-days'],
    [
      'a weekday worked in lieu',
      { from: date('2026-12-18'), kind: 'extra-working-day' },
      'works-already',
    ],
    ['half of a Saturday', { kind: 'afternoon-off' }, 'off-already'],
    ['another century', { from: date('1999-12-31'), to: date('1999-12-31') }, 'not-in-range'],
  ] as [string, Partial<DayDraft>, string][])('refused: %s', (_, over, why) => {
    expect(datesOf(draft(over), weekday)).toEqual({ ok: false, why })
  })

  test('31 days in a row can be set at once', () => {
    const outcome = datesOf(draft({ from: date('2026-12-01'), to: date('2026-12-31') }), weekday)
    expect(outcome.ok && outcome.value.length).toBe(31)
  })
})
