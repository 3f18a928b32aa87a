import { expect, test } from 'vitest'

import { dongInWords } from '#ui/number-words.ts'

import { closeDay, numberText, symbolOf } from './domain.ts'

test.each([
  [2_000, 'Hai nghìn đồng'],
  [14_000, 'Mười bốn nghìn đồng'],
  [15_000, 'Mười lăm nghìn đồng'],
  [21_000, 'Hai mươi mốt nghìn đồng'],
  [105_000, 'Một trăm linh năm nghìn đồng'],
  [1_005_000, 'Một triệu không trăm linh năm nghìn đồng'],
  [200_000, 'Hai trăm nghìn đồng'],
  [1_000_001, 'Một triệu không trăm linh một đồng'],
  [3_250_500_000, 'Ba tỷ hai trăm năm mươi triệu năm trăm nghìn đồng'],
])('%i in words', (amount, words) => {
  expect(dongInWords(amount)).toBe(words)
})

test('the symbol ends in the year, the number has seven digits', () => {
  expect(symbolOf('BL', Temporal.PlainDate.from('2026-12-31'))).toBe('BL26')
  expect(symbolOf('BL', Temporal.PlainDate.from('2027-01-01'))).toBe('BL27')
  expect(numberText(42)).toBe('0000042')
})

const open = { closedAt: null }
test('a difference needs words, and a closed day stays closed', () => {
  expect(closeDay(open, { expected: 10, counted: 10, reason: undefined }).ok).toBe(true)
  expect(closeDay(open, { expected: 10, counted: 9, reason: undefined })).toEqual({
    ok: false,
    why: 'difference-unexplained',
  })
  expect(closeDay(open, { expected: 10, counted: 9, reason: 'Trả thừa' }).ok).toBe(true)
  const closed = { closedAt: Temporal.Instant.from('2026-11-23T10:00:00Z') }
  expect(closeDay(closed, { expected: 10, counted: 10, reason: undefined })).toEqual({
    ok: false,
    why: 'already-closed',
  })
})
