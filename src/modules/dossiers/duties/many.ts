import type { Pause } from '#platform/clock/rule.ts'
import { type Tx } from '#platform/db.ts'
import { recordMany } from '#platform/events.ts'
import type { Who } from '#platform/who.ts'

import { calendarOfUnit, dueOf, stepDueAfterPause } from '../clock.ts'
import type { DossierId } from '../domain.ts'
import { about } from '../events.ts'
import type { DossierRecord } from '../rows.ts'
import { clockFactsOfMany } from '../store-clock.ts'
import { lockDossiers } from '../store.ts'
import { settlePayment } from './domain.ts'
import { savePaidDossiers, settleDuties, type PaidDossier } from './store-many.ts'

export type Paid = { dossierId: DossierId; amount: number; note: string }

/**
 * Đã nộp, for many dossiers at once: what `settleDutyOf` does for one, in a handful of statements for a whole batch of a bank
 * statement. False, and nothing is written, when any of them owes nothing.
 */
export async function settlePaidDuties(
  tx: Tx,
  who: Who,
  { paid, now }: { paid: readonly Paid[]; now: Temporal.Instant },
): Promise<boolean> {
  if (paid.length === 0) return true
  const { unit } = who
  const ids = paid.map(({ dossierId }) => dossierId)
  const before = await lockDossiers(tx, unit, ids)
  const facts = new Map((await clockFactsOfMany(tx, unit, ids)).map((one) => [one.dossierId, one]))
  const calendar = await calendarOfUnit(tx, unit)
  const after: PaidDossier[] = []
  for (const dossier of before) {
    const clock = facts.get(dossier.id)
    if (!clock) return false
    const pause: Pause = { from: dossier.pausedAt ?? now, to: now }
    const pauses = [...clock.pauses, pause]
    const due = dueOf(dossier.receivedAt, clock.rule, calendar, pauses, clock.extensions)
    const outcome = settlePayment(dossier, 'paid', due)
    if (!outcome.ok) return false
    const stepDueAt = stepDueAfterPause(dossier.stepDueAt, pause, calendar)
    after.push(paidDossier(dossier, { ...dossier, ...outcome.value }, { pause, stepDueAt }))
  }
  if (after.length !== new Set(ids).size) return false
  await savePaidDossiers(tx, unit, after)
  await settleDuties(tx, who, paid, now)
  const codes = new Map(before.map(({ id, code }) => [id, code]))
  const events = paid.map(({ dossierId, amount, note }) => ({
    subject: about(dossierId),
    data: { code: codes.get(dossierId) ?? '', amount, how: 'paid' as const, note },
  }))
  await recordMany(tx, who, 'dossier.payment-settled', events)
  return true
}

type Moved = { pause: Pause; stepDueAt: Temporal.Instant | null }

/** Where the dossier waited for this its clock runs on, with the pause kept; one that was stopped stays stopped. */
function paidDossier(
  before: DossierRecord,
  after: DossierRecord,
  { pause, stepDueAt }: Moved,
): PaidDossier {
  const { id, state, payment, pausedAt, dueAt } = after
  const waited = before.state === 'awaiting-payment'
  return {
    ...{ id, state, payment, pausedAt, dueAt, dueBefore: before.dueAt },
    stepDueAt: waited ? stepDueAt : before.stepDueAt,
    pause: waited ? pause : null,
  }
}
