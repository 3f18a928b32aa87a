import { noteUses } from '#modules/vault/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { zone } from '#platform/http.ts'
import { no, yes } from '#platform/outcome.ts'
import type { Who } from '#platform/who.ts'

import { endOfWorkingDays } from './clock.ts'
import { askForSupplement, supply } from './domain.ts'
import { about } from './events.ts'
import { atMyStep, locked, type Act, type Done } from './holding.ts'
import { keepRunningOn, runningOn } from './pausing.ts'
import { issueOfAct } from './slip-issue.ts'
import { addSupplement, saveAnswer } from './store-supplements.ts'
import { addComponents, contentOf, saveDossier, type Paper } from './store.ts'
import { mayServe } from './stored/for-answer.ts'
import { takeStored } from './stored/take.ts'

/** Yêu cầu bổ sung: the legal clock stops until the citizen answers, or the time to answer is over. */
export async function askApplicantForPapers(
  tx: Tx,
  who: Who,
  act: Act & { missing: string },
): Promise<Done> {
  const dossier = await atMyStep(tx, who, act)
  if (!dossier.ok) return dossier
  const { handling } = await contentOf(tx, who.unit, dossier.value.id)
  const outcome = askForSupplement(dossier.value, act.now, handling.mostSupplements)
  if (!outcome.ok) return outcome
  const after = { ...dossier.value, ...outcome.value }
  const { now, missing } = act
  const answerBy = await endOfWorkingDays(tx, who.unit, now, handling.supplyDays)
  await saveDossier(tx, who.unit, after)
  await addSupplement(tx, who.unit, after.id, {
    number: after.timesSupplemented,
    at: now,
    by: who.actor,
    missing,
    answerBy,
  })
  const name = 'dossier.supplement-asked'
  const data = { code: after.code, missing, answerBy: answerBy?.toString() }
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
  const { pause, dueAt, stepDueAt } = await runningOn(tx, who, before, act.now)
  const outcome = supply(before, dueAt)
  if (!outcome.ok) return outcome
  const chosen = { person: before.applicantId, papers: act.papers, now: act.now }
  if (!(await mayServe(tx, who.unit, chosen))) return no('stored-unusable')
  const today = act.now.toZonedDateTimeISO(zone).toPlainDate()
  const { papers, used } = await takeStored(tx, who.unit, { ...chosen, today })
  const after = { ...before, ...outcome.value, stepDueAt }
  await keepRunningOn(tx, who, { before, after, reason: 'supplemented' }, pause)
  await addComponents(tx, who.unit, after.id, papers, act.now)
  await noteUses(tx, who, used, { dossierId: after.id, dossierCode: after.code, at: act.now })
  await saveAnswer(tx, who.unit, after.id, act.now, act.answer)
  await record(tx, who, 'dossier.supplemented', about(after.id), {
    code: after.code,
    answer: act.answer,
    papers: papers.map(({ name }) => name),
  })
  return yes(after)
}
