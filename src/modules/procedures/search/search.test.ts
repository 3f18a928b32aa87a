import { readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { withLaw } from '../law.ts'
import { lifeEvents } from '../life-events.ts'
import { readPortal } from '../portal.ts'
import { indexOf } from './search-index.ts'
import { search } from './search.ts'

const catalogue = withLaw(
  readPortal(readFileSync('data/procedures-commune.csv', 'utf8'), '2026-07-20'),
  '2026-07-20',
)
const index = indexOf(
  catalogue.map((one) => ({ ...one, last: one.flags.includes('name-wrong-at-source') })),
  lifeEvents,
)
const textOf = (code: string) => {
  const one = catalogue.find((found) => found.code === code)
  return `${one?.name} ${one?.field}`.toLowerCase()
}
const first = (query: string, n = 1) => search(index, query).codes.slice(0, n)

describe('the first answer', () => {
  test.each([
    ['khai sinh', '1.001193'],
    ['Khai Sinh', '1.001193'],
    ['khai sinh'.normalize('NFD'), '1.001193'],
    ['dang ky khai sinh', '1.001193'],
    ['sinh khai', '1.001193'],
    ['khai sin', '1.001193'],
    ['giay khai sinh', '1.001193'],
    ['giấy khai sinh', '1.001193'],
    ['sinh con', '1.001193'],
    ['mở qu', '1.001612'],
    ['vợ tôi mới sinh', '1.001193'],
    ['làm giấy khai sinh cho con', '1.001193'],
    ['dang ky khai tu', '1.000656'],
    ['người thân mất', '1.000656'],
    ['nguoi than mat', '1.000656'],
    ['cưới', '1.000894'],
    ['ket hon', '1.000894'],
    ['kết hôn có yếu tố nước ngoài', '2.000806'],
    ['độc thân', '1.004873'],
    ['tinh trang hon nhan', '1.004873'],
    ['hôn nhân tình trạng', '1.004873'],
    ['mất giấy tờ', '2.000635'],
    ['trích lục', '2.000635'],
    ['sao y', '2.000815'],
    ['sao y bản chính', '2.000815'],
    ['công chứng', '2.000815'],
    ['chứng thực chữ ký', '2.000884'],
    ['chu ky', '2.000884'],
    ['mở quán', '1.001612'],
    ['mo quan', '1.001612'],
    ['hộ kinh doanh', '1.001612'],
    ['chấm dứt hộ kinh doanh', '1.001266'],
    ['xây nhà', '1.013225'],
    ['giấy phép xây dựng', '1.013225'],
    ['gia hạn giấy phép xây dựng', '1.013227'],
    ['sổ đỏ', '1.013978'],
    ['đất đai', '1.013978'],
    ['hoà giải đất đai', '1.012812'],
    ['hòa giải đất đai', '1.012812'],
    ['người già', '1.014027'],
    ['hưu trí', '1.014027'],
    ['vỉa hè', '1.013274'],
    ['đám tang', '1.000656'],
    ['đăng kí khai sinh', '1.001193'],
    ['dang ki khai sinh', '1.001193'],
    ['chứng thực chữ kí', '2.000884'],
    ['lam giay khai sinh cho con', '1.001193'],
    ['chết', '1.000656'],
    ['chet', '1.000656'],
    ['đám ma', '1.000656'],
    ['dam ma', '1.000656'],
    ['mai táng', '1.000656'],
    ['cccd', '1.014061'],
    ['cấp lại căn cước', '1.014064'],
    ['tạm trú', '1.004194'],
    ['hộ khẩu', '1.004222'],
    ['gia hạn tạm trú', '1.002755'],
    ['hộ nghèo', '1.011607'],
    ['con nuôi', '2.001263'],
    ['chặt cây', '1.002693'],
    ['1.001193', '1.001193'],
    ['1001193', '1.001193'],
    ['001193', '1.001193'],
  ])('%j is %s', (query, code) => {
    expect(first(query)).toEqual([code])
  })
})

test('an occasion typed without diacritics brings no crowd of words that only look alike', () => {
  expect(search(index, 'mo quan').codes.length).toBeLessThanOrEqual(10)
  expect(search(index, 'so do').codes.length).toBeLessThanOrEqual(20)
  expect(search(index, 'ket hon').codes.length).toBeGreaterThan(3)
})

describe('a slip of the finger', () => {
  test.each([
    ['khai shinh', '1.001193', 'khai sinh'],
    ['khaii sinhh', '1.001193', 'khai sinh'],
    ['ket honn', '1.000894', 'kết hôn'],
    ['chung thuc chu kyy', '2.000884', 'chứng thực chữ ký'],
    ['giay phep xay dungg', '1.013225', 'giấy phép xây dựng'],
  ])('%j is taken for %s', (query, code, corrected) => {
    const found = search(index, query)
    expect(found.codes[0]).toBe(code)
    expect(found.corrected).toBe(corrected)
  })
})

test('đ is found as d, and a word with other diacritics comes after the one that was meant', () => {
  const spelled = search(index, 'đất').codes
  const texts = spelled.slice(0, 10).map((code) => textOf(code))
  expect(texts.filter((text) => !text.includes('đất'))).toEqual([])
})

test.each([
  '',
  '   ',
  '!!!',
  'xyzzyq',
  '<script>alert(1)</script>',
  "' or 1=1 --",
  '😀',
  '%',
  'a'.repeat(5000),
])('nothing is made up for %j', (query) => {
  expect(search(index, query).codes.length).toBeLessThan(40)
  expect(() => search(index, query)).not.toThrow()
})

test('rows whose title is wrong at the source come last', () => {
  const codes = search(index, 'sở nội vụ').codes
  expect(codes.at(-1)).toMatch(/^(2\.001428|3\.0003?)/)
})

test('a search takes far less than a hundredth of a second of the processor', () => {
  const queries = [
    'khai sinh',
    'khai shinh',
    'd',
    'giấy phép xây dựng mới đối với công trình',
    'zzzz qqqq wwww',
  ]
  const times = Array.from({ length: 200 }, (_, i) => {
    const began = process.cpuUsage()
    search(index, queries[i % queries.length]!)
    const { user, system } = process.cpuUsage(began)
    return (user + system) / 1000
  })
  expect(times.toSorted((a, b) => a - b)[190]).toBeLessThan(5)
})
