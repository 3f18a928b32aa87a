import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { yes } from '#platform/outcome.ts'
import type { Who } from '#platform/who.ts'

import { calendarOfUnit, dueOf, pausesOf, stepDueAfterPause } from './clock.ts'
import { askForSupplement, resume } from './domain.ts'
import { about } from './events.ts'
import { atMyStep, locked, type Act, type Done } from './holding.ts'
import { issueOfAct } from './slip-issue.ts'
import { addDueChange, dueChangesOf } from './store-stays.ts'
import {
  addComponents,
  addSupplement,
  contentOf,
  saveAnswer,
  saveDossier,
  type Paper,
} from './store.ts'

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
  const name = 'dossier.supplement-asked'
  const data = { code: after.code, missing }
  const id = await record(tx, who, name, about(after.id), data)
  await issueOfAct(tx, who, after, { id, name, data, now })
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
