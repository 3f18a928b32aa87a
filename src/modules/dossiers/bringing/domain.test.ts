import { describe, expect, test } from 'vitest'

import { itemsIn, nameOfPaper, slotsFor } from './domain.ts'

describe('lần sau mang gì', () => {
  test.each([
    ['Giấy khai sinh', ['Giấy khai sinh']],
    [
      '1. Giấy khai sinh\n2) CCCD của cha\n- Sổ hộ nghèo;',
      ['Giấy khai sinh', 'CCCD của cha', 'Sổ hộ nghèo'],
    ],
    ['Bản vẽ mặt bằng; ảnh hiện trạng', ['Bản vẽ mặt bằng', 'ảnh hiện trạng']],
    ['Điều 5; khoản 2\nBản vẽ', ['Điều 5; khoản 2', 'Bản vẽ']],
    ['a) Đơn\nđ) Sơ đồ', ['Đơn', 'Sơ đồ']],
    ['  \n ', []],
  ])('%j is a list', (text, items) => expect(itemsIn(text)).toEqual(items))

  test('a year or a number in the middle is left alone', () => {
    expect(itemsIn('2 bản sao CCCD')).toEqual(['2 bản sao CCCD'])
    expect(itemsIn('2026')).toEqual(['2026'])
  })

  test('each thing has a place for its photos, and there is one for others', () => {
    expect(slotsFor('A\nB').map(({ slot }) => slot)).toEqual(['giay-1', 'giay-2', 'khac'])
    expect(nameOfPaper('x'.repeat(300))).toHaveLength(119)
  })
})
