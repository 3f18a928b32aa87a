import { describe, expect, test } from 'vitest'

import { countsIn, countWords, reckon } from './domain.ts'

describe('mức thu', () => {
  test.each([
    [{ kind: 'free' } as const, { kind: 'nothing' }],
    [{ kind: 'fixed', amount: 8_000 } as const, { kind: 'amount', total: 8_000 }],
    [
      { kind: 'per-case', amount: 8_000, per: 'bản sao' } as const,
      { kind: 'amount', total: 24_000 },
    ],
    [{ kind: 'by-council', amount: 50_000 } as const, { kind: 'amount', total: 50_000 }],
    [{ kind: 'by-council' } as const, { kind: 'unknown' }],
    [{ kind: 'unknown' } as const, { kind: 'unknown' }],
  ])('%o for three copies', (fee, reckoned) => {
    expect(reckon(fee, { pages: 2, copies: 3 })).toEqual(reckoned)
  })

  const perPage = { kind: 'per-page', first: 2_000, firstPages: 2, further: 1_000 } as const
  test.each([
    [perPage, '7 trang, 3 bản', { pages: '7', copies: '3' }],
    [
      { kind: 'per-case', amount: 8_000, per: 'bản sao' } as const,
      '3 bản sao',
      { pages: '1', copies: '3' },
    ],
    [{ kind: 'fixed', amount: 8_000 } as const, '', { pages: '1', copies: '1' }],
  ])('%o says only what it counts, and it can be read again', (fee, words, counts) => {
    expect(countWords(fee, { pages: 7, copies: 3 })).toBe(words)
    expect(
      countsIn(words === '' ? 'Phí, lệ phí; Nghị quyết số 12' : `Phí, lệ phí: ${words}; x`),
    ).toEqual(counts)
  })
})
