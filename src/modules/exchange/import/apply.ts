import { z } from 'zod'

import { record } from '#platform/events.ts'
import { plan } from '#platform/jobs.ts'
import type { JobContext } from '#platform/module.ts'
import type { UnitId } from '#platform/who.ts'

import { aboutImport } from '../events.ts'
import { lockImport, type Import } from './store.ts'
import { takeIn } from './take-in.ts'
import { inTurn } from './turn.ts'

const Work = z.object({ unit: z.number(), id: z.uuid() })
const Next = z.object({ to: z.number().nullable() })

/** A file of up to so many rows is taken in by one transaction, a larger one by several that go on where they stopped. */
export const batch = 5_000

/** After so many seconds the next file may have a turn. */
const turnSeconds = 20

/** Takes a confirmed file in. Each batch is one transaction with its place in the file, so a crash loses and doubles nothing. */
export async function applyJob(context: JobContext, payload: unknown): Promise<void> {
  const { unit, id } = Work.parse(payload)
  const until = performance.now() + turnSeconds * 1_000
  await inTurn(context, 'exchange.apply', { unit, id }, async () => {
    while (await applySome(context, unit, id)) if (performance.now() > until) return 'more'
    return 'done'
  })
}

const applySome = (context: JobContext, unit: UnitId, id: string): Promise<boolean> =>
  context.db(unit).tx(async (tx) => {
    const found = await lockImport(tx, unit, id)
    if (found?.state !== 'applying') return false
    const { to } = await tx.one(Next)`
      select max(row) as to from (select row from exchange.import_row
        where unit_id = ${unit} and import_id = ${id} and row > ${found.doneRow} order by row limit ${batch}) next
    `
    const now = context.now()
    if (to === null) {
      await tx.run`
        update exchange.import set state = 'applied', finished_at = ${now.toString()}
        where unit_id = ${unit} and id = ${id}
      `
      await record(tx, context.who(unit), 'import.applied', aboutImport(id), toldOf(found))
      return false
    }
    const kinds = await takeIn(tx, { unit, found, now, from: found.doneRow + 1, to })
    await tx.run`
      update exchange.import set done_row = ${to}, moved_at = ${now.toString()}, fresh = fresh + ${kinds.fresh}, changed = changed + ${kinds.changed},
        same = same + ${kinds.same}, older = older + ${kinds.older}
      where unit_id = ${unit} and id = ${id}
    `
    return true
  })

const toldOf = ({ fileName: name, fresh, changed, same, older }: Import) => ({
  name,
  fresh,
  changed,
  same,
  older,
})

const mostForgotten = 10_000

/** Rows of a file that was given up, a few thousand at a time. */
export async function forgetRowsJob(context: JobContext, payload: unknown): Promise<void> {
  const { unit, id } = Work.parse(payload)
  await context.db(unit).tx(async (tx) => {
    const gone = await tx.run`
      delete from exchange.import_row where unit_id = ${unit} and import_id = ${id} and row in (
        select row from exchange.import_row where unit_id = ${unit} and import_id = ${id} limit ${mostForgotten})
    `
    if (gone === mostForgotten) await plan(tx, 'exchange.forget-rows', { unit, id })
  })
}

const Stale = z.object({ id: z.string() })

/** Every night: files that nobody took in within a week are given up. */
export async function tidyJob(context: JobContext): Promise<void> {
  const before = context
    .now()
    .subtract({ hours: 7 * 24 })
    .toString()
  for (const unit of await context.units())
    await context.db(unit).tx(async (tx) => {
      const stale = await tx.many(Stale)`
        update exchange.import set state = 'cancelled', finished_at = ${context.now().toString()}
        where unit_id = ${unit} and state in ('checked', 'checking') and started_at < ${before}::timestamptz returning id
      `
      for (const { id } of stale) await plan(tx, 'exchange.forget-rows', { unit, id })
    })
}
