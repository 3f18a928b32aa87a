import type { Pause } from '#platform/clock/rule.ts'
import type { Tx } from '#platform/db.ts'
import type { Who } from '#platform/who.ts'

import { calendarOfUnit, dueOfDossier, stepDueAfterPause } from './clock.ts'
import type { DossierId } from './domain.ts'
import { voidDuty } from './duties/store.ts'
import type { DossierRecord } from './rows.ts'
import { addDueChange, type NewDueChange } from './store-stays.ts'
import { lapseSupplement } from './store-supplements.ts'
import { saveDossier } from './store.ts'

/** What the clock will say when it runs on now: the pause that ends, and the due dates moved by it. */
export type RunningOn = {
  pause: Pause
  dueAt: Temporal.Instant | null
  stepDueAt: Temporal.Instant | null
}

export async function runningOn(
  tx: Tx,
  { unit }: Who,
  before: DossierRecord,
  now: Temporal.Instant,
): Promise<RunningOn> {
  const pause = { from: before.pausedAt ?? now, to: now }
  const calendar = await calendarOfUnit(tx, unit)
  return {
    pause,
    dueAt: await dueOfDossier(tx, unit, before, { pause }),
    stepDueAt: stepDueAfterPause(before.stepDueAt, pause, calendar),
  }
}

type Resumed = { before: DossierRecord; after: DossierRecord; reason: NewDueChange['reason'] }

/** Keeps a dossier whose clock runs again, with the pause that ended (GOV 1.5 rule 8: keep every old and new date). */
export async function keepRunningOn(
  tx: Tx,
  { unit }: Who,
  { before, after, reason }: Resumed,
  pause: Pause,
) {
  await saveDossier(tx, unit, after)
  await addDueChange(tx, unit, after.id, {
    at: pause.to,
    dueBefore: before.dueAt,
    dueAfter: after.dueAt,
    reason,
    pause,
  })
}

/** A dossier that ends takes with it what was asked of the applicant. */
export async function endRequests(tx: Tx, who: Who, id: DossierId, now: Temporal.Instant) {
  await lapseSupplement(tx, who.unit, id, now)
  await voidDuty(tx, who, id, now)
}
