import type { Fee } from '#modules/procedures/index.ts'

/** What a fee is counted by. */
export type Count = { pages: number; copies: number }

/** Mức thu: an amount that can be asked for, nothing to pay, or a fee that somebody must look up first. */
export type Reckoned = { kind: 'amount'; total: number } | { kind: 'nothing' } | { kind: 'unknown' }

type PageFee = Extract<Fee, { kind: 'per-page' }>

/** One copy of so many pages, never above the cap (TT 226/2016/TT-BTC Đ4). */
export function perCopy({ first, firstPages, further, cap }: PageFee, pages: number): number {
  const all = Math.min(pages, firstPages) * first + Math.max(pages - firstPages, 0) * further
  return cap === undefined ? all : Math.min(all, cap)
}

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

const amount = (total: number): Reckoned =>
  total > 0 ? { kind: 'amount', total } : { kind: 'nothing' }

export type Certified = Count & { electronic: boolean }

/** Chứng thực bản sao: the paper copies, and the electronic one as one more copy under the same cap. */
export const certificationFee = (fee: PageFee, { pages, copies, electronic }: Certified): number =>
  perCopy(fee, pages) * (copies + (electronic ? 1 : 0))

/** TT 226/2016/TT-BTC Đ4: where neither catalogue nor commune says otherwise. */
export const certifiedCopyFee: PageFee = {
  kind: 'per-page',
  first: 2_000,
  firstPages: 2,
  further: 1_000,
  cap: 200_000,
}

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
