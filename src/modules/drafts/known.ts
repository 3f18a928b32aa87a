import { knownAs } from '#modules/dossiers/index.ts'
import type { KnownPerson, Sources } from '#modules/forms/index.ts'
import type { Person } from '#modules/people/index.ts'
import {
  adminUnit,
  addressLine,
  hamletById,
  hamletLabel,
  placeName,
  unitById,
} from '#modules/units/index.ts'
import type { Read } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

/** What the commune knows already and a citizen need not type again. */
export async function knownFor(
  q: Read,
  unit: UnitId,
  person: Person,
): Promise<Pick<Sources, 'applicant' | 'unit'>> {
  const residence = await residenceOf(q, person)
  const { name, code } = await unitById(q, unit)
  const own = await adminUnit(q, code)
  return {
    applicant: { ...knownAs(person), ...(residence && { residence }) },
    ...(own?.provinceCode && { unit: { name, province: own.provinceCode, commune: code } }),
  }
}

/** Where post reaches the person, as far as the record says. */
export async function addressOf(q: Read, { addressDetail, hamletId, residenceCode }: Person) {
  const hamlet = hamletId ? await hamletById(q, hamletId) : undefined
  const place = residenceCode ? await placeName(q, residenceCode) : undefined
  return addressLine(addressDetail, [hamlet && hamletLabel(hamlet), place])
}

async function residenceOf(q: Read, person: Person): Promise<KnownPerson['residence']> {
  const { residenceCode, hamletId, addressDetail } = person
  const commune = residenceCode ? await adminUnit(q, residenceCode) : undefined
  if (!commune?.provinceCode) return undefined
  const hamlet = hamletId ? await hamletById(q, hamletId) : undefined
  const detail = addressLine(addressDetail, [hamlet && hamletLabel(hamlet)])
  return { province: commune.provinceCode, commune: commune.code, ...(detail && { detail }) }
}
