import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes } from '#platform/outcome.ts'
import type { Who } from '#platform/who.ts'

import { dueOfDossier, endOfWorkingDays } from '../clock.ts'
import { about } from '../events.ts'
import { atMyStep, locked, type Act, type Done } from '../holding.ts'
import type { DossierRecord } from '../rows.ts'
import { addDueChange } from '../store-stays.ts'
import { contentOf, saveDossier } from '../store.ts'
import { answerVerification, askToVerify, consentOfAgency } from './domain.ts'
import { addVerification, saveConsent, saveVerificationAnswer, verificationOf } from './store.ts'

export type Question = Act & { agency: string; question: string; days: number }

/** Gửi cơ quan khác xác minh. The clock runs on, unless the procedure's rule says that it waits. */
export async function askAgency(tx: Tx, who: Who, act: Question): Promise<Done> {
  const dossier = await atMyStep(tx, who, act)
  if (!dossier.ok) return dossier
  const outcome = askToVerify(dossier.value)
  if (!outcome.ok) return outcome
  const { now, agency, question, days } = act
  const { handling } = await contentOf(tx, who.unit, dossier.value.id)
  const limitAt = await endOfWorkingDays(tx, who.unit, now, days)
  if (limitAt === null) return no('extension-too-long')
  await addVerification(tx, who, dossier.value.id, {
    agency,
    question,
    askedAt: now,
    limitAt,
    pauses: handling.verificationPauses,
    silenceConsents: handling.verificationConsents,
  })
  const after = await dueAgain(tx, who, dossier.value, now, handling.verificationPauses)
  await record(tx, who, 'dossier.verification-asked', about(after.id), {
    code: after.code,
    agency,
    question,
    limit: limitAt.toString(),
  })
  return yes(after)
}

export type AgencyAnswer = Act & { number: number; answer: string }

/** Nhận trả lời xác minh. */
export async function recordAgencyAnswer(tx: Tx, who: Who, act: AgencyAnswer): Promise<Done> {
  const dossier = await locked(tx, who, act)
  if (!dossier.ok) return dossier
  const { number, answer, now } = act
  const asked = await verificationOf(tx, who.unit, dossier.value.id, number)
  const outcome = answerVerification(asked)
  if (!outcome.ok) return outcome
  const { agency, pauses } = outcome.value
  await saveVerificationAnswer(tx, who, dossier.value.id, { number, at: now, answer })
  const after = await dueAgain(tx, who, dossier.value, now, pauses)
  await record(tx, who, 'dossier.verification-answered', about(after.id), {
    code: after.code,
    agency,
    answer,
  })
  return yes(after)
}

/** Hết hạn xác minh, coi là đồng ý. Done a second time it changes nothing. */
export async function consentSilently(
  tx: Tx,
  who: Who,
  act: Act & { number: number },
): Promise<Done> {
  const dossier = await locked(tx, who, act)
  if (!dossier.ok) return dossier
  const { number, now } = act
  const asked = await verificationOf(tx, who.unit, dossier.value.id, number)
  if (!asked) return no('verification-settled')
  const outcome = consentOfAgency(asked, now)
  if (!outcome.ok) return outcome
  await saveConsent(tx, who.unit, dossier.value.id, { number, at: now })
  await saveDossier(tx, who.unit, dossier.value)
  await record(tx, who, 'dossier.consented', about(dossier.value.id), {
    code: dossier.value.code,
    agency: asked.agency,
  })
  return yes(dossier.value)
}

/**
 * A verification that pauses moves the due date to what it will be if the agency takes all its time; the answer moves it to
 * what it is.
 */
async function dueAgain(
  tx: Tx,
  { unit }: Who,
  before: DossierRecord,
  at: Temporal.Instant,
  pauses: boolean,
): Promise<DossierRecord> {
  const dueAt = pauses ? await dueOfDossier(tx, unit, before) : before.dueAt
  const after = { ...before, dueAt }
  await saveDossier(tx, unit, after)
  const isMoved = dueAt && before.dueAt && !dueAt.equals(before.dueAt)
  if (isMoved)
    await addDueChange(tx, unit, before.id, {
      at,
      dueBefore: before.dueAt,
      dueAfter: dueAt,
      reason: 'verification',
    })
  return after
}
