import { survivorOf } from '#modules/people/index.ts'
import { removePagesAt } from '#modules/photos/index.ts'
import type { Tx } from '#platform/db.ts'
import { record, type Happening } from '#platform/events.ts'
import type { JobContext, JobHandler } from '#platform/module.ts'
import type { Who } from '#platform/who.ts'

import { endOf, keptDays, warnedDays } from './domain.ts'
import { about } from './events.ts'
import { removePapers } from './store-papers.ts'
import { deleteDraft, endingDrafts, giveDrafts, noteWarned, staleDrafts } from './store.ts'

/** Every night: removes drafts that were neither filed nor saved for so long; their owners were told before. */
export const removeStaleDrafts: JobHandler = async ({ units, db, now, who }) => {
  const before = now().subtract({ hours: 24 * keptDays })
  const ending = before.add({ hours: 24 * warnedDays })
  for (const unit of await units()) {
    await db(unit).tx((tx) => removeStale(tx, who(unit), before))
    await db(unit).tx((tx) => warnOwners(tx, who(unit), ending, now()))
  }
}

/** Two weeks before a draft goes its owner is told, once. */
async function warnOwners(tx: Tx, who: Who, before: Temporal.Instant, now: Temporal.Instant) {
  const drafts = await endingDrafts(tx, who.unit, before)
  if (drafts.length === 0) return
  for (const draft of drafts)
    await record(tx, who, 'draft.ending', about(draft.id), {
      procedure: draft.procedureCode,
      person: draft.personId,
      ends: endOf(draft).toString(),
    })
  await noteWarned(
    tx,
    who.unit,
    drafts.map(({ id }) => id),
    now,
  )
}

async function removeStale(tx: Tx, who: Who, before: Temporal.Instant): Promise<void> {
  for (const { id, procedureCode: procedure, savedAt } of await staleDrafts(tx, who.unit, before)) {
    const papers = await removePapers(tx, who.unit, id)
    await removePagesAt(tx, who.unit, { kind: 'draft', id })
    await deleteDraft(tx, who.unit, id)
    await record(tx, who, 'draft.expired', about(id), {
      procedure,
      papers,
      savedAt: savedAt.toString(),
    })
  }
}

/** Two records turned out to be one person: the drafts go along. */
export async function followMerged(
  { db }: JobContext,
  { unit, data: { gone, keep } }: Happening<'person.merged'>,
): Promise<void> {
  await db(unit).tx(async (tx) => giveDrafts(tx, unit, gone, (await survivorOf(tx, keep)).id))
}
