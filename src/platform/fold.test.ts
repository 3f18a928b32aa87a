import { expect, test } from 'vitest'

import { fold } from './fold.ts'

test.each([
  ['Đăng ký khai sinh', 'dang ky khai sinh'],
  ['ĐĂNG KÝ KHAI SINH', 'dang ky khai sinh'],
  ['hoà giải', 'hoa giai'],
  ['hòa giải', 'hoa giai'],
  ['thuỷ lợi', 'thuy loi'],
  ['Thủy  lợi', 'thuy loi'],
  ['  nhiều\t\n khoảng\u00a0trắng ', 'nhieu khoang trang'],
  ['ƯƠNG ướng ợ ữ', 'uong uong o u'],
  ['Ðất gõ bằng chữ Ð của bảng mã cũ', 'dat go bang chu d cua bang ma cu'],
  ['kho\u00adán\u200bg', 'khoang'],
  ['diện tích 100m²', 'dien tich 100m2'],
  ['', ''],
  [' ', ''],
])('%j is compared as %j', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

test('precomposed and decomposed Unicode are the same text', () => {
  const name = 'Nguyễn Thị Ngọc Ánh ở ấp Bình Hòa'
  expect(fold(name.normalize('NFD'))).toBe(fold(name.normalize('NFC')))
})

test('folding what is folded changes nothing', () => {
  const once = fold('Thủ tục cấp Giấy xác nhận tình trạng hôn nhân (Điều 22)')
  expect(fold(once)).toBe(once)
})
