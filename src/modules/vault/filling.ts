import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import { plan } from '#platform/jobs.ts'
import type { UnitId } from '#platform/who.ts'

const Row = z.object({
  startedAt: instant,
  finishedAt: instant.nullable(),
  dossiers: z.number(),
  papers: z.number(),
})

/** How far bringing in the past has come. */
export type Filling = z.output<typeof Row>

export const fillingOf = (q: Read, unit: UnitId): Promise<Filling | undefined> => q.maybe(Row)`
  select started_at, finished_at, dossiers, papers from vault.filling where unit_id = ${unit}
`

/** The job that whoever knows the dossiers carries out, batch after batch. */
export const fillJob = 'dossiers.fill-vault'

/** Begins to go through all that was digitised before; a run that is under way begins anew. */
export async function startFilling(tx: Tx, unit: UnitId, now: Temporal.Instant): Promise<void> {
  await tx.run`
    insert into vault.filling as f (unit_id, started_at) values (${unit}, ${now.toString()})
    on conflict (unit_id) do update set started_at = excluded.started_at, finished_at = null, dossiers = 0, papers = 0
  `
  await plan(tx, fillJob, { unit, after: null }, { key: `fill-vault ${unit}` })
}

type Step = { dossiers: number; papers: number; isLast: boolean; now: Temporal.Instant }

export const noteFilled = (tx: Tx, unit: UnitId, { dossiers, papers, isLast, now }: Step) => tx.run`
  update vault.filling set dossiers = dossiers + ${dossiers}, papers = papers + ${papers},
    finished_at = ${isLast ? now.toString() : null}::timestamptz
  where unit_id = ${unit}
`
