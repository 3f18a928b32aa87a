import { expect, test } from 'vitest'

import { placeOf } from './numbers.ts'

const given = { procedure: '1.013225', year: 2026 }

test.for([
  ['12/GP-UBND', { book: 'GP-UBND', year: 2026, number: '12' }],
  [' 012 / gp-ubnd ', { book: 'GP-UBND', year: 2026, number: '12' }],
  ['12/2025/GP-UBND', { book: 'GP-UBND', year: 2025, number: '12' }],
  ['12/2026', { book: '1.013225', year: 2026, number: '12' }],
  ['12', { book: '1.013225', year: 2026, number: '12' }],
  ['12a/GP-UBND', { book: '1.013225', year: 2026, number: '12A/GP-UBND' }],
] as const)('“%s” stands in its book and year', ([written, place]) => {
  expect(placeOf(written, given)).toEqual(place)
})
