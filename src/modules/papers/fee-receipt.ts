import { fileURLToPath } from 'node:url'

import { renderPdf } from '#platform/pdf/render.ts'

import { instantWords, placeAndDate } from './words.ts'

const template = fileURLToPath(new URL('./templates/fee-receipt.typ', import.meta.url))

/** Biên lai thu phí, lệ phí as this office prints it. Every text is printed as it is. */
export type FeeReceipt = {
  /** "Ủy ban nhân dân xã Tân Trụ", "Trung tâm Phục vụ hành chính công xã Tân Trụ", "Tân Trụ" */
  agency: { parent: string; name: string; place: string }
  symbol: string
  number: string
  payer: string
  code: string
  matter: string
  what: string
  amount: string
  inWords: string
  how: string
  collector: string
  taxCode: string | null
  /** Void: why. */
  voided: string | null
  /** Not the receipt of NĐ 123/2020, unless the office has said that it is. */
  official: boolean
  at: Temporal.Instant
  demo: boolean
}

export const feeReceiptPdf = ({ agency, at, ...receipt }: FeeReceipt): Promise<Uint8Array> =>
  renderPdf(
    template,
    {
      ...receipt,
      when: instantWords(at),
      letterhead: {
        parent: agency.parent,
        agency: agency.name,
        'place-date': placeAndDate(agency.place, at),
      },
      foot: `Biên lai ${receipt.symbol} số ${receipt.number}`,
    },
    at,
  )
