import { no, yes, type Outcome } from '#platform/outcome.ts'

import type { Gender, PersonDraft } from './domain.ts'
import { firstDay, parseBirth, parseFullName, parseIdNumber, tidy } from './parse.ts'

/** What the square code on a citizen's card says. */
export type Card = { draft: PersonDraft; issuedOn: Temporal.PlainDate | undefined }
export type CardFault = 'not-a-card' | 'id-number' | 'name' | 'birth'

export const cardMessages: Record<CardFault, string> = {
  'not-a-card': 'Đây không phải mã QR của thẻ căn cước',
  'id-number': 'Mã QR không có số định danh 12 chữ số',
  name: 'Mã QR không có họ tên đọc được',
  birth: 'Mã QR không có ngày sinh đọc được',
}

const genders: Record<string, Gender> = { nam: 'male', nữ: 'female' }

/**
 * Reads the text of the card's QR: number|old number|name|ddmmyyyy|Nam or Nữ|address|day of issue, perhaps
 * with more parts behind. The address is as it was when the card was made, with units that may be gone.
 */
export function personFromCardQr(
  text: string,
  today: Temporal.PlainDate,
): Outcome<Card, CardFault> {
  const parts = tidy(text)
    .split('|')
    .map((part) => part.trim())
  if (parts.length < 6) return no('not-a-card')
  const part = (at: number) => parts[at] ?? ''
  const idNumber = parseIdNumber(part(0))
  if (!idNumber.ok || idNumber.value.length !== 12) return no('id-number')
  const fullName = parseFullName(part(2))
  if (!fullName.ok) return no('name')
  const birth = parseBirth(part(3), today)
  if (!birth.ok) return no('birth')
  const draft = {
    idNumber: idNumber.value,
    fullName: fullName.value,
    birth: birth.value,
    identity: 'card-seen' as const,
    ...lessSure({ oldNumber: part(1), sex: part(4), address: part(5) }),
  }
  return yes({ draft, issuedOn: dayOf(part(6)) })
}

type LessSure = { oldNumber: string; sex: string; address: string }

/** Parts without which a card is still a card. */
const lessSure = ({ oldNumber, sex, address }: LessSure) => ({
  oldIdNumber: /^\d{9}$/.test(oldNumber) ? oldNumber : null,
  gender: genders[sex.toLocaleLowerCase('vi')] ?? null,
  addressDetail: address === '' ? null : address.slice(0, 200),
})

function dayOf(text: string): Temporal.PlainDate | undefined {
  const [, day, month, year] = /^(\d{2})(\d{2})(\d{4})$/.exec(text) ?? []
  return year ? firstDay({ year: Number(year), month: Number(month), day: Number(day) }) : undefined
}
