import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read } from '#platform/db.ts'
import type { JobHandler } from '#platform/module.ts'
import type { UnitId } from '#platform/who.ts'

import { endOfWorkingDays } from '../clock.ts'
import { sweep, sweepSize, type Due, type Key } from '../sweep.ts'
import { draftBeforeBreach } from './actions.ts'
import { daysAhead } from './domain.ts'

const Row = z.object({ code: z.string(), at: instant, id: z.string(), number: z.number() })

/** Every hour: drafts the apology for what is likely to be late, so that the head finds it two working days before. */
export const draftExtensionsJob: JobHandler = async (context) => {
  const now = context.now()
  for (const unit of await context.units())
    await sweep(context, unit, {
      find: (of, after) => context.db(of).read((q) => nearlyDue(q, of, now, after)),
      act: (tx, who, { code }) => draftBeforeBreach(tx, who, { code, now }),
    })
}

/** Those whose due date is near and whose work is not at its end; whether it is likely to be late is decided one by one. */
async function nearlyDue(q: Read, unit: UnitId, now: Temporal.Instant, after: Key): Promise<Due[]> {
  const until = (await endOfWorkingDays(q, unit, now, daysAhead)) ?? now
  return q.many(Row)`
    select d.code, d.due_at as at, d.id, 0 as number from dossiers.dossier d
    where d.unit_id = ${unit} and d.state in ('accepted', 'processing')
      and d.due_at >= ${now.toString()}::timestamptz and d.due_at <= ${until.toString()}::timestamptz
      and (d.due_at, d.id) > (${after.at.toString()}::timestamptz, ${after.id}::uuid)
      and (d.step + 1 < d.step_count or d.step_due_at < ${now.toString()}::timestamptz)
      and not exists (select from dossiers.extension e where e.unit_id = d.unit_id and e.dossier_id = d.id)
    order by d.due_at, d.id limit ${sweepSize}
  `
}
