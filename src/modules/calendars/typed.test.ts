import { expect, test } from 'vitest'

import { readDay, readSpans, readTime } from './typed.ts'

test.each([
  [
    '07:00-11:30, 13:30-17:00',
    [
      ['07:00', '11:30'],
      ['13:30', '17:00'],
    ],
  ],
  [
    '7h-11h30; 13h30 – 17h',
    [
      ['07:00', '11:30'],
      ['13:30', '17:00'],
    ],
  ],
  ['0:00-24:00', [['00:00', '24:00']]],
  ['', []],
])('working time %o', (text, expected) => {
  expect(readSpans(text)?.map(({ from, to }) => [from, to])).toEqual(expected)
})

test.each([
  '7-11',
  '11:30-07:00',
  '07:00-11:30, 11:00-12:00',
  '07:00',
  '07:60-08:00',
  'sáng',
  '1:00-2:00-3:00',
])('no working time: %s', (text) => {
  expect(readSpans(text)).toBeUndefined()
})

test.each([
  ['1/7/2026', '2026-07-01'],
  ['29/02/2028', '2028-02-29'],
  ['29/02/2026', undefined],
  ['2026-07-01', undefined],
  ['', undefined],
])('the date %o', (text, expected) => {
  expect(readDay(text)?.toString()).toBe(expected)
})

test.each([
  ['8h', '08:00'],
  ['8:05', '08:05'],
  ['24:00', '24:00'],
  ['24:01', undefined],
  ['8', undefined],
])('the time %o', (text, expected) => {
  expect(readTime(text)).toBe(expected)
})
