import { expect, test } from 'vitest'

import { lunarDate } from './lunar.ts'

test.each([
  [2020, '2020-01-25'],
  [2021, '2021-02-12'],
  [2022, '2022-02-01'],
  [2023, '2023-01-22'],
  [2024, '2024-02-10'],
  [2025, '2025-01-29'],
  [2026, '2026-02-17'],
  [2027, '2027-02-06'],
  [2028, '2028-01-26'],
  [2029, '2029-02-13'],
  // 3 February at UTC+8: the reason for an algorithm of our own.
  [2030, '2030-02-02'],
])('Tết of %i is on %s', (year, expected) => {
  expect(lunarDate(year, 1, 1).toString()).toBe(expected)
})

test.each([
  [2020, '2020-04-02'],
  [2023, '2023-04-29'],
  [2024, '2024-04-18'],
  [2025, '2025-04-07'],
  [2026, '2026-04-26'],
  [2027, '2027-04-16'],
])('Giỗ Tổ Hùng Vương of %i is on %s', (year, expected) => {
  expect(lunarDate(year, 3, 10).toString()).toBe(expected)
})
