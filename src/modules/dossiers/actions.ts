import { stepAt, workflow, type Workflow } from '#modules/workflows/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { calendarOfUnit } from './clock.ts'
import { askAtStep, isAwaited } from './coordination-actions.ts'
import { handOver, withdraw, type Verdict } from './domain.ts'
import { mayDo, type Entrusted } from './entrusting.ts'
import { about } from './events.ts'
import { atMyStep, locked, type Act, type Done } from './holding.ts'
import { aheadOf, backwardOf } from './next-step.ts'
import { endRequests } from './pausing.ts'
import { hasNumberedResult } from './results/store.ts'
import type { DossierRecord } from './rows.ts'
import { stepDueWithin } from './step-budget.ts'
import { assign, finish, forward, sendBack } from './steps/domain.ts'
import { enterStep, leaveStep } from './store-stays.ts'
import { saveDossier } from './store.ts'

const flowOf = (tx: Tx, d: DossierRecord): Promise<Workflow> =>
  workflow(tx, d.workflowCode, d.workflowVersion)

export type Forward = Act & {
  note?: string | undefined
  verdict?: Verdict | undefined
  /** Who does the next step, when one officer is named. */
  officer?: Entrusted | undefined
}

/** Chuyển bước: hands the dossier to the next step, and to an officer if one is named. */
export async function forwardDossier(tx: Tx, who: Who, act: Forward): Promise<Done> {
  const dossier = await atMyStep(tx, who, act)
  if (!dossier.ok) return dossier
  const before = dossier.value
  const flow = await flowOf(tx, before)
  const here = stepAt(flow, before.step ?? -1)
  const { onward: to, asks } = await aheadOf(tx, who.unit, before, flow)
  const { note, verdict, officer, now } = act
  const assignee = officer?.staff
  const hasNumber = asks.number && (await hasNumberedResult(tx, who.unit, before.id))
  const outcome = forward(before, { now, verdict, assignee, to, asks, hasNumber })
  if (!outcome.ok) return outcome
  const next = stepAt(flow, outcome.value.step ?? -1)
  if (officer && !mayDo(officer, next?.role)) return no('not-their-step')
  if (await isAwaited(tx, before, here)) return no('coordination-open')
  await leaveStep(tx, who.unit, before.id, { at: now, by: who.actor, direction: 'forward', note })
  const after = await move(tx, who, { ...before, ...outcome.value }, flow, now)
  await record(tx, who, 'dossier.forwarded', about(before.id), {
    code: before.code,
    step: after.stepCode,
    stepWords: next && [next.vi, next.en],
    note,
    verdict,
    assignee,
  })
  return yes(after)
}

/** Trả lại bước trước, with the reason that the officer there will read. */
export async function sendDossierBack(
  tx: Tx,
  who: Who,
  act: Act & { reason: string },
): Promise<Done> {
  const dossier = await atMyStep(tx, who, act)
  if (!dossier.ok) return dossier
  const before = dossier.value
  const flow = await flowOf(tx, before)
  const outcome = sendBack(before, await backwardOf(tx, who.unit, before, flow))
  if (!outcome.ok) return outcome
  await leaveStep(tx, who.unit, before.id, {
    at: act.now,
    by: who.actor,
    direction: 'back',
    note: act.reason,
  })
  const after = await move(tx, who, { ...before, ...outcome.value }, flow, act.now)
  await record(tx, who, 'dossier.sent-back', about(before.id), {
    code: before.code,
    step: after.stepCode,
    reason: act.reason,
  })
  return yes(after)
}

async function move(
  tx: Tx,
  who: Who,
  dossier: DossierRecord,
  flow: Workflow,
  now: Temporal.Instant,
) {
  const step = found(stepAt(flow, dossier.step ?? -1), 'bước của quy trình')
  const place = { flow, at: dossier.step ?? 0, dueAt: dossier.dueAt }
  const stepDueAt = stepDueWithin(place, now, await calendarOfUnit(tx, who.unit))
  const after = { ...dossier, stepRole: step.role, stepDueAt }
  await saveDossier(tx, who.unit, after)
  await enterStep(tx, who.unit, dossier.id, {
    step: dossier.step ?? 0,
    code: step.code,
    name: step.vi,
    role: step.role,
    at: now,
    dueAt: stepDueAt,
  })
  await askAtStep(tx, who, dossier, step, { at: now, dueAt: stepDueAt })
  return { ...after, stepCode: step.code }
}

/** Phân công: names the officer who does the present step. */
export async function assignDossier(
  tx: Tx,
  who: Who,
  act: Act & { officer: Entrusted },
): Promise<Done> {
  const dossier = await locked(tx, who, act)
  if (!dossier.ok) return dossier
  const { staff: assignee = '', name } = act.officer
  const outcome = assign(dossier.value, assignee)
  if (!outcome.ok) return outcome
  if (!mayDo(act.officer, dossier.value.stepRole)) return no('not-their-step')
  const after = { ...dossier.value, ...outcome.value }
  await saveDossier(tx, who.unit, after)
  await record(tx, who, 'dossier.assigned', about(after.id), { code: after.code, assignee, name })
  return yes(after)
}

export type Finish = Act & { verdict?: Verdict | undefined; reason?: string | undefined }

/** Xử lý xong: ends the workflow; the result waits for the applicant. */
export async function finishDossier(tx: Tx, who: Who, act: Finish): Promise<Done> {
  const dossier = await atMyStep(tx, who, act)
  if (!dossier.ok) return dossier
  const flow = await flowOf(tx, dossier.value)
  const { onward, asks } = await aheadOf(tx, who.unit, dossier.value, flow)
  const hasNumber = asks.number && (await hasNumberedResult(tx, who.unit, dossier.value.id))
  const outcome = finish(dossier.value, { verdict: act.verdict, onward, asks, hasNumber })
  if (!outcome.ok) return outcome
  if (await isAwaited(tx, dossier.value, stepAt(flow, dossier.value.step ?? -1)))
    return no('coordination-open')
  const after = {
    ...dossier.value,
    ...outcome.value,
    stepRole: null,
    stepDueAt: null,
    finishedAt: act.now,
  }
  await leaveStep(tx, who.unit, after.id, {
    at: act.now,
    by: who.actor,
    direction: 'finished',
    note: act.reason,
  })
  await saveDossier(tx, who.unit, after)
  const verdict = after.verdict ?? 'grant'
  await record(tx, who, 'dossier.finished', about(after.id), {
    code: after.code,
    verdict,
    reason: act.reason,
  })
  return yes(after)
}

export type HandOver = Act & { to: string; how: 'counter' | 'post' | 'electronic' }

/** Trả kết quả cho người nộp. */
export async function handOverResult(tx: Tx, who: Who, act: HandOver): Promise<Done> {
  const dossier = await locked(tx, who, act)
  if (!dossier.ok) return dossier
  const outcome = handOver(dossier.value)
  if (!outcome.ok) return outcome
  const after = { ...dossier.value, ...outcome.value, returnedAt: act.now }
  await saveDossier(tx, who.unit, after)
  await record(tx, who, 'dossier.handed-over', about(after.id), {
    code: after.code,
    to: act.to,
    how: act.how,
  })
  return yes(after)
}

/** Rút hồ sơ, by the applicant or at the desk in the applicant's name. */
export async function withdrawDossier(
  tx: Tx,
  who: Who,
  act: Act & { reason: string },
): Promise<Done> {
  const dossier = await locked(tx, who, act)
  if (!dossier.ok) return dossier
  const outcome = withdraw(dossier.value)
  if (!outcome.ok) return outcome
  const after = { ...dossier.value, ...outcome.value, stepRole: null, stepDueAt: null }
  await leaveStep(tx, who.unit, after.id, {
    at: act.now,
    by: who.actor,
    direction: 'stopped',
    note: act.reason,
  })
  await saveDossier(tx, who.unit, after)
  await endRequests(tx, who, after.id, act.now)
  await record(tx, who, 'dossier.withdrawn', about(after.id), {
    code: after.code,
    reason: act.reason,
    from: dossier.value.state,
  })
  return yes(after)
}
