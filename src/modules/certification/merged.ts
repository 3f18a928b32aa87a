import { survivorOf, type PersonId } from '#modules/people/index.ts'
import { sql, type Sql, type Tx } from '#platform/db.ts'
import { record, type Happening } from '#platform/events.ts'
import type { JobContext } from '#platform/module.ts'
import type { UnitId } from '#platform/who.ts'

/** Two records turned out to be one person: what either had certified opens for the one that stays. Names in the book stay. */
export async function followMerged(
  { db, who }: JobContext,
  { unit, data: { gone, keep: first } }: Happening<'person.merged'>,
): Promise<void> {
  await db(unit).tx(async (tx) => {
    const { id: keep } = await survivorOf(tx, first)
    const visits = await giveVisits(tx, unit, gone, keep)
    if (visits === 0) return
    const subject = { kind: 'person', id: keep }
    await record(tx, who(unit), 'certification.persons-merged', subject, { gone, keep, visits })
  })
}

async function giveVisits(tx: Tx, unit: UnitId, gone: PersonId, keep: PersonId): Promise<number> {
  const inVisits: Sql = sql`unit_id = ${unit} and visit_id in (
    select id from certification.visit where unit_id = ${unit} and requester_id = ${gone})`
  // First the copies that wait: who numbers one holds its row and writes the line afterwards.
  await tx.run`update certification.waiting set requester_id = ${keep} where ${inVisits}`
  await tx.run`update certification.entry set requester_id = ${keep} where ${inVisits}`
  return tx.run`
    update certification.visit set requester_id = ${keep} where unit_id = ${unit} and requester_id = ${gone}
  `
}
