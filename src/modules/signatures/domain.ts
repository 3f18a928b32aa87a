import { no, yes, type Outcome } from '#platform/outcome.ts'
import type { Place } from '#platform/signing/pades/fields.ts'

export const documentStates = ['waiting', 'signed', 'sealed', 'withdrawn'] as const
export type DocumentState = (typeof documentStates)[number]

/** Where the parts of a paper stand; kept from the day on which it was put up for signing. */
export type Places = { signature: Place; seal: Place; number: Place; date: Place; code: Place }

export type Why =
  | 'not-waiting'
  | 'not-signed'
  | 'not-the-signer'
  | 'sealed-already'
  | 'dossier-refuses'
  | 'revoked'
  | 'standing-unknown'
  | 'expired'
  | 'not-yet-valid'
  | 'no-provider'
  | 'provider-away'
  | 'not-signable'
  | 'not-this-signature'
  | 'by-plug-in'
  | 'not-by-plug-in'
  | 'attachments-by-plug-in'
  | 'order-used'
  | 'order-expired'

type Document = { state: DocumentState; signerId: string }

/** The leader signs what waits for her, and nobody in her place: a certificate is personal. */
export function mayBeSigned(
  document: Document,
  staff: string | undefined,
): Outcome<undefined, Why> {
  if (document.state !== 'waiting') return no('not-waiting')
  return document.signerId === staff ? yes(undefined) : no('not-the-signer')
}

/** Văn thư đóng dấu chỉ sau khi lãnh đạo đã ký (NĐ 30/2020, Phụ lục I). */
export function mayBeSealed({ state }: Document): Outcome<undefined, Why> {
  if (state === 'sealed') return no('sealed-already')
  return state === 'signed' ? yes(undefined) : no('not-signed')
}

/** Số, ký hiệu as they stand on a paper. */
export const numberWords = (number: number, symbol: string) =>
  `${String(number).padStart(2, '0')}/${symbol}`

export const dateWords = (on: Temporal.PlainDate) => {
  // Days below ten and the first two months are written with a zero, so that nothing can be put before them.
  const day = String(on.day).padStart(2, '0')
  const month = on.month < 3 ? `0${on.month}` : String(on.month)
  return `ngày ${day} tháng ${month} năm ${on.year}`
}

const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Ten letters without those that look alike, in two groups. */
export function checkCodeOf(bytes: Uint8Array): string {
  const chosen = [...bytes.subarray(0, 10)].map((byte) => letters[byte % letters.length]).join('')
  return `${chosen.slice(0, 5)}-${chosen.slice(5)}`
}

/** What somebody types for a code, as it is kept. */
export function typedCode(typed: string): string {
  const clean = typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
  return clean.length === 10 ? `${clean.slice(0, 5)}-${clean.slice(5)}` : ''
}

/** Tên tệp: at most 50 letters without diacritics (GOV 5.4). */
export const fileNameFor = (title: string, number: string): string => {
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[đĐ]/g, (sign) => (sign === 'đ' ? 'd' : 'D'))
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
  return `${`${plain(number)}-${plain(title)}`.slice(0, 46).replace(/-$/, '')}.pdf`
}
