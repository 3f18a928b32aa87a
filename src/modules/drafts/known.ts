import type { Person } from '#modules/people/index.ts'
import { addressLine, hamletById, hamletLabel, placeName } from '#modules/units/index.ts'
import type { Read } from '#platform/db.ts'

/** Where post reaches the person, as far as the record says. */
export async function addressOf(q: Read, { addressDetail, hamletId, residenceCode }: Person) {
  const hamlet = hamletId ? await hamletById(q, hamletId) : undefined
  const place = residenceCode ? await placeName(q, residenceCode) : undefined
  return addressLine(addressDetail, [hamlet && hamletLabel(hamlet), place])
}
