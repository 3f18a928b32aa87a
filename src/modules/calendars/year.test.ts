import { expect, test } from 'vitest'

import { holidaysByLaw } from './year.ts'

const datesIn = (year: number) => holidaysByLaw(year).map(({ on }) => on.toString())

test('2027, with the days in lieu of weekends', () => {
  expect(datesIn(2027)).toEqual([
    '2027-01-01',
    '2027-02-05',
    '2027-02-06',
    '2027-02-07',
    '2027-02-08',
    '2027-02-09',
    '2027-02-10',
    '2027-02-11',
    '2027-04-16',
    '2027-04-30',
    '2027-05-01',
    '2027-05-03',
    '2027-09-02',
    '2027-09-03',
    '2027-11-24',
  ])
})

test('24/11 is a holiday from 2026 on', () => {
  expect(datesIn(2025)).not.toContain('2025-11-24')
  expect(datesIn(2026)).toContain('2026-11-24')
})

test('what is announced each year is to be confirmed, fixed dates are certain', () => {
  const certainty = new Map(holidaysByLaw(2028).map((one) => [one.on.toString(), one.certainty]))
  expect(certainty.get('2028-01-26')).toBe('certain')
  expect(certainty.get('2028-01-25')).toBe('to-confirm')
  expect(certainty.get('2028-09-02')).toBe('certain')
  expect(certainty.get('2028-09-04')).toBe('to-confirm')
})

test('no date is given twice, and none in lieu falls on a weekend', () => {
  for (let year = 2025; year <= 2060; year += 1) {
    const all = holidaysByLaw(year)
    expect(new Set(all.map(({ on }) => on.toString())).size).toBe(all.length)
    expect(all.filter(({ kind, on }) => kind === 'substitute-off' && on.dayOfWeek > 5)).toEqual([])
  }
})
