import { stepAt, workflow, type Workflow } from '#modules/workflows/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { calendarOfUnit, dueOf } from './clock.ts'
import { askAtStep } from './coordination-actions.ts'
import { accept, reject, unchanged } from './domain.ts'
import { about } from './events.ts'
import { issueOfAct } from './slip-issue.ts'
import { stepDueWithin } from './step-budget.ts'
import { addDueChange, enterStep } from './store-stays.ts'
import { contentOf, lockDossier, saveDossier } from './store.ts'

type Desk = { code: string; seen?: number | undefined; now: Temporal.Instant }

/** Tiếp nhận hồ sơ nộp trực tuyến: the desk takes it in, and the legal clock starts now. */
export async function acceptOnline(tx: Tx, who: Who, { code, seen, now }: Desk) {
  const before = found(await lockDossier(tx, who.unit, code), `hồ sơ ${code}`)
  const same = unchanged(before, seen)
  if (!same.ok) return same
  const calendar = await calendarOfUnit(tx, who.unit)
  const { rule } = await contentOf(tx, who.unit, before.id)
  const flow: Workflow = await workflow(tx, before.workflowCode, before.workflowVersion)
  const first = found(stepAt(flow, 0), 'bước đầu của quy trình')
  const dueAt = dueOf(now, rule, calendar)
  const outcome = accept(before, now, dueAt, first.role === 'desk')
  if (!outcome.ok) return outcome
  const stepDueAt = stepDueWithin({ flow, at: 0, dueAt }, now, calendar)
  await saveDossier(tx, who.unit, { ...before, ...outcome.value, stepRole: first.role, stepDueAt })
  await enterStep(tx, who.unit, before.id, {
    step: 0,
    code: first.code,
    name: first.vi,
    role: first.role,
    at: now,
    dueAt: stepDueAt,
  })
  await askAtStep(tx, who, before, first, { at: now, dueAt: stepDueAt })
  await addDueChange(tx, who.unit, before.id, {
    at: now,
    dueBefore: before.dueAt,
    dueAfter: dueAt,
    reason: 'accepted',
  })
  await record(tx, who, 'dossier.accepted', about(before.id), {
    code,
    dueAt: dueAt?.toString() ?? null,
  })
  return yes(before.id)
}

/** Từ chối tiếp nhận: with the reason that form 03 will carry. */
export async function rejectOnline(
  tx: Tx,
  who: Who,
  { code, seen, reason, now }: Desk & { reason: string },
) {
  const before = found(await lockDossier(tx, who.unit, code), `hồ sơ ${code}`)
  const same = unchanged(before, seen)
  if (!same.ok) return same
  const outcome = reject(before)
  if (!outcome.ok) return no(outcome.why)
  await saveDossier(tx, who.unit, { ...before, ...outcome.value })
  const name = 'dossier.rejected'
  const data = { code, reason }
  const id = await record(tx, who, name, about(before.id), data)
  await issueOfAct(tx, who, before, { id, name, data, now })
  return yes(before.id)
}
