import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes } from '#platform/outcome.ts'
import type { Who } from '#platform/who.ts'

import { about } from '../events.ts'
import { atMyStep, locked, type Act, type Done } from '../holding.ts'
import { keepRunningOn, runningOn } from '../pausing.ts'
import { saveDossier } from '../store.ts'
import { askForPayment, settlePayment } from './domain.ts'
import { addDuty, owedBy, settleDuty, voidDuty } from './store.ts'

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

/** Tính lại: pages or copies changed before it was paid. What was asked falls away, the new amount takes its place. */
export async function reviseDutyOf(
  tx: Tx,
  who: Who,
  act: Act & { amount: number; what: string },
): Promise<Done> {
  const dossier = await atMyStep(tx, who, act)
  if (!dossier.ok) return dossier
  if (dossier.value.payment !== 'due') return no('no-payment-due')
  const { now, amount, what } = act
  const { id, code } = dossier.value
  await saveDossier(tx, who.unit, dossier.value)
  await voidDuty(tx, who, id, now)
  await addDuty(tx, who, id, { at: now, amount, what })
  await record(tx, who, 'dossier.payment-asked', about(id), { code, amount, what })
  return yes(dossier.value)
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
