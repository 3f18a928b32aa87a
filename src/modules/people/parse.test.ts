import { describe, expect, test } from 'vitest'

import { birthText, parseBirth, parseFullName, parseIdNumber, parsePhone } from './parse.ts'

const today = Temporal.PlainDate.from('2026-09-01')

describe('full names', () => {
  test.each([
    ['Nguyễn Văn Minh', 'Nguyễn Văn Minh'],
    ['  NGUYỄN   VĂN minh ', 'NGUYỄN VĂN minh'],
    ['NGUYỄN THỊ ÁNH', 'Nguyễn Thị Ánh'],
    ['lê hoàng đạt', 'Lê Hoàng Đạt'],
    ["O'BRIEN-SMITH", "O'Brien-Smith"],
    ['Y', 'Y'],
    ['H’Hen Niê', "H'Hen Niê"],
    ['Ka\u0306', 'Kă'],
  ])('%j is %j', (text, name) => {
    expect(parseFullName(text)).toEqual({ ok: true, value: name })
  })

  test('decomposed Unicode becomes the same name as precomposed', () => {
    const name = 'Trần Thị Ngọc Ửng'
    expect(parseFullName(name.normalize('NFD'))).toEqual({ ok: true, value: name.normalize('NFC') })
  })

  test.each([
    ['', 'empty'],
    [' \u200b ', 'empty'],
    ['Minh 😀', 'strange'],
    ['Minh 2', 'strange'],
    ['<script>alert(1)</script>', 'strange'],
    ["'; drop table person; --", 'strange'],
    ['Мinh', 'strange'],
    ['...', 'strange'],
    [`M${'\u0301\u0323\u0308\u0330'.repeat(9)}inh`, 'strange'],
    ['ă'.repeat(5_000), 'too-long'],
  ])('%j is refused', (text, why) => {
    expect(parseFullName(text)).toEqual({ ok: false, why })
  })
})

describe('identity numbers', () => {
  test.each([
    ['079087001234', '079087001234'],
    [' 079 087.001-234 ', '079087001234'],
    ['０７９０８７００１２３４', '079087001234'],
    ['301234567', '301234567'],
  ])('%j is %j', (text, number) => {
    expect(parseIdNumber(text)).toEqual({ ok: true, value: number })
  })

  test.each([
    ['', 'empty'],
    ['07908700123', 'wrong-length'],
    ['0790870012345', 'wrong-length'],
    ['07908700123A', 'not-digits'],
    ['٠٧٩٠٨٧٠٠١٢٣٤', 'not-digits'],
    ['000000000000', 'all-zeros'],
  ])('%j is refused', (text, why) => {
    expect(parseIdNumber(text)).toEqual({ ok: false, why })
  })
})

describe('dates of birth', () => {
  test.each([
    ['05/02/1987', { year: 1987, month: 2, day: 5 }],
    ['5-2-1987', { year: 1987, month: 2, day: 5 }],
    ['05021987', { year: 1987, month: 2, day: 5 }],
    ['1987-02-05', { year: 1987, month: 2, day: 5 }],
    ['2/1987', { year: 1987, month: 2 }],
    ['1987', { year: 1987 }],
    ['29/02/2024', { year: 2024, month: 2, day: 29 }],
    ['01/09/2026', { year: 2026, month: 9, day: 1 }],
    ['2026', { year: 2026 }],
  ])('%j is read', (text, birth) => {
    expect(parseBirth(text, today)).toEqual({ ok: true, value: birth })
  })

  test.each([
    ['', 'empty'],
    ['hôm qua', 'unreadable'],
    ['5/2/87', 'unreadable'],
    ['31/02/1987', 'impossible'],
    ['29/02/2023', 'impossible'],
    ['1987-13-01', 'impossible'],
    ['00/00/1987', 'impossible'],
    ['13/1987', 'impossible'],
    ['02/09/2026', 'future'],
    ['10/2026', 'future'],
    ['2027', 'future'],
    ['01/01/1895', 'too-old'],
    ['0000', 'too-old'],
  ])('%j is refused', (text, why) => {
    expect(parseBirth(text, today)).toEqual({ ok: false, why })
  })

  test('are written as far as they are known', () => {
    expect(birthText({ year: 1987, month: 2, day: 5 })).toBe('05/02/1987')
    expect(birthText({ year: 1987, month: 2 })).toBe('02/1987')
    expect(birthText({ year: 1987 })).toBe('1987')
  })
})

test.each([
  ['0912 345 678', '0912345678'],
  ['+84 912 345 678', '0912345678'],
  ['84912345678', '0912345678'],
  ['(0272) 3867.123', '02723867123'],
  ['+1 202 555 0100', '+12025550100'],
  ['12', undefined],
  ['hỏi cô Lan', undefined],
])('telephone %j is %j', (text, number) => {
  expect(parsePhone(text)).toBe(number)
})
