import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { JobContext, JobHandler } from '#platform/module.ts'
import type { UnitId } from '#platform/who.ts'

import { sweep, sweepSize, type Due, type Key } from '../sweep.ts'
import { consentSilently } from '../verifications/actions.ts'
import { consentOverdue, stopLapsed } from './actions.ts'

const Row = z.object({ code: z.string(), at: instant, id: z.string(), number: z.number() })

/** Every hour: supplements that did not come, due dates and questions on which silence is consent. */
export const limitsJob: JobHandler = async (context) => {
  const now = context.now()
  for (const unit of await context.units()) {
    await sweep(context, unit, {
      find: (of, after) => lapsed(context, of, now, after),
      act: (tx, who, { code }) => stopLapsed(tx, who, { code, now }),
    })
    await sweep(context, unit, {
      find: (of, after) => silentOffice(context, of, now, after),
      act: (tx, who, { code }) => consentOverdue(tx, who, { code, now }),
    })
    await sweep(context, unit, {
      find: (of, after) => silentAgencies(context, of, now, after),
      act: (tx, who, { code, number }) => consentSilently(tx, who, { code, number, now }),
    })
  }
}

type Find = (context: JobContext, unit: UnitId, now: Temporal.Instant, after: Key) => Promise<Due[]>

const lapsed: Find = ({ db }, unit, now, after) =>
  db(unit).read(
    (q) => q.many(Row)`
      select d.code, s.answer_by as at, s.dossier_id as id, s.number
      from dossiers.supplement s join dossiers.dossier d on d.unit_id = s.unit_id and d.id = s.dossier_id
      where s.unit_id = ${unit} and s.answered_at is null and s.lapsed_at is null
        and s.answer_by < ${now.toString()}::timestamptz
        and (s.answer_by, s.dossier_id, s.number) > (${after.at.toString()}::timestamptz, ${after.id}::uuid, ${after.number})
      order by s.answer_by, s.dossier_id, s.number limit ${sweepSize}
    `,
  )

const silentOffice: Find = ({ db }, unit, now, after) =>
  db(unit).read(
    (q) => q.many(Row)`
      select code, due_at as at, id, 0 as number from dossiers.dossier
      where unit_id = ${unit} and silence_consents and state in ('accepted', 'processing')
        and due_at < ${now.toString()}::timestamptz
        and (due_at, id) > (${after.at.toString()}::timestamptz, ${after.id}::uuid)
      order by due_at, id limit ${sweepSize}
    `,
  )

const silentAgencies: Find = ({ db }, unit, now, after) =>
  db(unit).read(
    (q) => q.many(Row)`
      select d.code, v.limit_at as at, v.dossier_id as id, v.number
      from dossiers.verification v join dossiers.dossier d on d.unit_id = v.unit_id and d.id = v.dossier_id
      where v.unit_id = ${unit} and v.silence_consents and v.answered_at is null and v.consented_at is null
        and v.limit_at < ${now.toString()}::timestamptz
        and (v.limit_at, v.dossier_id, v.number) > (${after.at.toString()}::timestamptz, ${after.id}::uuid, ${after.number})
      order by v.limit_at, v.dossier_id, v.number limit ${sweepSize}
    `,
  )
