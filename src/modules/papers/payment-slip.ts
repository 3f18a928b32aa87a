import { fileURLToPath } from 'node:url'

import { renderPdf } from '#platform/pdf/render.ts'
import { moneyText } from '#ui/format.ts'
import { dongInWords } from '#ui/number-words.ts'

import { qrSvg } from './qr.ts'
import { qrOf, type Frame, type Issued } from './sheet.ts'
import { slipView } from './slips.ts'
import { placeAndDate } from './words.ts'

/** What is to be paid by transfer, as papers say it. */
export type PaymentDue = {
  /** What is still missing, in đồng. */
  amount: number
  /** What has come in parts before. */
  received: number
  billCode: string
  /** The text of the VietQR code. */
  payload: string
  bank: string
  account: string
  holder: string
  /** Left out for whoever merely holds the code of the dossier. */
  payer: string | null
  what: string | null
  isDemoAccount: boolean
}

export type PaymentSlip = {
  agency: { parent: string; name: string; place: string }
  code: string
  matter: string | null
  due: PaymentDue
  at: Temporal.Instant
}

const template = (name: string) => fileURLToPath(new URL(`./templates/${name}`, import.meta.url))

/** Phiếu nộp phí, lệ phí: the VietQR code, the amount, the transfer's text and how to pay, on one tagged sheet. */
export const paymentSlipPdf = (
  { agency, code, matter, due, at }: PaymentSlip,
  { publicUrl, demo }: Frame,
): Promise<Uint8Array> =>
  renderPdf(
    template('payment-slip.typ'),
    {
      ...{ code, matter, demo },
      title: `Phiếu nộp phí, lệ phí – ${code}`,
      foot: `Phiếu nộp phí, lệ phí – Mã hồ sơ ${code}`,
      letterhead: {
        parent: agency.parent,
        agency: agency.name,
        'place-date': placeAndDate(agency.place, at),
      },
      payment: viewOf(due),
      qr: qrOf(`${publicUrl}/tra-cuu/${code}`),
    },
    at,
  )

/** Form 01 as it was issued, with what is owed now on a page of its own behind it. */
export const receiptWithPaymentPdf = (
  issued: Issued,
  due: PaymentDue,
  frame: Frame,
): Promise<Uint8Array> =>
  renderPdf(
    template('receipt-with-payment.typ'),
    { ...slipView(issued, frame), payment: viewOf(due) },
    issued.at,
  )

const viewOf = ({ amount, received, payload, isDemoAccount, ...due }: PaymentDue) => ({
  ...due,
  amount: moneyText('vi', amount),
  inWords: dongInWords(amount),
  received: received > 0 ? moneyText('vi', received) : null,
  demoAccount: isDemoAccount,
  svg: qrSvg(payload),
  alt: `Mã VietQR để chuyển ${moneyText('vi', amount)}, nội dung ${due.billCode}`,
})
