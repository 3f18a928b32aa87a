import { everyHamlet, hamletLabel, placeName } from '#modules/units/index.ts'
import type { Read } from '#platform/db.ts'

import { diedOn } from './deaths.ts'
import type { Person } from './domain.ts'
import { membersOf } from './households.ts'
import { openingsOf } from './opening.ts'
import { openProposals } from './proposals/store.ts'
import { likelySame } from './search.ts'
import { personEvents } from './store.ts'

/** Names of the hamlets by id, also of those that are gone. */
export const hamletNames = async (q: Read): Promise<ReadonlyMap<string, string>> =>
  new Map((await everyHamlet(q)).map((hamlet) => [hamlet.id, hamletLabel(hamlet)]))

/** Everything the page of one person shows. */
export async function personFile(q: Read, person: Person) {
  return {
    person,
    hamletNames: await hamletNames(q),
    place: person.residenceCode ? await placeName(q, person.residenceCode) : undefined,
    members: person.householdId ? await membersOf(q, person.householdId) : [],
    suspects: await likelySame(q, { ...person, except: person.id }),
    events: await personEvents(q, person.id),
    proposals: await openProposals(q, person.id),
    openings: await openingsOf(q, person.id, 20),
    diedOn: await diedOn(q, person.id),
  }
}

export type PersonFile = Awaited<ReturnType<typeof personFile>>
