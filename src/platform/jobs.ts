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
