import { no, yes, type Outcome } from '#platform/outcome.ts'

/** Ký hiệu: the office's letters and the last two digits of the year; numbers begin at 1 with it (NĐ 123/2020 Đ32). */
export const symbolOf = (letters: string, { year }: Temporal.PlainDate): string =>
  `${letters}${String(year % 100).padStart(2, '0')}`

/** Seven digits, as receipts are numbered. */
export const numberText = (number: number): string => String(number).padStart(7, '0')

export type Day = { closedAt: Temporal.Instant | null }
export type WhyNotClose = 'already-closed' | 'difference-unexplained'

export type Closing = { expected: number; counted: number; reason: string | undefined }

/** Chốt ngày: what was counted stands beside what the receipts say; a difference needs words. */
export function closeDay(
  { closedAt }: Day,
  { expected, counted, reason }: Closing,
): Outcome<Closing, WhyNotClose> {
  if (closedAt !== null) return no('already-closed')
  if (expected !== counted && reason === undefined) return no('difference-unexplained')
  return yes({ expected, counted, reason: expected === counted ? undefined : reason })
}

const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const
const groups = ['', ' nghìn', ' triệu', ' tỷ', ' nghìn tỷ'] as const

/** Three digits as they are read; `full` when something stands before them. */
function tripleWords(value: number, full: boolean): string {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10]
  const words: string[] = []
  if (hundreds > 0 || full) words.push(`${digits[hundreds]} trăm`)
  if (tens > 1) words.push(`${digits[tens]} mươi`)
  if (tens === 1) words.push('mười')
  if (tens === 0 && ones > 0 && words.length > 0) words.push('linh')
  if (ones > 0) words.push(oneWords(tens, ones))
  return words.join(' ')
}

function oneWords(tens: number, ones: number): string {
  if (ones === 1 && tens > 1) return 'mốt'
  if (ones === 5 && tens > 0) return 'lăm'
  return digits[ones] ?? ''
}

/** "Mười bốn nghìn đồng". */
export function dongInWords(amount: number): string {
  const triples: number[] = []
  for (let rest = amount; rest > 0; rest = Math.floor(rest / 1_000)) triples.push(rest % 1_000)
  const words = triples
    .map((value, i) =>
      value === 0 ? '' : tripleWords(value, i < triples.length - 1) + (groups[i] ?? ''),
    )
    .toReversed()
    .filter(Boolean)
    .join(' ')
  const text = words === '' ? 'không' : words
  return `${text.charAt(0).toLocaleUpperCase('vi')}${text.slice(1)} đồng`
}
