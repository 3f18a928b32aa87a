import type { Tx } from './db.ts'

export type PlanOptions = {
  /** Not before this instant. */
  runAt?: Temporal.Instant
  /** A job with the same key replaces the one that waits. */
  key?: string
  attempts?: number
}

/** Plans background work in the caller's transaction: it happens if, and only if, the change is kept. */
export const plan = (
  tx: Tx,
  job: string,
  payload: object,
  { runAt, key, attempts = 12 }: PlanOptions = {},
) => tx.run`
  select platform.plan_job(${job}, ${JSON.stringify(payload)}::json, ${runAt?.toString() ?? null}::timestamptz,
                           ${key ?? null}, ${attempts})
`

/** Plans the same work for many things, in one statement; it waits a little, and behind what was planned one by one. */
export const planMany = (tx: Tx, job: string, payloads: readonly object[]) => tx.run`
  select platform.plan_jobs(${job}, ${JSON.stringify(payloads)}::json)
`
