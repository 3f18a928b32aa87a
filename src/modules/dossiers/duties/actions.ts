import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { yes } from '#platform/outcome.ts'
import type { Who } from '#platform/who.ts'

import { about } from '../events.ts'
import { atMyStep, locked, type Act, type Done } from '../holding.ts'
import { keepRunningOn, runningOn } from '../pausing.ts'
import { saveDossier } from '../store.ts'
import { askForPayment, settlePayment } from './domain.ts'
import { addDuty, owedBy, settleDuty } from './store.ts'

/** Yêu cầu thực hiện nghĩa vụ tài chính, with the amount in đồng and its ground. */
export async function askApplicantToPay(
  tx: Tx,
  who: Who,
  act: Act & { amount: number; what: string },
): Promise<Done> {
  const dossier = await atMyStep(tx, who, act)
  if (!dossier.ok) return dossier
  const outcome = askForPayment(dossier.value, act.now)
  if (!outcome.ok) return outcome
  const after = { ...dossier.value, ...outcome.value }
  const { now, amount, what } = act
  await saveDossier(tx, who.unit, after)
  await addDuty(tx, who, after.id, { at: now, amount, what })
  await record(tx, who, 'dossier.payment-asked', about(after.id), {
    code: after.code,
    amount,
    what,
  })
  return yes(after)
}

export type Settle = Act & { how: 'paid' | 'waived'; note?: string | undefined }

/** Đã nộp hoặc được miễn: recorded by the desk; the clock goes on where it waited for this. */
export async function settleDutyOf(tx: Tx, who: Who, act: Settle): Promise<Done> {
  const dossier = await locked(tx, who, act)
  if (!dossier.ok) return dossier
  const before = dossier.value
  const { pause, dueAt, stepDueAt } = await runningOn(tx, who, before, act.now)
  const outcome = settlePayment(before, act.how, dueAt)
  if (!outcome.ok) return outcome
  const { now, how, note } = act
  const waited = before.state === 'awaiting-payment'
  const after = { ...before, ...outcome.value, ...(waited && { stepDueAt }) }
  const amount = await owedBy(tx, who.unit, after.id)
  if (waited) await keepRunningOn(tx, who, { before, after, reason: 'settled' }, pause)
  else await saveDossier(tx, who.unit, after)
  await settleDuty(tx, who, after.id, { at: now, how, note })
  await record(tx, who, 'dossier.payment-settled', about(after.id), {
    code: after.code,
    amount,
    how,
    note,
  })
  return yes(after)
}
