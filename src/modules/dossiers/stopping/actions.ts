import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { yes } from '#platform/outcome.ts'
import type { Who } from '#platform/who.ts'

import { about } from '../events.ts'
import { atMyStep, locked, type Act, type Done } from '../holding.ts'
import { endRequests, keepRunningOn, runningOn } from '../pausing.ts'
import type { DossierRecord } from '../rows.ts'
import { leaveStep } from '../store-stays.ts'
import { answerByOf, lapseSupplement } from '../store-supplements.ts'
import { saveDossier } from '../store.ts'
import { closeStopped, consentBySilence, lapse, resume, stop } from './domain.ts'

/** Dừng giải quyết hồ sơ, with the ground that form 05 will carry. */
export async function stopDossier(tx: Tx, who: Who, act: Act & { ground: string }): Promise<Done> {
  const dossier = await atMyStep(tx, who, act)
  if (!dossier.ok) return dossier
  const outcome = stop(dossier.value, act.now)
  if (!outcome.ok) return outcome
  return stopped(tx, who, { ...dossier.value, ...outcome.value }, act)
}

const lapseGround =
  'Hết thời hạn bổ sung mà cơ quan giải quyết chưa nhận được giấy tờ theo phiếu yêu cầu bổ sung.'

/** The applicant's time to supply is over. Done a second time it changes nothing. */
export async function stopLapsed(tx: Tx, who: Who, act: Act): Promise<Done> {
  const dossier = await locked(tx, who, act)
  if (!dossier.ok) return dossier
  const answerBy = await answerByOf(tx, who.unit, dossier.value.id)
  const outcome = lapse(dossier.value, answerBy, act.now)
  if (!outcome.ok) return outcome
  const after = { ...dossier.value, ...outcome.value }
  return stopped(tx, who, after, { ...act, ground: lapseGround, expired: true })
}

type Stopping = { now: Temporal.Instant; ground: string; expired?: boolean }

async function stopped(tx: Tx, who: Who, after: DossierRecord, { now, ground, expired }: Stopping) {
  await saveDossier(tx, who.unit, after)
  await lapseSupplement(tx, who.unit, after.id, now)
  await record(tx, who, 'dossier.stopped', about(after.id), { code: after.code, ground, expired })
  return yes(after)
}

/** Tiếp tục giải quyết: the ground of the stop is gone; the clock goes on. */
export async function resumeDossier(
  tx: Tx,
  who: Who,
  act: Act & { reason: string },
): Promise<Done> {
  const dossier = await locked(tx, who, act)
  if (!dossier.ok) return dossier
  const before = dossier.value
  const { pause, dueAt, stepDueAt } = await runningOn(tx, who, before, act.now)
  const outcome = resume(before, dueAt)
  if (!outcome.ok) return outcome
  const after = { ...before, ...outcome.value, stepDueAt }
  await keepRunningOn(tx, who, { before, after, reason: 'resumed' }, pause)
  const { reason } = act
  await record(tx, who, 'dossier.resumed', about(after.id), { code: after.code, reason })
  return yes(after)
}

/** Kết thúc hồ sơ đã dừng: the applicant gets a negative answer; the pause counts in the applicant's and our favour. */
export async function closeStoppedDossier(
  tx: Tx,
  who: Who,
  act: Act & { reason: string },
): Promise<Done> {
  const dossier = await atMyStep(tx, who, act)
  if (!dossier.ok) return dossier
  const before = dossier.value
  const { pause, dueAt } = await runningOn(tx, who, before, act.now)
  const outcome = closeStopped(before, dueAt)
  if (!outcome.ok) return outcome
  const after = ended({ ...before, ...outcome.value }, act.now)
  const { reason, now } = act
  await leaveStep(tx, who.unit, after.id, {
    at: now,
    by: who.actor,
    direction: 'finished',
    note: reason,
  })
  await keepRunningOn(tx, who, { before, after, reason: 'resumed' }, pause)
  await endRequests(tx, who, after.id, now)
  await record(tx, who, 'dossier.finished', about(after.id), {
    code: after.code,
    verdict: 'refuse',
    reason,
  })
  return yes(after)
}

/** Hết hạn không trả lời, coi là đồng ý: it ended at its due date, whenever we come to write it down. */
export async function consentOverdue(tx: Tx, who: Who, act: Act): Promise<Done> {
  const dossier = await locked(tx, who, act)
  if (!dossier.ok) return dossier
  const outcome = consentBySilence(dossier.value, act.now)
  if (!outcome.ok) return outcome
  const { dueAt } = dossier.value
  const after = ended({ ...dossier.value, ...outcome.value }, dueAt ?? act.now)
  await leaveStep(tx, who.unit, after.id, {
    at: act.now,
    by: who.actor,
    direction: 'finished',
    note: undefined,
  })
  await saveDossier(tx, who.unit, after)
  await record(tx, who, 'dossier.finished', about(after.id), {
    code: after.code,
    verdict: 'grant',
    bySilence: true,
  })
  return yes(after)
}

const ended = (dossier: DossierRecord, finishedAt: Temporal.Instant): DossierRecord => ({
  ...dossier,
  stepRole: null,
  stepDueAt: null,
  finishedAt,
})
