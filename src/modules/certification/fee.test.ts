import { expect, test } from 'vitest'

import { certificationFee, lawfulRate } from './fee.ts'

test.each([
  { pages: 1, copies: 1, fee: 2_000 },
  { pages: 2, copies: 1, fee: 4_000 },
  { pages: 3, copies: 1, fee: 5_000 },
  { pages: 5, copies: 2, fee: 14_000 },
  { pages: 198, copies: 1, fee: 200_000 },
  { pages: 300, copies: 1, fee: 200_000 },
])('$copies bản, mỗi bản $pages trang: $fee đồng', ({ pages, copies, fee }) => {
  expect(certificationFee(lawfulRate, { pages, copies, electronic: false })).toBe(fee)
})

test('the electronic copy costs as much as one on paper, and its fee has the same limit', () => {
  expect(certificationFee(lawfulRate, { pages: 3, copies: 2, electronic: true })).toBe(15_000)
  expect(certificationFee(lawfulRate, { pages: 300, copies: 0, electronic: true })).toBe(200_000)
})
