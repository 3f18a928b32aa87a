import { dutiesOf, settlePaidDuties, type Paid } from '#modules/dossiers/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import type { Who } from '#platform/who.ts'

import { codesIn, outcomeOf, type Outcome } from '../bills/domain.ts'
import { lockBills, setPaid, type AccountId, type Bill } from '../bills/store.ts'
import { about } from '../events.ts'
import { addNotices, knownRefs, lockAccount, partsMatched, type NewNotice } from './store.ts'

/** What a bank says of one transaction. */
export type Heard = {
  ref: string
  at: Temporal.Instant
  amount: number
  memo: string
  payer: string
}

type From = { account: AccountId; source: 'statement' | 'webhook'; now: Temporal.Instant }

/** `known`: heard of before, and nothing changes; `differs`: heard of before with another amount. */
export type Came = Outcome | 'known' | 'differs'

/** A bill while money for it is being counted. */
export type Open = Bill & { isOpen: boolean; wasPaid: boolean }

/**
 * Takes in what a bank says, each transaction once by its own number, and settles what is paid by it: the duty of the dossier and
 * its clock follow in the same transaction. Says what each came to, in the same order.
 */
export async function takeHeard(
  tx: Tx,
  who: Who,
  from: From,
  heard: readonly Heard[],
): Promise<{ came: Came; bill?: string | undefined }[]> {
  await lockAccount(tx, who.unit, from.account)
  const refs = heard.map(({ ref }) => ref)
  const known = new Map(
    (await knownRefs(tx, who.unit, from.account, refs)).map((one) => [one.bankRef, one.amount]),
  )
  const codes = new Map(heard.map((one) => [one, codesIn(one.memo)]))
  const bills = await openBills(tx, who, [...codes.values()].flat())
  const firsts = heard.filter(({ ref, amount }) => !known.has(ref) && known.set(ref, amount))
  const isFirst = new Set(firsts)
  const billOf = (one: Heard) =>
    onlyOne((codes.get(one) ?? []).flatMap((code) => bills.get(code) ?? []))
  const money = firsts.flatMap((one) => {
    const bill = billOf(one)
    return bill ? [{ bill, amount: one.amount, ref: one.ref }] : []
  })
  const counted = await countFor(tx, who, money, from.now)
  const outcomes = new Map(money.map(({ ref }, n) => [ref, counted[n]]))
  const fresh = firsts.map((one): NewNotice => {
    const { ref, at, amount, memo, payer } = one
    const said = { bankRef: ref, at, amount, memo, payer, billCode: billOf(one)?.code ?? null }
    return { id: newId<'payment-notice'>(), ...said, outcome: outcomes.get(ref) ?? 'unknown' }
  })
  if (fresh.length > 0) await addNotices(tx, who.unit, from, fresh)
  await partsMatched(tx, who.unit, settledBills(money))
  return heard.map((one) => {
    if (isFirst.has(one))
      return { came: outcomes.get(one.ref) ?? 'unknown', bill: billOf(one)?.code }
    return { came: known.get(one.ref) === one.amount ? 'known' : 'differs' }
  })
}

/** Bills that are settled now: what came for them in parts counts as matched. */
export const settledBills = (money: readonly Money[]) =>
  money.filter(({ bill }) => bill.wasPaid).map(({ bill }) => bill.code)

// A text that names two bills says of neither how much is for it.
const onlyOne = <Thing>(things: readonly Thing[]) => (things.length === 1 ? things[0] : undefined)

/** Báo có of one transaction, told by the bank itself: taken in like a line of a statement, and written down at once. */
export async function takeNotice(
  tx: Tx,
  teller: Who,
  { account, heard, now }: { account: AccountId; heard: Heard; now: Temporal.Instant },
): Promise<Came> {
  const [one] = await takeHeard(tx, teller, { account, source: 'webhook', now }, [heard])
  if (!one) throw new Error('A notice came to nothing')
  const { ref, amount } = heard
  const data = { ref, amount, outcome: one.came, bill: one.bill }
  if (one.came !== 'known' && one.came !== 'differs')
    await record(tx, teller, 'payment.notice-taken', about('payment-account', account), data)
  return one.came
}

/** These bills, locked, with how their duties stand. */
export async function openBills(
  tx: Tx,
  { unit }: Who,
  codes: readonly string[],
): Promise<Map<string, Open>> {
  if (codes.length === 0) return new Map()
  const bills = await lockBills(tx, unit, [...new Set(codes)])
  const ids = bills.map(({ dossierId }) => dossierId)
  const ends = new Map(
    (await dutiesOf(tx, unit, ids)).map(({ dossierId, number, how }) => [
      `${dossierId} ${number}`,
      how,
    ]),
  )
  return new Map(
    bills.map((bill) => {
      const how = ends.get(`${bill.dossierId} ${bill.duty}`)
      return [bill.code, { ...bill, isOpen: how === null, wasPaid: how === 'paid' }]
    }),
  )
}

/** Money of one transaction for a locked bill. */
export type Money = { bill: Open; amount: number; ref: string }

/**
 * Counts money for locked bills, one after the other; where it covers what is owed, the duty is settled. Says what each came to.
 */
export async function countFor(
  tx: Tx,
  who: Who,
  money: readonly Money[],
  now: Temporal.Instant,
): Promise<Outcome[]> {
  const touched = new Map<string, Open>()
  const paid: Paid[] = []
  const outcomes = money.map(({ bill, amount, ref }) => {
    const outcome = outcomeOf(bill, amount)
    if (!bill.isOpen) return outcome
    touched.set(bill.code, bill)
    bill.paid += amount
    if (outcome === 'short') return outcome
    bill.isOpen = false
    bill.wasPaid = true
    const { dossierId, code } = bill
    paid.push({ dossierId, amount: bill.amount, note: `Chuyển khoản ${code}, giao dịch ${ref}` })
    return outcome
  })
  if (touched.size > 0) await setPaid(tx, who.unit, [...touched.values()])
  // A bill whose duty is open can be paid; anything else is a fault of ours, and nothing of it is kept.
  if (!(await settlePaidDuties(tx, who, { paid, now })))
    throw new Error('A duty that was open could not be settled')
  return outcomes
}
