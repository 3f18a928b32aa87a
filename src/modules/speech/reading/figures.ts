import { digitByDigit, numberWords } from './numbers.ts'
import type { Change } from './rule.ts'

/** Numbers as other countries write them, plates of cars, mixtures. */
export const figures: readonly Change[] = [
  [/(?<![\d.,])\d{1,3}(?:,\d{3}){2,}(?![\d,])/g, (number) => number.replaceAll(',', '.')],
  // "5,6,7" is three numbers.
  [/(?<![\d.,])\d{1,2}(?:,\d{1,2}){2,}(?![\d,]|\.\d)/g, (numbers) => numbers.replaceAll(',', ', ')],
  [/(?<![\d.,])\d{1,3},000(?![\d,])/g, (number) => number.replace(',', '.')],
  [
    /(?<![\p{L}\d])(\d{2}[A-ZĐ]{1,2}\d?)\s?[-–]\s?(\d{3})\.?(\d{2})(?!\d)/gu,
    (_, series, first, last) => `${series} ${digitByDigit(first)}, ${digitByDigit(last)}`,
  ],
  [/(?<=(?:NPK|phân bón)\s?)(\d{1,2})-(\d{1,2})-(\d{1,2})(?![\d-])/gu, '$1, $2, $3'],
  [/(°\s?[NB])\s?[-–]\s?/g, '$1, '],
  [/[ØΦφ]\s?(?=\d)/g, 'phi '],
  [/±\s?/g, 'cộng trừ '],
  [
    /(?<![\p{L}\d])(\d{1,2})m(?![23](?!\d))(\d{1,2})(?![\d\p{L}])/gu,
    (_, metres, rest) => `${metres} mét ${rest}`,
  ],
  [/(?<![\p{L}\d.,])(\d{1,3})\s?tr\s?(\d)(?![\d\p{L}])/gu, '$1,$2 triệu đồng'],
  [
    /(?<![\d.,])(\d+)\.(\d{1,2})(?=\s?(?:°|%|(?:kg|km|m|ha|l|ml|mm|cm|kW)(?![\p{L}\d])))/gu,
    '$1,$2',
  ],
  [/(?<=\p{Lu}\d{1,3})-(?=\d)/gu, ', '],
  [/(?<![\p{L}\d.,])(\d{1,3})\+(?=[\s.,;)]|$)/gmu, '$1 trở lên'],
  [/>=/g, '≥'],
  [/<=/g, '≤'],
  // "05 (năm) ngày": said once.
  [
    /(?<![\d.,])(\d{1,9}) \(([\p{L} ]+)\)/gu,
    (whole, digits, said) => (isSame(digits, said) ? digits : whole),
  ],
]

const plainly = (text: string) =>
  text
    .toLocaleLowerCase('vi')
    .normalize('NFC')
    .replaceAll('ngàn', 'nghìn')
    .replaceAll('lẻ', 'linh')
    .replaceAll('bốn', 'tư')
    .trim()

const isSame = (digits: string, said: string): boolean =>
  plainly(said) === plainly(numberWords(digits))
