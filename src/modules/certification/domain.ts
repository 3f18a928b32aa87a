import type { Id } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { serialText } from '#platform/year-book.ts'

import { certificationFee, type CopyRate } from './fee.ts'

export type EntryId = Id<'certification-entry'>
export type VisitId = Id<'certification-visit'>

/** Loại sổ: the four statutory books (NĐ 23/2015 Điều 13, TT 01/2020). */
export const kinds = ['copy', 'signature', 'translator', 'transaction'] as const
export type Kind = (typeof kinds)[number]

/** Paper and electronic copies have numbers of their own; only copies are made electronically. */
export const seriesList = ['paper', 'electronic'] as const
export type Series = (typeof seriesList)[number]

/** One book of a year. It may be bound in several volumes (quyển). */
export type BookKey = { kind: Kind; series: Series; year: number }

/** Ký hiệu of each book, as it stands after the number (GOV 3). */
const symbols: Record<Kind, string> = {
  copy: 'BS',
  signature: 'CK,ĐC',
  translator: 'CKND',
  transaction: 'HĐ,GD',
}

export const symbolOf = ({ kind, series }: Pick<BookKey, 'kind' | 'series'>): string =>
  `${series === 'paper' ? 'SCT' : 'SCTĐT'}/${symbols[kind]}`

export type Numbered = BookKey & { volume: number; number: number }

/** "Quyển số 01/2026-SCT/BS" */
export const volumeText = (book: BookKey & { volume: number }): string =>
  `${serialText(book.volume)}/${book.year}-${symbolOf(book)}`

/** "07, quyển số 01/2026-SCT/BS" */
export const numberText = (one: Numbered): string =>
  `${serialText(one.number)}, quyển số ${volumeText(one)}`

/** Giấy tờ, chữ ký or giao dịch: what gets one number, however many copies are made of it. */
export type Item = {
  name: string
  pages: number
  copies: number
  electronic: boolean
  /** Người ký, các bên: who signed, or between whom; empty for copies. */
  parties: string
  /** Typed by the officer where no rule computes it. */
  fee: number | null
}

/** Lệ phí of what is not a copy, in đồng. From TT 226/2016/TT-BTC Điều 4, not read again: the officer may write another. */
export const usualFees: Record<Exclude<Kind, 'copy'>, number> = {
  signature: 10_000,
  translator: 10_000,
  transaction: 50_000,
}

export const feeOf = (kind: Kind, { fee, ...asked }: Item, rate: CopyRate): number =>
  kind === 'copy' ? certificationFee(rate, asked) : (fee ?? usualFees[kind])

export const totalOf = (kind: Kind, items: readonly Item[], rate: CopyRate): number =>
  items.reduce((sum, item) => sum + feeOf(kind, item, rate), 0)

export type WhyNotMonth = 'not-over' | 'empty' | 'printed'

export type WhyNotElectronic = 'not-signed-twice' | 'not-valid' | 'not-trusted' | 'changed'

/** What a check says of the signed file. */
export type Checked = {
  valid: boolean
  coversWholeDocument: boolean
  signatures: readonly { trusted: boolean }[]
}

/** Bản sao điện tử: numbered only after the signatures of the signer and of the agency verify (GOV 3). */
export function electronicReady({
  valid,
  coversWholeDocument,
  signatures,
}: Checked): Outcome<true, WhyNotElectronic> {
  if (signatures.length < 2) return no('not-signed-twice')
  if (!valid) return no('not-valid')
  if (signatures.some(({ trusted }) => !trusted)) return no('not-trusted')
  return coversWholeDocument ? yes(true) : no('changed')
}
