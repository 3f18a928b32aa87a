import { expect, test } from 'vitest'

import { addressLine } from './address.ts'

test.each([
  [
    'Số 114, tổ 1, ấp Cầu Trúc',
    ['Ấp Cầu Trúc', 'Xã Tân Trụ'],
    'Số 114, tổ 1, ấp Cầu Trúc, Xã Tân Trụ',
  ],
  ['Số 114, tổ 1', ['Ấp Cầu Trúc'], 'Số 114, tổ 1, Ấp Cầu Trúc'],
  ['Số 2, ấp 11', ['Ấp 1'], 'Số 2, ấp 11, Ấp 1'],
  [null, ['Ấp Cầu Trúc', undefined], 'Ấp Cầu Trúc'],
  [null, [null], ''],
])('%j with %j is “%s”', (detail, parts, line) => {
  expect(addressLine(detail, parts)).toBe(line)
})
