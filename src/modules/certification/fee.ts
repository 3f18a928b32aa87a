/** What a copy is counted by. */
export type CopiesAsked = {
  pages: number
  /** Copies on paper. */
  copies: number
  /** Whether an electronic copy is made as well. */
  electronic: boolean
}

const mostPerCopy = 200_000

/** One copy of so many pages: 2,000 đ for each of the first two, 1,000 đ for each further one, 200,000 đ at most. */
const perCopy = (pages: number) =>
  Math.min(pages <= 2 ? 2_000 * pages : 4_000 + 1_000 * (pages - 2), mostPerCopy)

/** Lệ phí chứng thực bản sao (TT 226/2016/TT-BTC, GOV 3): each paper copy, and the electronic one once; the limit holds for both. */
export const certificationFee = ({ pages, copies, electronic }: CopiesAsked): number =>
  perCopy(pages) * (copies + (electronic ? 1 : 0))
