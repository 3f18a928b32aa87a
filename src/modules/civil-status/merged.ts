import { survivorOf } from '#modules/people/index.ts'
import { record, type Happening } from '#platform/events.ts'
import type { JobContext } from '#platform/module.ts'

/** Two records turned out to be one person: entries lead to the one that stays. What was written down stays. */
export async function followMerged(
  { db, who }: JobContext,
  { unit, data }: Happening<'person.merged'>,
): Promise<void> {
  await db(unit).tx(async (tx) => {
    const { id: keep } = await survivorOf(tx, data.keep)
    const entries = await tx.run`
      update civil_status.party set person_id = ${keep} where unit_id = ${unit} and person_id = ${data.gone}
    `
    const about = { kind: 'person', id: keep }
    if (entries > 0)
      await record(tx, who(unit), 'civil-status.persons-merged', about, {
        gone: data.gone,
        keep,
        entries,
      })
  })
}
