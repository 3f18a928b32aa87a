import { sql, type Tx } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import { nobody } from './domain.ts'

/** What the sums are kept apart by. */
export const dims = sql`procedure_code, channel, assisted, officer, standing, digitised, reused, e_result`

/** One at a time may bring the sums of a unit up to date; whoever changes dossiers never waits for it. */
export const holdSums = (tx: Tx, unit: UnitId) =>
  tx.run`select pg_advisory_xact_lock(hashtext('figures.tally'), ${unit})`

/** Adds what has changed to the sums of its day and of its month; returns how many sums that touched. */
export async function foldChanges(tx: Tx, unit: UnitId): Promise<number> {
  await holdSums(tx, unit)
  const touched = await tx.run`
    with taken as (delete from figures.change where unit_id = ${unit} returning *)
    insert into figures.tally as t (unit_id, span, whose, axis, since, procedure_code, channel, assisted, officer, standing,
      digitised, reused, e_result, count)
    select ${unit}, s.span, w.whose, axis, s.since, procedure_code, channel, assisted, w.officer, standing, digitised, reused,
      e_result, sum(amount)
    from taken
    cross join lateral (values ('day', day), ('month', date_trunc('month', day::timestamp)::date)) s (span, since)
    cross join lateral (values ('all', ${nobody}::uuid), ('officer', taken.officer)) w (whose, officer)
    group by s.span, w.whose, axis, s.since, procedure_code, channel, assisted, w.officer, standing, digitised, reused, e_result
    having sum(amount) <> 0
    on conflict (unit_id, span, whose, axis, since, ${dims}) do update set count = t.count + excluded.count
  `
  await tx.run`delete from figures.tally where unit_id = ${unit} and count = 0`
  await renewSums(tx, unit)
  return touched
}

/** Says to whoever keeps the sums in memory that they are others now; in the transaction that changes them. */
export const renewSums = (tx: Tx, unit: UnitId) => tx.run`
  insert into figures.summed (unit_id, version) values (${unit}, 1)
  on conflict (unit_id) do update set version = summed.version + 1
`
