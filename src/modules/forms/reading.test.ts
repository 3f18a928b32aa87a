import { describe, expect, test } from 'vitest'

import { readDate, writeDate } from './dates.ts'
import { readMoney, readNumber, typedNumber, writeNumber } from './numbers.ts'

describe('dates', () => {
  test.each([
    ['05/02/1987', '1987-02-05'],
    ['5/2/1987', '1987-02-05'],
    ['5-2-1987', '1987-02-05'],
    ['5.2.1987', '1987-02-05'],
    [' 05 / 02 / 1987 ', '1987-02-05'],
    ['1987-02-05', '1987-02-05'],
    ['29/02/2024', '2024-02-29'],
    ['02/1987', '1987-02'],
    ['1987-02', '1987-02'],
    ['1952', '1952'],
  ])('%s is %s', (typed, iso) => {
    expect(readDate(typed)?.iso).toBe(iso)
  })

  test.each([
    '',
    '31/02/2026',
    '29/02/2026',
    '00/01/2000',
    '1/13/2000',
    '5/2/87',
    '1/1/1700',
    '99999',
    'hôm qua',
    '5/2',
    '2026-13-01',
    '1e3',
  ])('%s is no date', (typed) => {
    expect(readDate(typed)).toBeUndefined()
  })

  test('a year can be any day of it', () => {
    const { first, last } = readDate('1952') ?? {}
    expect([String(first), String(last)]).toEqual(['1952-01-01', '1952-12-31'])
  })

  test.each([
    ['1987-02-05', '05/02/1987'],
    ['1987-02', '02/1987'],
    ['1987', '1987'],
    ['5/2/1987', '5/2/1987'],
  ])('%s is written %s', (iso, written) => {
    expect(writeDate(iso)).toBe(written)
  })
})

describe('numbers', () => {
  test.each([
    ['12', 12],
    ['12,5', 12.5],
    ['12.5', 12.5],
    ['1.500', 1500],
    ['1.500.000', 1_500_000],
    ['1.500.000,5', 1_500_000.5],
    ['1,500,000', 1_500_000],
    ['1 500 000', 1_500_000],
    ['-3', -3],
    ['0', 0],
  ])('%s is %d', (typed, number) => {
    expect(readNumber(typed)).toBe(number)
  })

  test.each(['', 'mười', '1e5', '0x10', 'Infinity', 'NaN', '1.2.3', '--1', '1'.repeat(30), '٣'])(
    '%s is no number',
    (typed) => {
      expect(readNumber(typed)).toBeUndefined()
    },
  )

  test.each([
    ['50.000.000 đồng', 50_000_000],
    ['1,500', 1500],
    ['500.000đ', 500_000],
    ['500000 VND', 500_000],
  ])('%s is %d đồng', (typed, amount) => {
    expect(readMoney(typed)).toBe(amount)
  })

  test.each([
    [1_500_000.5, '1.500.000,5'],
    [-2000, '−2.000'],
    [999, '999'],
  ])('%d is written %s', (number, written) => {
    expect(writeNumber(number)).toBe(written)
  })

  test.each([120.125, 0.5, 1234567, 1e12])('%d from JSON is read back the same', (number) => {
    expect(readNumber(typedNumber(number))).toBe(number)
  })
})
