import { describe, expect, test } from 'vitest'

import { reckon } from './domain.ts'

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
})
