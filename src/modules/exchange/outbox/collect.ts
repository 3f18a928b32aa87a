import { z } from 'zod'

import { announcementOf, openDossierIds } from '#modules/dossiers/index.ts'
import type { Tx } from '#platform/db.ts'
import type { EventName, Happening } from '#platform/events.ts'
import { plan } from '#platform/jobs.ts'
import type { JobContext, Module } from '#platform/module.ts'
import type { UnitId } from '#platform/who.ts'

import { isOn, planSending } from './connection.ts'
import { heard, messagesOf } from './domain.ts'
import { addMessages, lastMessage, pastAfter } from './store.ts'

const beginning = '00000000-0000-0000-0000-000000000000'

/**
 * Brings the outbox up to the last event of a dossier. It reads the trail and not the event that called, so a call that comes
 * twice, late or out of order makes the same messages in the same order.
 */
export async function collect(
  tx: Tx,
  unit: UnitId,
  dossier: string,
  now: Temporal.Instant,
): Promise<number> {
  const known = await announcementOf(tx, unit, dossier)
  if (!known) return 0
  const last = await lastMessage(tx, unit, dossier)
  const events = await pastAfter(tx, unit, { dossier, after: last?.eventId ?? beginning })
  const made = messagesOf(events, last?.state)
  return addMessages(tx, unit, { dossier, code: known.code, made, now })
}

async function hear(context: JobContext, { unit, subject }: Happening): Promise<void> {
  await context.db(unit).tx(async (tx) => {
    if (!(await isOn(tx, unit))) return
    if ((await collect(tx, unit, subject.id, context.now())) > 0) await planSending(tx, unit)
  })
}

/** Every event that the axis hears of; some are another module's to come. */
export const hearing = Object.fromEntries(
  Object.keys(heard).map((name) => [name as EventName, hear]),
) as NonNullable<Module['on']>

const Work = z.object({ unit: z.number(), after: z.uuid().nullable() })
const batch = 100

/** When the line is switched on, the axis is told of every dossier under way, a hundred at a time. */
export async function catchUpJob(context: JobContext, payload: unknown): Promise<void> {
  const { unit, after } = Work.parse(payload)
  await context.db(unit).tx(async (tx) => {
    if (!(await isOn(tx, unit))) return
    const ids = await openDossierIds(tx, unit, { after: after ?? beginning, most: batch })
    for (const id of ids) await collect(tx, unit, id, context.now())
    const last = ids.at(-1)
    if (last && ids.length === batch) await plan(tx, 'exchange.catch-up', { unit, after: last })
    await planSending(tx, unit)
  })
}
