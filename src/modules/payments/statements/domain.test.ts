import { expect, test } from 'vitest'

import { dongIn, guessed, isHeading, momentIn, readRow } from './domain.ts'

test.each([
  ['1.500.000', 1_500_000],
  ['1,500,000.00', 1_500_000],
  ['+50000 VND', 50_000],
  ['14000', 14_000],
  ['-50.000', -50_000],
  ['(50,000)', -50_000],
  ['14.000 đ', 14_000],
  ['12,5', undefined],
  ['abc', undefined],
  ['', undefined],
  ['9'.repeat(30), undefined],
])('the amount %s', (text, dong) => {
  expect(dongIn(text)).toBe(dong)
})

test.each([
  ['25/12/2026 14:30:05', '2026-12-25T07:30:05Z'],
  ['2026-12-25T14:30:05', '2026-12-25T07:30:05Z'],
  ['25-12-2026', '2026-12-24T17:00:00Z'],
  ['31/02/2026', undefined],
  ['hôm qua', undefined],
])('the day %s', (text, at) => {
  expect(momentIn(text)?.toString()).toBe(at)
})

const heading = ['STT', 'Ngày giao dịch', 'Số bút toán', 'Ghi nợ', 'Ghi có', 'Nội dung']

test('the columns of a bank are guessed from its heading, not from its letterhead', () => {
  expect(isHeading(['NGÂN HÀNG TMCP', '', '', ''])).toBe(false)
  expect(isHeading(heading)).toBe(true)
  expect(guessed(heading)).toEqual({ at: 1, ref: 2, amount: 4, memo: 5 })
})

const columns = { at: 1, ref: 2, amount: 4, memo: 5 }
test.each([
  ['money that came', ['1', '23/11/2026 08:00', 'FT1', '', '14.000', 'XS'], 'in'],
  ['money that went', ['1', '23/11/2026 08:00', 'FT1', '9.000', '', 'phi'], 'out'],
  ['a negative amount', ['1', '23/11/2026 08:00', 'FT1', '', '-14.000', 'XS'], 'out'],
  ['an amount that is none', ['1', '23/11/2026', 'FT1', '', 'x', ''], 'fault'],
  ['no number of the bank', ['1', '23/11/2026', ' ', '', '14.000', ''], 'fault'],
  ['no day', ['1', 'x', 'FT1', '', '14.000', ''], 'fault'],
  ['a line that breaks off', ['1'], 'out'],
])('%s', (_, cells, kind) => {
  expect(readRow(cells, columns).kind).toBe(kind)
})
