import { expect, test } from 'vitest'

import { countWords, dateWords, instantWords, placeAndDate } from './words.ts'

test.each([
  ['2026-01-05', 'ngày 05 tháng 01 năm 2026'],
  ['2026-02-10', 'ngày 10 tháng 02 năm 2026'],
  ['2026-03-09', 'ngày 09 tháng 3 năm 2026'],
  ['2026-11-23', 'ngày 23 tháng 11 năm 2026'],
])('%s is written %s', (date, words) => {
  expect(dateWords(Temporal.PlainDate.from(date))).toBe(words)
})

test('an instant is written in the time of Vietnam, past midnight too', () => {
  const evening = Temporal.Instant.from('2026-11-22T17:05:00Z')
  expect(instantWords(evening)).toBe('00 giờ 05 phút, ngày 23 tháng 11 năm 2026')
  expect(placeAndDate('Tân Trụ', evening)).toBe('Tân Trụ, ngày 23 tháng 11 năm 2026')
})

test('a count under ten has a zero before it', () => {
  expect([1, 9, 10, 125].map(countWords)).toEqual(['01', '09', '10', '125'])
})
