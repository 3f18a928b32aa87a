import { survivorOf, type Person, type PersonId } from '#modules/people/index.ts'
import type { Tx } from '#platform/db.ts'
import type { Happening } from '#platform/events.ts'
import type { JobContext } from '#platform/module.ts'
import type { UnitId } from '#platform/who.ts'

/** Two records turned out to be one person: whoever is signed in as the one that went is the one that stays. */
export async function followMerged(
  { db }: JobContext,
  { unit, data: { gone, keep } }: Happening<'person.merged'>,
): Promise<void> {
  await db(unit).tx(async (tx) => {
    const person = await survivorOf(tx, keep)
    await giveLinks(tx, unit, gone, person)
    await giveSessions(tx, unit, gone, person)
    await giveParked(tx, unit, gone, person)
  })
}

const giveLinks = (tx: Tx, unit: UnitId, gone: PersonId, { id }: Person) => tx.run`
  update accounts.citizen_account set person_id = ${id} where unit_id = ${unit} and person_id = ${gone}
`

const giveSessions = (tx: Tx, unit: UnitId, gone: PersonId, { id, fullName }: Person) => tx.run`
  update accounts.session set person_id = ${id}, person_name = ${fullName}
  where unit_id = ${unit} and person_id = ${gone} and ended_at is null
`

const giveParked = (tx: Tx, unit: UnitId, gone: PersonId, { id }: Person) => tx.run`
  update accounts.parked_form set actor = ${`citizen:${id}`}
  where unit_id = ${unit} and actor = ${`citizen:${gone}`}
`
