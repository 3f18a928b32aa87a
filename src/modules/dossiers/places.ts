import { placesOf, type Places } from '#modules/forms/index.ts'
import { allAdminUnits } from '#modules/units/index.ts'
import type { Read } from '#platform/db.ts'

let places: Places | undefined

/** The administrative units that addresses pick from; the national list changes with a release only. */
export async function placesIn(q: Read): Promise<Places> {
  places ??= placesOf(await allAdminUnits(q))
  return places
}
