import { inOrder, numberWords } from './numbers.ts'
import { begins, ends, type Rule } from './rule.ts'

const roman = '(?=[IVXLC])(X{0,3}|XL|LX{0,3}|XC|C)(IX|IV|V?I{0,3})'
const valid = new RegExp(`^${roman}$`, 'u')
const worth: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 }

/** "XIV" → 14; undefined for what is no number. */
export function romanNumber(text: string): number | undefined {
  if (!valid.test(text)) return undefined
  const values = [...text].map((letter) => worth[letter] ?? 0)
  return values.reduce(
    (sum, value, at) => (value < (values[at + 1] ?? 0) ? sum - value : sum + value),
    0,
  )
}

const cues =
  'thế kỷ|thế kỉ|khóa|khoá|quý|kỳ|kì|thứ|lần|chương|phần|mục|phụ lục|đại hội|nhiệm kỳ|hạng|cấp|loại|nhóm|tập|quyển|vùng|khu vực|giai đoạn|bậc|tổ|tuyến|đợt|chặng|hội nghị|kỳ họp|văn kiện|Covid'

const cued = new RegExp(`${begins}(${cues})(\\s+)([IVXLC]{1,6})${ends}`, 'giu')
const ordered = /^(?:quý|thứ)$/iu
const head = /^([IVX]{1,5})(?=[.)]\s)/gmu
const joined = new RegExp(
  `${begins}([IVX]{1,6})(\\s?[-–,]\\s?|\\s+(?:và|đến)\\s+)([IVX]{1,6})${ends}`,
  'gu',
)

/** Roman numerals where one expects them; elsewhere "V" and "I" are letters. */
export const romans: Rule = (text, dialect) => {
  const words = (numeral: string) => {
    const number = romanNumber(numeral)
    return number === undefined ? numeral : numberWords(String(number), dialect)
  }
  return text
    .replaceAll(joined, (whole, from: string, middle: string, to: string) =>
      from.length + to.length < 3
        ? whole
        : `${words(from)}${/[-–]/.test(middle) ? ' đến ' : middle}${words(to)}`,
    )
    .replaceAll(cued, (whole, cue: string, space: string, numeral: string) => {
      const number = romanNumber(numeral)
      if (number === undefined) return whole
      if (number === 1 && /^thứ$/iu.test(cue)) return `${cue} nhất`
      const said = ordered.test(cue) ? inOrder(number, dialect) : words(numeral)
      return `${cue}${space}${said}`
    })
    .replaceAll(head, words)
}
