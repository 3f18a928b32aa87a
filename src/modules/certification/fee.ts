import { certificationFee as feeBy, certifiedCopyFee } from '#modules/fees/index.ts'

/** What a copy is counted by. */
export type CopiesAsked = {
  pages: number
  /** Copies on paper. */
  copies: number
  /** Whether an electronic copy is made as well. */
  electronic: boolean
}

/** Lệ phí chứng thực bản sao (TT 226/2016/TT-BTC, GOV 3): each paper copy, and the electronic one once; the limit holds for both. */
export const certificationFee = (asked: CopiesAsked): number => feeBy(certifiedCopyFee, asked)
