import { expect, test } from 'vitest'

import { dayOfSerial, isDateFormat } from './dates.ts'

test.each([
  [14, undefined, true],
  [22, undefined, true],
  [0, undefined, false],
  [2, undefined, false],
  [165, 'dd/mm/yyyy\\ hh:mm', true],
  [165, '[$-42A]d mmmm yyyy;@', true],
  [165, '[h]:mm', true],
  [165, '#,##0 "đồng"', false],
  [165, '[Red]0.00', false],
  [165, 'General', false],
  [165, '0_d', false],
])('format %i %s shows a day: %s', (id, code, isDate) => {
  expect(isDateFormat(id, code)).toBe(isDate)
})

test.each([
  [46_348, false, '2026-11-22'],
  [46_348.604_166_666_664, false, '2026-11-22T14:30:00'],
  [44_886, true, '2026-11-22'],
  [1, false, '1900-01-01'],
  [61, false, '1900-03-01'],
  [0, false, undefined],
  [1e12, false, undefined],
  [Number.NaN, false, undefined],
])('%d counted by a spreadsheet is a day', (serial, from1904, day) => {
  expect(dayOfSerial(serial, from1904)).toBe(day)
})
