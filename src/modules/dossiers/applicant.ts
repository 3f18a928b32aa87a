import {
  birthMessages,
  birthText,
  idNumberMessages,
  nameMessages,
  parseBirth,
  parseFullName,
  parseIdNumber,
  parsePhone,
  OtherPerson,
  personFromCardQr,
  type Gender,
  type IdentityLevel,
  type Person,
  type PersonDraft,
} from '#modules/people/index.ts'
import type { Filled } from '#platform/form.ts'

/** What is typed of the applicant, whatever the door: counter form, online form or API. */
export type ApplicantTyped = {
  fullName: string
  idNumber: string
  birthDate: string
  gender?: string | undefined
  phone?: string | undefined
  email?: string | undefined
  address?: string | undefined
}

type Read = { ok: true; value: PersonDraft } | { ok: false; errors: Record<string, string> }

const genders: readonly Gender[] = ['male', 'female', 'other']
const email = /^[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@]{2,}$/

/** Checks who applies. Every wrong field has its message; the identity number is needed, as the receipt carries it. */
export function readApplicant(
  typed: ApplicantTyped,
  today: Temporal.PlainDate,
  identity: IdentityLevel = 'claimed',
): Read {
  const errors: Record<string, string> = {}
  const fullName = parseFullName(typed.fullName)
  if (!fullName.ok) errors['fullName'] = nameMessages[fullName.why]
  const idNumber = parseIdNumber(typed.idNumber)
  if (!idNumber.ok) errors['idNumber'] = idNumberMessages[idNumber.why]
  const birth = parseBirth(typed.birthDate, today)
  if (!birth.ok) errors['birthDate'] = birthMessages[birth.why]
  const phone = typed.phone ? parsePhone(typed.phone) : undefined
  if (typed.phone && !phone) errors['phone'] = 'Số điện thoại chưa đúng. Ví dụ 0912 345 678'
  if (typed.email && !email.test(typed.email))
    errors['email'] = 'Thư điện tử chưa đúng. Ví dụ ten@vidu.vn'
  if ((typed.address ?? '').length > 200) errors['address'] = 'Địa chỉ tối đa 200 chữ'
  if (!fullName.ok || !idNumber.ok || !birth.ok || Object.keys(errors).length > 0)
    return { ok: false, errors }
  return {
    ok: true,
    value: {
      fullName: fullName.value,
      idNumber: idNumber.value,
      birth: birth.value,
      gender: genders.find((gender) => gender === typed.gender) ?? null,
      phone: phone ?? null,
      email: typed.email || null,
      addressDetail: typed.address || null,
      identity,
    },
  }
}

/** Fields of the applicant in a web form are named apart from those of the declaration. */
export const applicantField = (name: keyof ApplicantTyped | 'card' | '') => `_nguoi.${name}`

export const applicantTyped = (filled: Filled): ApplicantTyped => {
  const of = (name: keyof ApplicantTyped) => filled[applicantField(name)] ?? ''
  return {
    fullName: of('fullName'),
    idNumber: of('idNumber'),
    birthDate: of('birthDate'),
    gender: of('gender'),
    phone: of('phone'),
    email: of('email'),
    address: of('address'),
  }
}

/** A known person as the fields show it. */
export function applicantFilled(
  person:
    | Pick<
        Person,
        'fullName' | 'idNumber' | 'birth' | 'gender' | 'phone' | 'email' | 'addressDetail'
      >
    | PersonDraft,
): Filled {
  const values: Record<keyof ApplicantTyped, string | null | undefined> = {
    fullName: person.fullName,
    idNumber: person.idNumber,
    birthDate: person.birth && birthText(person.birth),
    gender: person.gender,
    phone: person.phone,
    email: person.email,
    address: person.addressDetail,
  }
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      applicantField(name as keyof ApplicantTyped),
      value ?? '',
    ]),
  )
}

/** What the scanner typed from the card's QR, when it is one. */
export function fromCard(text: string, today: Temporal.PlainDate): PersonDraft | undefined {
  const card = personFromCardQr(text, today)
  return card.ok ? card.value.draft : undefined
}

/** The fields of a form beside which it is said that the number belongs to somebody else; anything else is thrown on. */
export function otherPersonErrors(error: unknown, prefix: string): Record<string, string> {
  if (!(error instanceof OtherPerson)) throw error
  const { birth, ...rest } = error.fields
  const named = { ...rest, ...(birth !== undefined && { birthDate: birth }) }
  return Object.fromEntries(
    Object.entries(named).map(([name, message]) => [`${prefix}${name}`, message]),
  )
}
