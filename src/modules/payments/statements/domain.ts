import { fold } from '#platform/fold.ts'

/** What a statement says in which column, counted from 0. */
export const columnNames = ['at', 'amount', 'memo', 'ref', 'payer'] as const
export type ColumnName = (typeof columnNames)[number]
export type Columns = Record<Exclude<ColumnName, 'payer'>, number> & { payer?: number | undefined }

/** A statement's heading is the first line that names at least four columns; what stands above it is the bank's letterhead. */
export const isHeading = (cells: readonly string[]): boolean =>
  cells.filter((cell) => cell.trim() !== '').length >= 4 && Object.keys(guessed(cells)).length >= 3

/** One heading is known again however it is written. */
export const headingKey = (cells: readonly string[]): string =>
  cells.map(fold).join('|').slice(0, 2_000)

const hints: Record<ColumnName, RegExp> = {
  at: /ngay|date|thoi gian/,
  amount: /ghi co|phat sinh co|credit|so tien|amount|\bco\b/,
  memo: /noi dung|dien giai|description|mo ta|details|remark/,
  ref: /so giao dich|ma giao dich|so tham chieu|reference|so but toan|so ct|ma gd|so gd|transaction (no|id)|\bref/,
  payer: /nguoi (chuyen|gui|nop)|doi ung|ten tai khoan|sender|payer|counterpart/,
}

/** Which column is which, as far as the heading says it. */
export function guessed(cells: readonly string[]): Partial<Record<ColumnName, number>> {
  const found: Partial<Record<ColumnName, number>> = {}
  for (const name of ['ref', 'memo', 'payer', 'amount', 'at'] as const) {
    const at = cells.findIndex(
      (cell, i) => hints[name].test(fold(cell)) && !Object.values(found).includes(i),
    )
    if (at >= 0) found[name] = at
  }
  return found
}

/** Đồng as banks print it: 1.500.000, 1,500,000.00, +50000 VND, (50.000); undefined when it is no number. */
export function dongIn(text: string): number | undefined {
  const bare = text.replaceAll(/\s|vnd|vnđ|đ(ồng)?$/giu, '')
  const isMinus = /^-|^\(.*\)$|-$/.test(bare)
  const digits = bare.replaceAll(/^[-+(]+|[-)]+$/g, '').replace(/[.,]0{1,2}$/, '')
  if (!/^\d{1,3}(?:[.,]\d{3})*$|^\d+$/.test(digits)) return undefined
  const value = Number(digits.replaceAll(/[.,]/g, ''))
  return Number.isSafeInteger(value) ? (isMinus ? -value : value) : undefined
}

const dayFirst =
  /^(?<d>\d{1,2})[/.-](?<m>\d{1,2})[/.-](?<y>\d{4})(?:[ T,]+(?<clock>\d{1,2}:\d{2}(?::\d{2})?))?/
const yearFirst =
  /^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?:[ T]+(?<clock>\d{1,2}:\d{2}(?::\d{2})?))?/

/** 25/12/2026 14:30:05, 2026-12-25T14:30 or a day alone, by the clock of Việt Nam. */
export function momentIn(text: string): Temporal.Instant | undefined {
  const said = text.trim()
  const groups = (dayFirst.exec(said) ?? yearFirst.exec(said))?.groups
  if (!groups) return undefined
  const { d = '', m = '', y = '', clock = '00:00' } = groups
  const day = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  try {
    // Seven hours ahead the whole year: an offset is far cheaper than the zone, and a statement has many lines.
    return Temporal.Instant.from(`${day}T${clock.at(1) === ':' ? '0' : ''}${clock}+07:00`)
  } catch {
    return undefined
  }
}

export type WhyNotRow = 'no-date' | 'no-amount' | 'no-ref' | 'too-large'
export type ReadRow =
  | { kind: 'in'; ref: string; at: Temporal.Instant; amount: number; memo: string; payer: string }
  | { kind: 'out' }
  | { kind: 'fault'; why: WhyNotRow }

/** One line: money that came, money that went (which is not ours to match), or what is wrong with it. */
export function readRow(cells: readonly string[], columns: Columns): ReadRow {
  const cell = (at: number | undefined) => (at === undefined ? '' : (cells[at] ?? '').trim())
  const typed = cell(columns.amount)
  const amount = typed === '' ? 0 : dongIn(typed)
  if (amount === undefined) return { kind: 'fault', why: 'no-amount' }
  if (amount <= 0) return { kind: 'out' }
  if (amount > 9_999_999_999_999) return { kind: 'fault', why: 'too-large' }
  const at = momentIn(cell(columns.at))
  if (!at) return { kind: 'fault', why: 'no-date' }
  const ref = cell(columns.ref).slice(0, 80)
  if (ref === '') return { kind: 'fault', why: 'no-ref' }
  const memo = cell(columns.memo).slice(0, 500)
  return { kind: 'in', ref, at, amount, memo, payer: cell(columns.payer).slice(0, 200) }
}
