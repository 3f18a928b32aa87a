import { describe, expect, test } from 'vitest'

import { billCode, codesIn, outcomeOf } from './domain.ts'

const code = billCode(new Uint8Array([7, 19, 2, 200, 31, 90, 12]))

describe('mã nộp tiền', () => {
  test('is ten signs that no bank changes', () => {
    expect(code).toMatch(/^XS[0-9A-HJKMNP-TV-Z]{8}$/)
    expect(codesIn(code)).toEqual([code])
  })

  test.each([
    ['in small letters', code.toLowerCase()],
    ['parted by spaces', code.replace(/(...)/g, '$1 ')],
    ['parted by dots', [...code].join('.')],
    ['behind the words of a bank', `MBVCB.1234567.${code}.CT tu 0011 NGUYEN VAN A toi 0012`],
    ['with words joined to it', `NOPTIEN${code}FT26321`],
    ['between words with diacritics', `Nộp lệ phí ${code} chứng thực`],
    ['after letters that look like its beginning', `XSXS${code}`],
    ['over two lines', `${code.slice(0, 5)}\n${code.slice(5)}`],
  ])('is found %s', (_, memo) => {
    expect(codesIn(memo)).toContain(code)
  })

  test('letters that people write for digits are understood', () => {
    const zero = billCode(new Uint8Array([0, 1, 0, 1, 0, 1, 0]))
    expect(codesIn(zero.replaceAll('0', 'O').replaceAll('1', 'l'))).toContain(zero)
  })

  test('one wrong sign is never another code', () => {
    for (let at = 2; at < code.length; at += 1)
      for (const sign of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
        const wrong = code.slice(0, at) + sign + code.slice(at + 1)
        if (wrong !== code) expect(codesIn(wrong)).toEqual([])
      }
  })

  test('a text without a code names none', () => {
    expect(codesIn('chuyen tien')).toEqual([])
    expect(codesIn('')).toEqual([])
    expect(codesIn('XS')).toEqual([])
  })
})

const open = { amount: 14_000, paid: 0, isOpen: true, wasPaid: false }

test.each([
  ['the whole amount', open, 14_000, 'matched'],
  ['less', open, 10_000, 'short'],
  ['the rest', { ...open, paid: 10_000 }, 4_000, 'matched'],
  ['more', open, 20_000, 'over'],
  [
    'what was paid already',
    { ...open, paid: 14_000, isOpen: false, wasPaid: true },
    14_000,
    'duplicate',
  ],
  ['what was waived or fell away', { ...open, isOpen: false }, 14_000, 'over'],
] as const)('%s', (_, bill, amount, outcome) => {
  expect(outcomeOf(bill, amount)).toBe(outcome)
})
