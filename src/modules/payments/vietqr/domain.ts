import { crcOf } from './crc.ts'
import { field } from './tlv.ts'

/** Napas's own number among the makers of payment codes. */
export const napas = 'A000000727'

/** To an account, or to a card. */
export const services = ['QRIBFTTA', 'QRIBFTTC'] as const
export type Service = (typeof services)[number]

export type Transfer = {
  bin: string
  account: string
  service?: Service | undefined
  /** In đồng; without one the payer types it. */
  amount?: number | undefined
  purpose?: string | undefined
  billNumber?: string | undefined
}

/** The most that fits into tag 54. */
export const mostAmount = 9_999_999_999_999
/** The most that a bank takes for a bill number or a purpose (tags 62.01, 62.08). */
export const mostText = 25

/** Without diacritics, đ as d, singly spaced: what banks pass on of a text. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replaceAll(/\s+/g, ' ')
    .trim()

// A number that begins with the bank's own is one that stands on a card.
const serviceOf = ({ bin, account, service }: Transfer): Service =>
  service ?? (/^\d{16}(\d{3})?$/.test(account) && account.startsWith(bin) ? 'QRIBFTTC' : 'QRIBFTTA')

/** The text of a VietQR code (Napas, VietQR 1.0, 09/2021). With an amount it is for one payment, else for many. */
export function payloadOf(transfer: Transfer): string {
  const { bin, account, amount, purpose, billNumber } = transfer
  const beneficiary = field('00', bin) + field('01', account)
  const merchant = field('00', napas) + field('01', beneficiary) + field('02', serviceOf(transfer))
  const more =
    (billNumber ? field('01', plain(billNumber)) : '') +
    (purpose ? field('08', plain(purpose)) : '')
  const text = [
    field('00', '01'),
    field('01', amount === undefined ? '11' : '12'),
    field('38', merchant),
    field('53', '704'),
    amount === undefined ? '' : field('54', String(amount)),
    field('58', 'VN'),
    more && field('62', more),
    '6304',
  ].join('')
  return text + crcOf(text)
}
