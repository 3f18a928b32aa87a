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
