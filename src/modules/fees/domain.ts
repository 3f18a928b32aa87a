import { perCopy } from '#modules/certification/index.ts'
import type { Fee } from '#modules/procedures/index.ts'

/** What a fee is counted by. */
export type Count = { pages: number; copies: number }

/** Mức thu: an amount that can be asked for, nothing to pay, or a fee that somebody must look up first. */
export type Reckoned = { kind: 'amount'; total: number } | { kind: 'nothing' } | { kind: 'unknown' }

/** What is to be paid for so many pages and copies. */
export function reckon(fee: Fee, { pages, copies }: Count): Reckoned {
  switch (fee.kind) {
    case 'free':
      return { kind: 'nothing' }
    case 'fixed':
      return amount(fee.amount)
    case 'per-case':
      return amount(fee.amount * copies)
    case 'per-page':
      return amount(perCopy(fee, pages) * copies)
    case 'by-council':
      return fee.amount === undefined ? { kind: 'unknown' } : amount(fee.amount)
    case 'unknown':
      return { kind: 'unknown' }
  }
}

/** What must be known to reckon: pages and copies, a number of what the rule names ("bản sao"), or nothing. */
export const countedBy = (
  fee: Fee | undefined,
): { pages: boolean; copies: string | undefined } => ({
  pages: fee?.kind === 'per-page',
  copies: fee?.kind === 'per-page' ? 'bản' : fee?.kind === 'per-case' ? fee.per : undefined,
})

/** What was counted, in the words of the duty: nothing where the rule counts nothing. */
export function countWords(fee: Fee | undefined, { pages, copies }: Count): string {
  const by = countedBy(fee)
  if (by.copies === undefined) return ''
  return by.pages ? `${pages} trang, ${copies} ${by.copies}` : `${copies} ${by.copies}`
}

/** What was counted the last time, from those words. */
export function countsIn(words: string): Record<'pages' | 'copies', string> {
  const said = /^Phí, lệ phí: (?:(\d+) trang, )?(\d+) /.exec(words)
  return { pages: said?.[1] ?? '1', copies: said?.[2] ?? '1' }
}

const amount = (total: number): Reckoned =>
  total > 0 ? { kind: 'amount', total } : { kind: 'nothing' }

/** Miễn, giảm: who pays less, in hundredths, and by what proof. */
export type Exemption = {
  percent: number
  effectiveFrom: Temporal.PlainDate
  effectiveTo: Temporal.PlainDate | null
}

/** What is left to pay, in whole đồng. */
export const lessened = (total: number, { percent }: Pick<Exemption, 'percent'>): number =>
  Math.round((total * (100 - percent)) / 100)

export const isInForce = (
  { effectiveFrom, effectiveTo }: Exemption,
  on: Temporal.PlainDate,
): boolean =>
  Temporal.PlainDate.compare(effectiveFrom, on) <= 0 &&
  (effectiveTo === null || Temporal.PlainDate.compare(on, effectiveTo) <= 0)
