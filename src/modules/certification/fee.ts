/** What a copy is counted by. */
export type CopiesAsked = {
  pages: number
  /** Copies on paper. */
  copies: number
  /** Whether an electronic copy is made as well. */
  electronic: boolean
}

/** Mức thu of a copy by its pages: `first` đồng for each of the first pages, `further` for the others, `cap` at most. */
export type CopyRate = {
  first: number
  firstPages: number
  further: number
  cap?: number | undefined
}

/** TT 226/2016/TT-BTC Điều 4 (GOV 3): where neither catalogue nor commune says otherwise. */
export const lawfulRate: CopyRate = { first: 2_000, firstPages: 2, further: 1_000, cap: 200_000 }

/** One copy of so many pages, never above the cap. */
export function perCopy({ first, firstPages, further, cap }: CopyRate, pages: number): number {
  const all = Math.min(pages, firstPages) * first + Math.max(pages - firstPages, 0) * further
  return cap === undefined ? all : Math.min(all, cap)
}

/** Lệ phí chứng thực bản sao: each paper copy, and the electronic one once; the cap holds for both. */
export const certificationFee = (
  rate: CopyRate,
  { pages, copies, electronic }: CopiesAsked,
): number => perCopy(rate, pages) * (copies + (electronic ? 1 : 0))
