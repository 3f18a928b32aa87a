import { permissionOf, stepAt, workflow, type Workflow } from '#modules/workflows/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { yes, type Outcome } from '#platform/outcome.ts'
import { forbidden, found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { calendarOfUnit, dueOf, pausesOf, stepDue, stepDueAfterPause } from './clock.ts'
import {
  askForSupplement,
  assign,
  finish,
  forward,
  handOver,
  resume,
  sendBack,
  unchanged,
  withdraw,
  type Verdict,
  type Why,
} from './domain.ts'
import { about } from './events.ts'
import type { DossierRecord } from './rows.ts'
import { addDueChange, dueChangesOf, enterStep, leaveStep } from './store-stays.ts'
import {
  addComponents,
  addResult,
  addSupplement,
  contentOf,
  lockDossier,
  saveAnswer,
  saveDossier,
  type NewResult,
  type Paper,
} from './store.ts'

/** Which dossier, which version of it the officer saw, and when. */
export type Act = { code: string; seen?: number | undefined; now: Temporal.Instant }
type Done = Outcome<DossierRecord, Why>

async function locked(tx: Tx, who: Who, { code, seen }: Act): Promise<Done> {
  const dossier = found(await lockDossier(tx, who.unit, code), `hồ sơ ${code}`)
  const same = unchanged(dossier, seen)
  return same.ok ? yes(dossier) : same
}

/** Like `locked`, by an officer who may do the step at which it stands, and on whose desk it lies. */
async function atMyStep(tx: Tx, who: Who, act: Act): Promise<Done> {
  const dossier = await locked(tx, who, act)
  if (!dossier.ok || dossier.value.stepRole === null) return dossier
  if (!who.can.has(permissionOf(dossier.value.stepRole as Parameters<typeof permissionOf>[0])))
    throw forbidden()
  return dossier
}

const flowOf = (tx: Tx, d: DossierRecord): Promise<Workflow> =>
  workflow(tx, d.workflowCode, d.workflowVersion)

export type Forward = Act & {
  note?: string | undefined
  verdict?: Verdict | undefined
  assignee?: string | undefined
}

/** Chuyển bước: hands the dossier to the next step, and to an officer if one is named. */
export async function forwardDossier(tx: Tx, who: Who, act: Forward): Promise<Done> {
  const dossier = await atMyStep(tx, who, act)
  if (!dossier.ok) return dossier
  const before = dossier.value
  const flow = await flowOf(tx, before)
  const approving = stepAt(flow, before.step ?? -1)?.code === 'approve'
  const outcome = forward(before, act, approving)
  if (!outcome.ok) return outcome
  const { note, verdict, now } = act
  await leaveStep(tx, who.unit, before.id, { at: now, by: who.actor, direction: 'forward', note })
  const after = await move(tx, who, { ...before, ...outcome.value }, flow, now)
  await record(tx, who, 'dossier.forwarded', about(before.id), {
    code: before.code,
    step: after.stepCode,
    note,
    verdict,
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
  const outcome = sendBack(before)
  if (!outcome.ok) return outcome
  await leaveStep(tx, who.unit, before.id, {
    at: act.now,
    by: who.actor,
    direction: 'back',
    note: act.reason,
  })
  const after = await move(
    tx,
    who,
    { ...before, ...outcome.value },
    await flowOf(tx, before),
    act.now,
  )
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
  const stepDueAt = stepDue(step, now, await calendarOfUnit(tx, who.unit))
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
  return { ...after, stepCode: step.code }
}

/** Phân công: names the officer who does the present step. */
export async function assignDossier(
  tx: Tx,
  who: Who,
  act: Act & { assignee: string; name: string },
): Promise<Done> {
  const dossier = await locked(tx, who, act)
  if (!dossier.ok) return dossier
  const outcome = assign(dossier.value, act.assignee)
  if (!outcome.ok) return outcome
  const after = { ...dossier.value, ...outcome.value }
  await saveDossier(tx, who.unit, after)
  const { assignee, name } = act
  await record(tx, who, 'dossier.assigned', about(after.id), { code: after.code, assignee, name })
  return yes(after)
}

/** Yêu cầu bổ sung: the legal clock stops until the citizen answers. */
export async function askApplicantForPapers(
  tx: Tx,
  who: Who,
  act: Act & { missing: string },
): Promise<Done> {
  const dossier = await atMyStep(tx, who, act)
  if (!dossier.ok) return dossier
  const outcome = askForSupplement(dossier.value, act.now)
  if (!outcome.ok) return outcome
  const after = { ...dossier.value, ...outcome.value }
  await saveDossier(tx, who.unit, after)
  const { now, missing } = act
  await addSupplement(tx, who.unit, after.id, {
    number: after.timesSupplemented,
    at: now,
    by: who.actor,
    missing,
  })
  await record(tx, who, 'dossier.supplement-asked', about(after.id), { code: after.code, missing })
  return yes(after)
}

export type Answer = Act & { answer: string; papers: readonly Paper[] }

/** Bổ sung: what the citizen brings or sends; the clock goes on and the due date moves by the pause. */
export async function supplyPapers(tx: Tx, who: Who, act: Answer): Promise<Done> {
  const dossier = await locked(tx, who, act)
  if (!dossier.ok) return dossier
  const before = dossier.value
  const pause = { from: before.pausedAt ?? act.now, to: act.now }
  const [{ rule }, changes, calendar] = [
    await contentOf(tx, who.unit, before.id),
    await dueChangesOf(tx, who.unit, before.id),
    await calendarOfUnit(tx, who.unit),
  ]
  const dueAt = dueOf(before.receivedAt, rule, calendar, [...pausesOf(changes), pause])
  const outcome = resume(before, dueAt)
  if (!outcome.ok) return outcome
  const stepDueAt = stepDueAfterPause(before.stepDueAt, pause, calendar)
  const after = { ...before, ...outcome.value, stepDueAt }
  await saveDossier(tx, who.unit, after)
  await addComponents(tx, who.unit, after.id, act.papers, act.now)
  await saveAnswer(tx, who.unit, after.id, act.now, act.answer)
  await addDueChange(tx, who.unit, after.id, {
    at: act.now,
    dueBefore: before.dueAt,
    dueAfter: dueAt,
    reason: 'supplemented',
    pause,
  })
  const papers = act.papers.map(({ name }) => name)
  await record(tx, who, 'dossier.supplemented', about(after.id), {
    code: after.code,
    answer: act.answer,
    papers,
  })
  return yes(after)
}

/** Đính kèm kết quả giải quyết. */
export async function attachResult(
  tx: Tx,
  who: Who,
  act: Act & Omit<NewResult, 'at' | 'by'>,
): Promise<Done> {
  const dossier = await atMyStep(tx, who, act)
  if (!dossier.ok) return dossier
  const { title, documentNumber, fileId, now } = act
  const after = { ...dossier.value, hasResult: true }
  await saveDossier(tx, who.unit, after)
  await addResult(tx, who.unit, after.id, { title, documentNumber, fileId, at: now, by: who.actor })
  await record(tx, who, 'dossier.result-attached', about(after.id), {
    code: after.code,
    title,
    documentNumber,
  })
  return yes(after)
}

export type Finish = Act & { verdict?: Verdict | undefined; reason?: string | undefined }

/** Xử lý xong: ends the workflow; the result waits for the applicant. */
export async function finishDossier(tx: Tx, who: Who, act: Finish): Promise<Done> {
  const dossier = await atMyStep(tx, who, act)
  if (!dossier.ok) return dossier
  const outcome = finish(dossier.value, act.verdict)
  if (!outcome.ok) return outcome
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
  await record(tx, who, 'dossier.withdrawn', about(after.id), {
    code: after.code,
    reason: act.reason,
    from: dossier.value.state,
  })
  return yes(after)
}
