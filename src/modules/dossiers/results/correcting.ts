import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { zone } from '#platform/http.ts'
import { no, yes } from '#platform/outcome.ts'
import { forbidden } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'
import { dateText } from '#ui/format.ts'

import { about } from '../events.ts'
import { atMyStep, type Act, type Done } from '../holding.ts'
import { saveDossier } from '../store.ts'
import { keepsNumbers, mayCorrect } from './domain.ts'
import { placed, taking } from './place.ts'
import { annotateResult, changeNumber, releaseNumber, resultOf } from './store.ts'

export type Correction = Act & { result: number; documentNumber: string; reason: string }

/** Sửa số: what was entered wrongly, before anybody has the result in hand; the wrong number is free again. */
export async function correctNumber(tx: Tx, who: Who, act: Correction): Promise<Done> {
  const found = await numbered(tx, who, act)
  if (!found.ok) return found
  const { dossier, result } = found.value
  if (!mayCorrect(dossier, result)) return no('number-relied-on')
  const { documentNumber, reason, now } = act
  const { title, documentNumber: before } = result
  const wrong = { id: dossier.id, place: placed(dossier, { documentNumber: before, now }) }
  const year = await releaseNumber(tx, who.unit, wrong)
  const taken = await taking(tx, who, dossier, { documentNumber, now, year })
  if (taken) return taken
  await changeNumber(tx, who.unit, dossier.id, act)
  await saveDossier(tx, who.unit, dossier)
  const said = { code: dossier.code, title, before, documentNumber, reason }
  await record(tx, who, 'dossier.number-corrected', about(dossier.id), said)
  return yes(dossier)
}

export type Annotation = Act & { result: number; note: string }

/** Ghi chú số: after the hand-over, or when the number stands in signed bytes, nothing is changed but said beside it. */
export async function annotateNumber(tx: Tx, who: Who, act: Annotation): Promise<Done> {
  const found = await numbered(tx, who, act)
  if (!found.ok) return found
  const { dossier, result } = found.value
  if (mayCorrect(dossier, result)) return no('number-not-handed-over')
  const { note, now } = act
  const { title, documentNumber } = result
  const line = `${dateText('vi', now.toZonedDateTimeISO(zone).toPlainDate())}: ${note}`
  const annotation = [result.annotation, line].filter(Boolean).join('\n')
  await annotateResult(tx, who.unit, dossier.id, { result: act.result, annotation })
  await saveDossier(tx, who.unit, dossier)
  const said = { code: dossier.code, title, documentNumber, note }
  await record(tx, who, 'dossier.number-annotated', about(dossier.id), said)
  return yes(dossier)
}

/** The dossier, locked, and its result with a number; by who has it on the desk, or after the end by who keeps the book. */
async function numbered(tx: Tx, who: Who, act: Act & { result: number }) {
  const held = await atMyStep(tx, who, act)
  if (!held.ok) return held
  const dossier = held.value
  if (dossier.stepRole === null && !keepsNumbers(who)) throw forbidden()
  const result = await resultOf(tx, who.unit, dossier.id, act.result)
  const documentNumber = result?.documentNumber
  if (!result || !documentNumber) return no('no-such-number')
  return yes({ dossier, result: { ...result, documentNumber } })
}
