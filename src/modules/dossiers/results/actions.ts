import { workflow } from '#modules/workflows/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes } from '#platform/outcome.ts'
import type { Who } from '#platform/who.ts'

import { approvalOf } from '../approval.ts'
import { about } from '../events.ts'
import { atMyStep, locked, type Act, type Done } from '../holding.ts'
import { aheadOf } from '../next-step.ts'
import type { DossierRecord } from '../rows.ts'
import { mayNumber } from '../steps/domain.ts'
import { saveDossier } from '../store.ts'
import { taking } from './place.ts'
import { addResult, giveNumber, type NewResult } from './store.ts'

const asksAt = async (tx: Tx, who: Who, dossier: DossierRecord) => {
  const flow = await workflow(tx, dossier.workflowCode, dossier.workflowVersion)
  return (await aheadOf(tx, who.unit, dossier, flow)).asks
}

/** Whose book the number stands in: ours of this year unless said, or a register of its own, which keeps it unique there. */
type Numbered = { year?: number | undefined; elsewhere?: boolean | undefined }

/** Whether the agency's seal has just been put under the leader's signature. */
type Sealing = { sealing?: boolean | undefined }

/** Ký, đóng dấu at the last step, the leader's: the clerk seals there as well, after the leader's signature (NĐ 30/2020). */
async function atSealing(tx: Tx, who: Who, act: Act): Promise<Done> {
  const dossier = await locked(tx, who, act)
  if (!dossier.ok) return dossier
  const approval = await approvalOf(tx, who.unit, dossier.value)
  return approval === 'at-signing' ? dossier : atMyStep(tx, who, act)
}

/** Đính kèm kết quả giải quyết: a draft without a number before the decision, afterwards with one. */
export async function attachResult(
  tx: Tx,
  who: Who,
  act: Act & Omit<NewResult, 'at' | 'by'> & Numbered & Sealing,
): Promise<Done> {
  const dossier = await (act.sealing ? atSealing : atMyStep)(tx, who, act)
  if (!dossier.ok) return dossier
  const { title, documentNumber, fileId, elsewhere = false, sealed = elsewhere, now } = act
  if (documentNumber !== undefined) {
    const may = mayNumber(dossier.value, await asksAt(tx, who, dossier.value))
    if (!may.ok) return may
    const written = { documentNumber, now, year: act.year }
    const taken = elsewhere ? undefined : await taking(tx, who, dossier.value, written)
    if (taken) return taken
  }
  const after = { ...dossier.value, hasResult: true }
  await saveDossier(tx, who.unit, after)
  await addResult(tx, who.unit, after.id, {
    ...{ title, documentNumber, fileId, sealed },
    at: now,
    by: who.actor,
  })
  await record(tx, who, 'dossier.result-attached', about(after.id), {
    code: after.code,
    title,
    documentNumber,
  })
  return yes(after)
}

export type Numbering = Act & { result: number; documentNumber: string }

/** Cấp số cho kết quả: once, at issue, after the decision (NĐ 30/2020/NĐ-CP). */
export async function numberResult(tx: Tx, who: Who, act: Numbering): Promise<Done> {
  const dossier = await atMyStep(tx, who, act)
  if (!dossier.ok) return dossier
  const may = mayNumber(dossier.value, await asksAt(tx, who, dossier.value))
  if (!may.ok) return may
  const { result, documentNumber } = act
  const taken = await taking(tx, who, dossier.value, act)
  if (taken) return taken
  const title = await giveNumber(tx, who.unit, dossier.value.id, { result, documentNumber })
  if (title === undefined) return no('number-given')
  await saveDossier(tx, who.unit, dossier.value)
  await record(tx, who, 'dossier.result-numbered', about(dossier.value.id), {
    code: dossier.value.code,
    title,
    documentNumber,
  })
  return yes(dossier.value)
}
