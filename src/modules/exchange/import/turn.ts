import { z } from 'zod'

import { plan } from '#platform/jobs.ts'
import type { JobContext } from '#platform/module.ts'
import type { UnitId } from '#platform/who.ts'

type Job = 'exchange.check' | 'exchange.apply'
type Import = { unit: UnitId; id: string }

/** Plans work on a file; what waits for the same file is replaced, so that asking twice does it once. */
export const planImport = (
  tx: Parameters<typeof plan>[0],
  job: Job,
  of: Import,
  runAt?: Temporal.Instant,
) => plan(tx, job, of, { key: `exchange.import:${of.id}`, ...(runAt && { runAt }) })

let isBusy = false

/** One long file at a time in a process: the other half of its background work stays free for everything else. */
export async function inTurn(
  context: JobContext,
  job: Job,
  of: Import,
  work: () => Promise<'done' | 'more'>,
): Promise<void> {
  const again = (runAt: Temporal.Instant) =>
    context.db(of.unit).tx((tx) => planImport(tx, job, of, runAt))
  if (isBusy) {
    await again(context.now().add({ seconds: 5 }))
    return
  }
  isBusy = true
  try {
    if ((await work()) === 'more') await again(context.now())
  } finally {
    isBusy = false
  }
}

/** A file on which nothing moved for so long has lost its process, or waits behind others. */
export const stalledAfter = Temporal.Duration.from({ minutes: 2 })

const Stalled = z.object({ id: z.string(), state: z.enum(['checking', 'applying']) })

/** Every minute: files whose process died are taken up again where they stopped. */
export async function takeUpImports(context: JobContext): Promise<void> {
  const before = context.now().subtract(stalledAfter).toString()
  for (const unit of await context.units())
    await context.db(unit).tx(async (tx) => {
      const stalled = await tx.many(Stalled)`
        select id, state from exchange.import
        where unit_id = ${unit} and state in ('checking', 'applying') and moved_at < ${before}::timestamptz
      `
      for (const { id, state } of stalled)
        await planImport(tx, state === 'checking' ? 'exchange.check' : 'exchange.apply', {
          unit,
          id,
        })
    })
}
