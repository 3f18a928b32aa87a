import type { Tx } from '#platform/db.ts'
import { fold } from '#platform/fold.ts'
import type { UnitId } from '#platform/who.ts'

import type { Content } from './domain.ts'

/** By what the registers know somebody: the number, the record, the name with the day of birth. */
const keysOf = ({ parties }: Content): string[] => {
  const keys = parties
    .filter(({ role }) => role !== 'declarant')
    .flatMap(({ idNumber, personId, fullName, birth }) => [
      idNumber && `number ${idNumber}`,
      personId && `person ${personId}`,
      fullName && birth && `name ${fold(fullName)} ${birth}`,
    ])
  const known = keys.filter((key): key is string => typeof key === 'string' && key !== '')
  return [...new Set(known)].toSorted((one, other) => (one < other ? -1 : 1))
}

/**
 * Holds everybody in an entry until the transaction ends. A book is held for itself: without this, of two who enter a death and a
 * marriage of one person at the same moment, each would find nothing against it. In one order (`keysOf` sorts), so that nobody waits for each other.
 */
export async function holdPeople(tx: Tx, unit: UnitId, content: Content): Promise<void> {
  await tx.run`
    select pg_advisory_xact_lock(hashtextextended(key, ${unit}))
    from unnest(${keysOf(content)}::text[]) as asked (key)
  `
}
