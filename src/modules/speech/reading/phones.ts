import { digitByDigit } from './numbers.ts'
import type { Rule } from './rule.ts'

const before = String.raw`(?<![\d\p{L}.,/])`
const after = String.raw`(?![\d\p{L}/]|[.,]\d)`

/** Numbers of phones: mobile, landline, +84, and free or dear lines. */
const phone = new RegExp(
  String.raw`${before}(?:\(\+?84\)|\+84|\(0\d{2,3}\)|0\d{2,3}|1[89]00)(?:[ .-]?\(?\d{1,7}\)?){1,4}${after}`,
  'gu',
)

/** Numbers that nobody reads as a quantity: identity cards, accounts. */
const long = new RegExp(String.raw`${before}\d{9,24}${after}`, 'gu')
const coded = new RegExp(String.raw`${before}0\d{3,8}${after}`, 'gu')

const lines =
  /(?<=(?<!\p{L})(?:gọi|số|tổng đài|điện thoại|đường dây nóng|hotline|cảnh sát|cứu hỏa|chữa cháy|cấp cứu|cứu thương)(?: số)?:? )(11[1-9])(?![\d/.,]\d|\d)/giu

/** In threes, the rest in front: 080 199 001 234. */
function inThrees(digits: string): string[] {
  // A landline: the province, then the rest.
  if (digits.length === 11) return [digits.slice(0, 4), digits.slice(4, 8), digits.slice(8)]
  // A free or dear line: 1900, then the rest.
  if (/^1[89]00\d{4}$/.test(digits)) return [digits.slice(0, 4), digits.slice(4)]
  const head = digits.length % 3 === 1 && digits.length > 3 ? 4 : digits.length % 3 || 3
  const groups = [digits.slice(0, head)]
  for (let at = head; at < digits.length; at += 3) groups.push(digits.slice(at, at + 3))
  return groups
}

const groupsOf = (written: string): string[] => {
  const typed = written.split(/[^\d]+/).filter(Boolean)
  const digits = typed.join('')
  const isGrouped = typed.length > 1 && typed.every((group) => group.length <= 4)
  return isGrouped ? typed : inThrees(digits)
}

const said = (written: string) => groupsOf(written).map(digitByDigit).join(', ')

function saidPhone(written: string): string {
  const digits = written.replaceAll(/\D/g, '')
  if (digits.length < 8 || digits.length > 12) return written
  return `${written.includes('+') ? 'cộng ' : ''}${said(written)}`
}

/** Digit by digit, in the groups in which they are written, or in threes. */
export const phones: Rule = (text) =>
  text
    .replaceAll(phone, saidPhone)
    .replaceAll(long, said)
    .replaceAll(coded, said)
    .replaceAll(lines, (_, number: string) => digitByDigit(number))
