import { expect, test } from 'vitest'

import { feeOf, numberText, totalOf, type Kind } from './domain.ts'
import { lawfulRate } from './fee.ts'

const item = { name: 'Học bạ', pages: 3, copies: 2, electronic: true, parties: '', fee: null }

test.each([
  ['copy', 'paper', '07, quyển số 01/2026-SCT/BS'],
  ['copy', 'electronic', '07, quyển số 01/2026-SCTĐT/BS'],
  ['signature', 'paper', '07, quyển số 01/2026-SCT/CK,ĐC'],
  ['translator', 'paper', '07, quyển số 01/2026-SCT/CKND'],
  ['transaction', 'paper', '07, quyển số 01/2026-SCT/HĐ,GD'],
] as const)('số của sổ %s, %s: %s', (kind: Kind, series, text) => {
  expect(numberText({ kind, series, year: 2026, volume: 1, number: 7 })).toBe(text)
})

test('copies are paid by page and copy; a signature has its fee unless the officer writes another', () => {
  expect(feeOf('copy', item, lawfulRate)).toBe(15_000)
  expect(feeOf('signature', item, lawfulRate)).toBe(10_000)
  expect(feeOf('transaction', { ...item, fee: 30_000 }, lawfulRate)).toBe(30_000)
  expect(totalOf('copy', [item, item], lawfulRate)).toBe(30_000)
})
