import { dossierByCode, dutiesOf, openDutyOf, settleDutyOf } from '#modules/dossiers/index.ts'
import { paidSoFar } from '#modules/payments/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { closeDay, numberText, symbolOf, type WhyNotClose } from './domain.ts'
import './events.ts'
import {
  addReceipt,
  dayOf,
  isDayClosed,
  lockDay,
  lockReceipt,
  receiptsOfDossier,
  saveClosed,
  saveSetting,
  saveVoid,
  settingOf,
  sumOfDay,
  takeNumber,
  type NewReceipt,
  type ReceiptId,
  type Setting,
} from './store.ts'

export type WhyNot =
  | WhyNotClose
  | 'nothing-owed'
  | 'day-closed'
  | 'already-void'
  | 'no-receipt-due'
  | 'no-such-day'

type At = { now: Temporal.Instant; today: Temporal.PlainDate }
type Taking = At & { code: string }

/** Thu tiền mặt: the duty is settled, its clock goes on and the receipt is numbered in one transaction. */
export async function takeCash(
  tx: Tx,
  who: Who,
  { code, now, today }: Taking,
): Promise<Outcome<ReceiptId, WhyNot>> {
  const dossier = found(await dossierByCode(tx, who.unit, code), `hồ sơ ${code.slice(0, 60)}`)
  const duty = await openDutyOf(tx, who.unit, dossier.id)
  if (!duty) return no('nothing-owed')
  const day = await lockDay(tx, who, today)
  if (day.closedAt !== null) return no('day-closed')
  const amount = duty.amount - (await paidSoFar(tx, who.unit, dossier.id, duty.number))
  const settled = await settleDutyOf(tx, who, {
    code,
    now,
    how: 'paid',
    note: 'Nộp tiền mặt tại quầy',
  })
  // Somebody else was faster: by the bank, or at another counter.
  if (!settled.ok) return no('nothing-owed')
  const { id: dossierId, applicantName: payer } = dossier
  const paid = { dossierId, duty: duty.number, payer, what: duty.what, amount }
  return yes(await issue(tx, who, { ...paid, code, how: 'cash', cashDayId: day.id, now, today }))
}

/** Lập biên lai for what is paid and has none: a transfer, or in place of one that was void. */
export async function issueFor(
  tx: Tx,
  who: Who,
  { code, duty: number, now, today }: Taking & { duty: number },
): Promise<Outcome<ReceiptId, WhyNot>> {
  const dossier = found(await dossierByCode(tx, who.unit, code), `hồ sơ ${code.slice(0, 60)}`)
  const duties = await dutiesOf(tx, who.unit, [dossier.id])
  const duty = duties.find((one) => one.number === number && one.how === 'paid')
  const before = (await receiptsOfDossier(tx, who.unit, dossier.id)).filter(
    (one) => one.duty === number,
  )
  if (!duty || before.some(({ voidedAt }) => voidedAt === null)) return no('no-receipt-due')
  const day = await lockDay(tx, who, today)
  const transferred = await paidSoFar(tx, who.unit, dossier.id, number)
  const [last] = before
  const how = last?.how ?? (transferred >= duty.amount ? 'transfer' : 'cash')
  if (how === 'cash' && day.closedAt !== null) return no('day-closed')
  const amount = last?.amount ?? (how === 'cash' ? duty.amount - transferred : duty.amount)
  const { id: dossierId, applicantName: payer } = dossier
  const paid = { dossierId, duty: number, payer, what: duty.what, amount }
  const cashDayId = how === 'cash' ? day.id : null
  return yes(await issue(tx, who, { ...paid, code, how, cashDayId, now, today }))
}

type Issuing = At &
  Pick<NewReceipt, 'dossierId' | 'duty' | 'payer' | 'what' | 'amount' | 'how' | 'cashDayId'> & {
    code: string
  }

async function issue(tx: Tx, who: Who, { code, today, ...paid }: Issuing): Promise<ReceiptId> {
  const { letters, ...marks } = await settingOf(tx, who.unit)
  const symbol = symbolOf(letters, today)
  const number = await takeNumber(tx, who.unit, symbol)
  const id = newId<'receipt'>()
  await addReceipt(tx, who, { id, symbol, number, ...paid, ...marks })
  const data = {
    code,
    receipt: `${symbol}-${numberText(number)}`,
    amount: paid.amount,
    how: paid.how,
  }
  await record(tx, who, 'receipt.issued', { kind: 'receipt', id }, data)
  return id
}

type Voiding = { id: string; reason: string; now: Temporal.Instant }

/** Hủy biên lai, with its reason: the number stays taken. Cash of a day that was counted is not touched any more. */
export async function voidReceipt(
  tx: Tx,
  who: Who,
  { id, reason, now }: Voiding,
): Promise<Outcome<ReceiptId, WhyNot>> {
  const receipt = found(await lockReceipt(tx, who.unit, id), 'biên lai này')
  if (receipt.voidedAt !== null) return no('already-void')
  if (receipt.cashDayId && (await isDayClosed(tx, who.unit, receipt.cashDayId)))
    return no('day-closed')
  await saveVoid(tx, who, receipt.id, reason, now)
  const { symbol, number, amount, dossierCode: code } = receipt
  const data = { code, receipt: `${symbol}-${numberText(number)}`, amount, reason }
  await record(tx, who, 'receipt.voided', { kind: 'receipt', id: receipt.id }, data)
  return yes(receipt.id)
}

type Counting = At & {
  /** The day that is closed: today, or an earlier one that was forgotten. */
  day?: Temporal.PlainDate | undefined
  counted: number
  reason: string | undefined
}

/** Chốt ngày: the cashier's own day is counted and locked; the amount is what the valid receipts say at that moment. */
export async function closeOwnDay(
  tx: Tx,
  who: Who,
  { counted, reason, now, today, day: date = today }: Counting,
): Promise<Outcome<undefined, WhyNot>> {
  const isToday = date.equals(today)
  if (!isToday && !(await dayOf(tx, who, date))) return no('no-such-day')
  const day = await lockDay(tx, who, date)
  const { total } = await sumOfDay(tx, who.unit, day.id)
  const closed = closeDay(day, { expected: total, counted, reason })
  if (!closed.ok) return closed
  await saveClosed(tx, who.unit, day.id, { ...closed.value, now })
  const data = { day: date.toString(), ...closed.value }
  await record(tx, who, 'cash-day.closed', { kind: 'cash-day', id: day.id }, data)
  return yes(undefined)
}

/** How receipts are marked from now on; those that are out stay as they are. */
export async function changeSetting(tx: Tx, who: Who, setting: Setting, now: Temporal.Instant) {
  await saveSetting(tx, who, setting, now)
  const { letters, isOfficial } = setting
  await record(
    tx,
    who,
    'receipt.setting-changed',
    { kind: 'receipt', id: newId() },
    { letters, isOfficial },
  )
}
