import {
  askApplicantToPay,
  dossierByCode,
  openDutyOf,
  reviseDutyOf,
  settleDutyOf,
  type Why,
} from '#modules/dossiers/index.ts'
import { paidSoFar } from '#modules/payments/index.ts'
import { feeOf, procedureByCode } from '#modules/procedures/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { conflict, found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { countWords, isInForce, lessened, reckon, type Count } from './domain.ts'
import { endGroup, everyGroup, groupsOf, insertGroup, type Group } from './store.ts'

declare module '#platform/events.ts' {
  interface Events {
    'exemption.added': { procedure: string; who: string; percent: number; citation: string }
    'exemption.ended': { on: string }
  }
}

/** The fee of a dossier with its ground, as it was on the day it was received, and who pays less. */
export async function feeOfDossier(q: Read, who: Who, code: string) {
  const dossier = found(await dossierByCode(q, who.unit, code), `hồ sơ ${code.slice(0, 60)}`)
  const on = dossier.receivedAt.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate()
  const procedure = await procedureByCode(q, dossier.procedureCode, on)
  const asked = { channel: dossier.channel, caseCode: dossier.caseCode ?? '', on }
  const fee = procedure && feeOf(procedure, asked)
  const groups = await groupsOf(q, dossier.procedureCode)
  const open = await openDutyOf(q, who.unit, dossier.id)
  return { dossier, fee, open, groups: groups.filter((group) => isInForce(group, on)) }
}

export type WhyNot =
  | 'unknown-fee'
  | 'nothing-to-pay'
  | 'no-such-group'
  | 'proof-missing'
  | 'part-paid'
  | Why

export type Asking = Count & {
  code: string
  group: string | undefined
  proof: string | undefined
  now: Temporal.Instant
}

/**
 * Tính và yêu cầu nộp: the amount of the rule for these pages and copies becomes the dossier's duty; asked again with other
 * counts it is revised. Who is exempt is asked for nothing, with the proof as the reason.
 */
export async function askFee(tx: Tx, who: Who, asking: Asking): Promise<Outcome<string, WhyNot>> {
  const { code, pages, copies, now } = asking
  const { dossier, fee, open, groups } = await feeOfDossier(tx, who, code)
  const reckoned = fee ? reckon(fee.value, { pages, copies }) : { kind: 'unknown' as const }
  if (reckoned.kind === 'unknown') return no('unknown-fee')
  if (reckoned.kind === 'nothing') return no('nothing-to-pay')
  const group = groups.find(({ id }) => id === asking.group)
  if (asking.group !== undefined && !group) return no('no-such-group')
  if (group && asking.proof === undefined) return no('proof-missing')
  if (open && (await paidSoFar(tx, who.unit, dossier.id, open.number)) > 0) return no('part-paid')
  const left = group ? lessened(reckoned.total, group) : reckoned.total
  const what = whatFor(countWords(fee?.value, asking), fee?.citation ?? '', group)
  const amount = left > 0 ? left : reckoned.total
  const ask = open ? reviseDutyOf : askApplicantToPay
  const asked = await ask(tx, who, { code, now, amount, what })
  // Refused by the dossier's own rules: nothing was written.
  if (!asked.ok) return asked
  if (left > 0) return yes(code)
  const note = `${group?.who ?? ''}: ${asking.proof ?? ''}`
  const waived = await settleDutyOf(tx, who, { code, now, how: 'waived', note })
  if (!waived.ok) throw conflict('Hồ sơ vừa được người khác xử lý. Vui lòng xem lại')
  return yes(code)
}

const whatFor = (counted: string, citation: string, group: Group | undefined) =>
  [
    counted === '' ? 'Phí, lệ phí' : `Phí, lệ phí: ${counted}`,
    citation,
    group && `giảm ${group.percent}% (${group.who}, ${group.citation})`,
  ]
    .filter(Boolean)
    .join('; ')
    .slice(0, 300)

/** Thêm nhóm được miễn, giảm. */
export async function addGroup(
  tx: Tx,
  who: Who,
  draft: Omit<Group, 'id' | 'effectiveTo'>,
  now: Temporal.Instant,
) {
  const id = newId<'exemption'>()
  await insertGroup(tx, who, { ...draft, id, effectiveTo: null }, now)
  const { procedureCode: procedure, percent, citation } = draft
  await record(
    tx,
    who,
    'exemption.added',
    { kind: 'exemption', id },
    { procedure, who: draft.who, percent, citation },
  )
  return id
}

/** It holds for the last time today; dossiers from before keep it. */
export async function stopGroup(
  tx: Tx,
  who: Who,
  id: string,
  today: Temporal.PlainDate,
): Promise<boolean> {
  found(
    (await everyGroup(tx)).find((group) => group.id === id),
    'nhóm này',
  )
  const ended = await endGroup(tx, id, today)
  if (ended)
    await record(tx, who, 'exemption.ended', { kind: 'exemption', id }, { on: today.toString() })
  return ended
}
