import { z } from 'zod'

import { noteSilent } from '#modules/clusters/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { idOf } from '#platform/id.ts'
import type { JobContext } from '#platform/module.ts'
import type { UnitId } from '#platform/who.ts'

const Row = z.object({ cluster: idOf<'cluster'>(), detail: z.string() })

/** A device tells of a play when it is over; so long after the end nothing should be missing. In minutes. */
const patience = 3

/**
 * Clusters that are there, and of whose last item of the past half hour nothing has been heard. One that is away has an alarm of its own, and
 * one that is playing is not silent.
 */
const silentNow = (q: Read, now: Temporal.Instant) => q.many(Row)`
  with due as (
    select distinct on (i.cluster_id) i.cluster_id, i.id, i.title from broadcasts.item i
    where i.unit_id = platform.unit() and i.dropped_at is null and i.priority <> 'emergency'
      and i.starts_at > ${now.subtract({ hours: 6 }).toString()}
      and i.ends_at > ${now.subtract({ minutes: 30 }).toString()} and i.ends_at < ${now.subtract({ minutes: patience }).toString()}
    order by i.cluster_id, i.ends_at desc
  )
  select due.cluster_id as cluster, due.title as detail from due
  join clusters.device d on d.unit_id = platform.unit() and d.cluster_id = due.cluster_id and d.revoked_at is null
  where d.state = 'online' and not exists (
    select from plays.play p where p.unit_id = platform.unit() and p.item_id = due.id and p.cluster_id = due.cluster_id)
`

export const watchSilence = async (tx: Tx, unit: UnitId, now: Temporal.Instant): Promise<void> =>
  noteSilent(tx, unit, await silentNow(tx, now), now)

/** Every two minutes. */
export async function silenceJob(context: JobContext): Promise<void> {
  for (const unit of await context.units())
    await context.db(unit).tx((tx) => watchSilence(tx, unit, context.now()))
}
