/** Words that differ between north and south. */
export type Dialect = { thousand: 'nghìn' | 'ngàn'; odd: 'linh' | 'lẻ' }

export const northern: Dialect = { thousand: 'nghìn', odd: 'linh' }
export const southern: Dialect = { thousand: 'ngàn', odd: 'lẻ' }

export const digitWords = [
  'không',
  'một',
  'hai',
  'ba',
  'bốn',
  'năm',
  'sáu',
  'bảy',
  'tám',
  'chín',
] as const

const wordOf = (digit: number) => digitWords[digit] ?? ''

/** Each digit by itself: "0272" → "không hai bảy hai". */
export const digitByDigit = (text: string): string =>
  [...text.replaceAll(/\D/g, '')].map((digit) => wordOf(Number(digit))).join(' ')

/** The last digit after a ten: hai mươi mốt, hai mươi tư, hai mươi lăm; but mười một, mười bốn. */
function unitWord(digit: number, tens: number): string {
  if (digit === 5 && tens >= 1) return 'lăm'
  if (digit === 1 && tens >= 2) return 'mốt'
  if (digit === 4 && tens >= 2) return 'tư'
  return wordOf(digit)
}

function underHundred(value: number): string {
  const [tens, units] = [Math.floor(value / 10), value % 10]
  const head = tens === 0 ? '' : tens === 1 ? 'mười' : `${wordOf(tens)} mươi`
  const tail = units === 0 ? '' : unitWord(units, tens)
  return [head, tail].filter(Boolean).join(' ')
}

/** Three digits; in the middle of a number also the hundreds that are nought are said. */
function group(value: number, inMiddle: boolean, { odd }: Dialect): string {
  const [hundreds, rest] = [Math.floor(value / 100), value % 100]
  if (hundreds === 0 && !inMiddle) return underHundred(rest)
  const head = `${wordOf(hundreds)} trăm`
  if (rest === 0) return head
  return `${head} ${rest < 10 ? `${odd} ` : ''}${underHundred(rest)}`
}

/** A whole number of any length, digits only: "1250000" → "một triệu hai trăm năm mươi nghìn". */
export function numberWords(digits: string, dialect: Dialect = northern): string {
  const plain = digits.replace(/^0+(?=\d)/, '')
  if (plain === '0') return 'không'
  // Billions are counted on: a thousand billions, a million billions.
  if (plain.length > 18) return digitByDigit(digits)
  if (plain.length > 9) {
    const low = plain.slice(-9)
    const high = `${numberWords(plain.slice(0, -9), dialect)} tỷ`
    return /^0+$/.test(low) ? high : `${high} ${underBillion(low, true, dialect)}`
  }
  return underBillion(plain, false, dialect)
}

function underBillion(digits: string, inMiddle: boolean, dialect: Dialect): string {
  const padded = digits.padStart(9, '0')
  const names = ['triệu', dialect.thousand, '']
  const said: string[] = []
  for (const [at, name] of names.entries()) {
    const value = Number(padded.slice(at * 3, at * 3 + 3))
    if (value === 0) continue
    const isMiddle = inMiddle || said.length > 0
    said.push(group(value, isMiddle, dialect), name)
  }
  return said.filter(Boolean).join(' ')
}

/** A number as it is written in Vietnamese: dots between thousands, a comma before decimals. */
export const written = String.raw`\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?`

/** "1.250,5" → "một nghìn hai trăm năm mươi phẩy năm". */
export function writtenNumber(text: string, dialect: Dialect = northern): string {
  const [whole = '0', decimals] = text.replaceAll('.', '').split(',')
  const head = isCodeLike(whole) ? digitByDigit(whole) : numberWords(whole, dialect)
  return decimals === undefined ? head : `${head} phẩy ${decimalWords(decimals, dialect)}`
}

/** 05 is five; 007 is a code. */
const isCodeLike = (whole: string) => whole.length > 2 && whole.startsWith('0')

/** "5" → năm, "25" → hai mươi lăm, "05" → không năm, "125" → một hai năm. */
const decimalWords = (decimals: string, dialect: Dialect) =>
  decimals.length <= 2 && !decimals.startsWith('0')
    ? numberWords(decimals, dialect)
    : digitByDigit(decimals)

/** tháng tư, thứ tư, quý tư: these count with an older word for four. */
export const inOrder = (number: number, dialect: Dialect = northern): string =>
  number === 4 ? 'tư' : numberWords(String(number), dialect)
