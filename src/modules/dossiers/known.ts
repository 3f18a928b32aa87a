import type { KnownPerson } from '#modules/forms/index.ts'
import type { Birth, PersonDraft } from '#modules/people/index.ts'

/** A person record as the e-forms take it. */
export function knownAs(person: PersonDraft): KnownPerson {
  const { fullName, birth, gender, idNumber, nationality, ethnicity, phone, email } = person
  const known = {
    birthDate: birth && isoOf(birth),
    gender,
    idNumber,
    nationality,
    ethnicity,
    phone,
    email,
  }
  return { fullName, ...Object.fromEntries(Object.entries(known).filter(([, value]) => value)) }
}

const isoOf = ({ year, month, day }: Birth) =>
  [year, month, day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
