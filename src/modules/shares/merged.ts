import { survivorOf } from '#modules/people/index.ts'
import type { Happening } from '#platform/events.ts'
import type { JobContext } from '#platform/module.ts'

/** Two records turned out to be one person: the links go along, so that they can still be withdrawn. */
export async function followMerged(
  { db }: JobContext,
  { unit, data: { gone, keep } }: Happening<'person.merged'>,
): Promise<void> {
  await db(unit).tx(async (tx) => {
    const { id } = await survivorOf(tx, keep)
    await tx.run`
      update shares.share set person_id = ${id} where unit_id = ${unit} and person_id = ${gone}
    `
  })
}
