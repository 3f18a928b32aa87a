import type { Tx } from '#platform/db.ts'
import type { JobContext } from '#platform/module.ts'

/** Ended sessions stay visible to an investigation for a while; what was only on its way goes at once. */
const keptDays = 90

/** Removes what no longer opens or tells anything. */
export const tidy = async ({ units, db, now }: Pick<JobContext, 'units' | 'db' | 'now'>) => {
  for (const unit of await units()) await db(unit).tx((tx) => tidyUnit(tx, now()))
}

async function tidyUnit(tx: Tx, now: Temporal.Instant) {
  const long = now.subtract({ hours: 24 * keptDays }).toString()
  const day = now.subtract({ hours: 24 }).toString()
  await tx.run`delete from accounts.parked_form where ends_at < ${now.toString()}`
  await tx.run`delete from accounts.sign_in where ends_at < ${now.toString()}`
  await tx.run`delete from accounts.attempt where tried_at < ${day}`
  await tx.run`delete from accounts.session where ends_at < ${long}`
}
