import { dossierBrief, dutiesOf, settleDutyOf } from '#modules/dossiers/index.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import type { Who } from '#platform/who.ts'

import { codesIn, outcomeOf, type Outcome } from '../bills/domain.ts'
import { lockBills, setPaid, type AccountId, type Bill } from '../bills/store.ts'
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
  const bills = await openBills(
    tx,
    who,
    heard.flatMap(({ memo }) => codesIn(memo)),
  )
  const fresh: NewNotice[] = []
  const came: { came: Came; bill?: string | undefined }[] = []
  for (const one of heard) {
    const before = known.get(one.ref)
    if (before !== undefined) {
      came.push({ came: before === one.amount ? 'known' : 'differs' })
      continue
    }
    known.set(one.ref, one.amount)
    const bill = onlyOne(codesIn(one.memo).flatMap((code) => bills.get(code) ?? []))
    const outcome: Outcome = bill
      ? await countFor(tx, who, bill, { ...one, now: from.now })
      : 'unknown'
    const { ref, at, amount, memo, payer } = one
    const said = { bankRef: ref, at, amount, memo, payer, outcome, billCode: bill?.code ?? null }
    fresh.push({ id: newId<'payment-notice'>(), ...said })
    came.push({ came: outcome, bill: bill?.code })
  }
  if (fresh.length > 0) await addNotices(tx, who.unit, from, fresh)
  return came
}

// A text that names two bills says of neither how much is for it.
const onlyOne = <Thing>(things: readonly Thing[]) => (things.length === 1 ? things[0] : undefined)

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

type Money = { amount: number; ref: string; now: Temporal.Instant }

/** Counts money for a locked bill; when it covers what is owed, the duty is settled. */
export async function countFor(tx: Tx, who: Who, bill: Open, { amount, ref, now }: Money) {
  const outcome = outcomeOf(bill, amount)
  if (!bill.isOpen) return outcome
  bill.paid += amount
  await setPaid(tx, who.unit, bill.code, bill.paid)
  if (outcome === 'short') return outcome
  const dossier = await dossierBrief(tx, who.unit, bill.dossierId)
  const note = `Chuyển khoản ${bill.code}, giao dịch ${ref}`
  const settled =
    dossier && (await settleDutyOf(tx, who, { code: dossier.code, how: 'paid', note, now }))
  // A bill whose duty is open can be paid; anything else is a fault of ours, and nothing of it is kept.
  if (!settled?.ok) throw new Error(`The duty of bill ${bill.code} could not be settled`)
  bill.isOpen = false
  bill.wasPaid = true
  await partsMatched(tx, who.unit, bill.code)
  return outcome
}
