import { z } from 'zod'

import { planKey } from '#modules/clusters/index.ts'
import { sql } from '#platform/db.ts'
import { plan } from '#platform/jobs.ts'
import type { JobContext, JobHandler } from '#platform/module.ts'

import { takeBack } from './emergency.ts'
import { planClusters } from './planning.ts'
import { endAirings } from './store.ts'

const Unit = z.object({ unit: z.int() })

const planned = async (context: JobContext, unit: number) => {
  const db = context.db(unit)
  const key = await planKey(db, context.sessionKey)
  await db.tx((tx) => planClusters(tx, context.who(unit), { now: context.now(), key }))
}

export const jobs: Record<string, JobHandler> = {
  /** Something that decides the programme of one commune has changed. */
  'broadcasts.plan': (context, payload) => planned(context, Unit.parse(payload).unit),
  /** Each night: a new day comes into sight. One commune's trouble does not keep the others waiting. */
  'broadcasts.plan-all': async (context) => {
    for (const unit of await context.units())
      await context
        .db(unit)
        .tx((tx) => plan(tx, 'broadcasts.plan', { unit }, { key: `broadcasts.plan ${unit}` }))
  },
}

/** The programme is worked out anew, once for however many changes of a moment. */
export const replan = async (context: JobContext, { unit }: { unit: number }) => {
  await context
    .db(unit)
    .tx((tx) => plan(tx, 'broadcasts.plan', { unit }, { key: `broadcasts.plan ${unit}` }))
}

/** Thu hồi bản tin: whatever airs it ends, and devices fall silent at once, also in the middle. */
export async function onWithdrawn(
  context: JobContext,
  { unit, subject }: { unit: number; subject: { id: string } },
) {
  const db = context.db(unit)
  const key = await planKey(db, context.sessionKey)
  const now = context.now()
  await db.tx(async (tx) => {
    await endAirings(tx, sql`bulletin_id = ${subject.id}::uuid`, now, 'Bản tin đã thu hồi')
    await takeBack(tx, context.who(unit), sql`bulletin_id = ${subject.id}::uuid`, { now, key })
    await planClusters(tx, context.who(unit), { now, key })
  })
}
