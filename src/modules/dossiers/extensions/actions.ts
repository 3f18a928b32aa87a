import { workflow } from '#modules/workflows/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes } from '#platform/outcome.ts'
import type { Who } from '#platform/who.ts'

import { calendarOfUnit, dueOfDossier, endOfWorkingDays } from '../clock.ts'
import { about } from '../events.ts'
import { atMyStep, locked, type Act, type Done } from '../holding.ts'
import type { DossierRecord } from '../rows.ts'
import { addDueChange } from '../store-stays.ts'
import { contentOf, saveDossier } from '../store.ts'
import { breachIsLikely, daysNeeded, draftExtension, reasonFor, signExtension } from './domain.ts'
import { addDraft, extensionOf, saveSigned } from './store.ts'

export type Asking = Act & { reason: string; days: number }

/** Đề nghị gia hạn: the unit that works on it writes the draft; the head has still to sign. */
export async function askForExtension(tx: Tx, who: Who, act: Asking): Promise<Done> {
  const dossier = await atMyStep(tx, who, act)
  return dossier.ok ? draft(tx, who, dossier.value, act) : dossier
}

/** Two working days before a likely breach the system writes the draft itself, at most once. */
export async function draftBeforeBreach(tx: Tx, who: Who, act: Act): Promise<Done> {
  const dossier = await locked(tx, who, act)
  if (!dossier.ok) return dossier
  const { value } = dossier
  const calendar = await calendarOfUnit(tx, who.unit)
  if (!value.dueAt || !breachIsLikely(value, act.now, calendar)) return no('not-expired')
  const flow = await workflow(tx, value.workflowCode, value.workflowVersion)
  const { handling } = await contentOf(tx, who.unit, value.id)
  const left = flow.steps.slice(value.step ?? 0)
  const needed = daysNeeded(left, act.now, value.dueAt, calendar)
  const days = Math.min(needed, handling.mostExtensionDays ?? needed)
  return draft(tx, who, value, { ...act, days, reason: reasonFor(left) })
}

async function draft(tx: Tx, who: Who, dossier: DossierRecord, asking: Asking): Promise<Done> {
  const { now: draftedAt, reason, days } = asking
  const outcome = draftExtension(dossier, await extensionOf(tx, who.unit, dossier.id))
  if (!outcome.ok) return outcome
  const dueBefore = outcome.value
  const dueAfter = await extendedDue(tx, who, dossier, asking)
  if (dueAfter === null) return no('extension-too-long')
  await addDraft(tx, who, dossier.id, { reason, days, dueBefore, dueAfter, draftedAt })
  // The form that an officer has open was made before the draft.
  await saveDossier(tx, who.unit, dossier)
  await record(tx, who, 'dossier.extension-drafted', about(dossier.id), {
    code: dossier.code,
    before: dueBefore.toString(),
    after: dueAfter.toString(),
    reason,
  })
  return yes(dossier)
}

type Asked = { now: Temporal.Instant; days: number }

/** In time the days count from the due date; once it has passed, from today. */
const extendedDue = (tx: Tx, who: Who, dossier: DossierRecord, { now, days }: Asked) =>
  dossier.dueAt && Temporal.Instant.compare(now, dossier.dueAt) > 0
    ? endOfWorkingDays(tx, who.unit, now, days)
    : dueOfDossier(tx, who.unit, dossier, { extension: { amount: days, unit: 'working-day' } })

export type SignIt = Asking & { saysLate: boolean }

/** Ký phiếu xin lỗi và gia hạn: by the head, who may change text and days. */
export async function signExtensionOf(tx: Tx, who: Who, act: SignIt): Promise<Done> {
  const dossier = await locked(tx, who, act)
  if (!dossier.ok) return dossier
  const before = dossier.value
  const { now: at, reason, days } = act
  const { handling } = await contentOf(tx, who.unit, before.id)
  const outcome = signExtension(before, await extensionOf(tx, who.unit, before.id), {
    ...act,
    mostDays: handling.mostExtensionDays,
  })
  if (!outcome.ok) return outcome
  const { late } = outcome.value
  const dueAfter = await extendedDue(tx, who, before, act)
  const dueBefore = before.dueAt
  if (dueAfter === null || dueBefore === null) return no('extension-too-long')
  const after = late ? before : { ...before, dueAt: dueAfter }
  await saveSigned(tx, who, after.id, { reason, days, dueBefore, dueAfter, late, at })
  await saveDossier(tx, who.unit, after)
  if (!late)
    await addDueChange(tx, who.unit, after.id, { at, dueBefore, dueAfter, reason: 'extended' })
  await record(tx, who, 'dossier.extended', about(after.id), {
    code: after.code,
    before: dueBefore.toString(),
    after: dueAfter.toString(),
    reason,
    signedBy: who.behalf ? `${who.name} (được ${who.behalf.name} ủy quyền)` : who.name,
    late,
  })
  return yes(after)
}
