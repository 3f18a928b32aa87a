import type { KnownPerson, Sources } from '#modules/forms/index.ts'
import type { Birth, Person, PersonDraft } from '#modules/people/index.ts'
import { addressLine, adminUnit, hamletById, hamletLabel, unitById } from '#modules/units/index.ts'
import type { Read } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

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

/** What the commune knows already and nobody need type again, at whatever door. */
export async function knownFor(
  q: Read,
  unit: UnitId,
  person: Person | undefined,
): Promise<Pick<Sources, 'applicant' | 'unit'>> {
  const { name, code } = await unitById(q, unit)
  const own = await adminUnit(q, code)
  return {
    ...(person && { applicant: await knownWithHome(q, person) }),
    ...(own?.provinceCode && { unit: { name, province: own.provinceCode, commune: code } }),
  }
}

/** A person of the record with the place where they live, as far as it is known. */
export async function knownWithHome(q: Read, person: Person): Promise<KnownPerson> {
  const residence = await residenceOf(q, person)
  return { ...knownAs(person), ...(residence && { residence }) }
}

async function residenceOf(q: Read, person: Person): Promise<KnownPerson['residence']> {
  const { residenceCode, hamletId, addressDetail } = person
  const commune = residenceCode ? await adminUnit(q, residenceCode) : undefined
  if (!commune?.provinceCode) return undefined
  const hamlet = hamletId ? await hamletById(q, hamletId) : undefined
  const detail = addressLine(addressDetail, [hamlet && hamletLabel(hamlet)])
  return { province: commune.provinceCode, commune: commune.code, ...(detail && { detail }) }
}
