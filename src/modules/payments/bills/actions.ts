import { createHash } from 'node:crypto'

import { openDutyOf, type DossierId } from '#modules/dossiers/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import type { Who } from '#platform/who.ts'

import '../events.ts'
import { payloadOf } from '../vietqr/domain.ts'
import { billCode } from './domain.ts'
import { accountInUse, accounts, addBill, billOfDuty, type Account, type Bill } from './store.ts'

type For = { dossier: DossierId; now: Temporal.Instant }

/** What is to be paid, where, and under which code. */
export type Payable = { bill: Bill; account: Account; what: string; payload: string }

/** The bill of what the applicant owes now, made when it is first asked for; nothing when nothing is owed or no account is set. */
export async function billFor(
  tx: Tx,
  who: Who,
  { dossier, now }: For,
): Promise<Payable | undefined> {
  const duty = await openDutyOf(tx, who.unit, dossier)
  if (!duty) return undefined
  const known = await billOfDuty(tx, who.unit, dossier, duty.number)
  const bill = known ?? (await makeBill(tx, who, { dossier, now, ...duty }))
  const account = (await accounts(tx, who.unit)).find(({ id }) => id === bill?.accountId)
  if (!bill || !account) return undefined
  return { bill, account, what: duty.what, payload: payloadOfBill(bill, account) }
}

/** The text of the code: what is still missing, to this account, under the bill's code. */
const payloadOfBill = ({ code, amount, paid }: Bill, { bin, number }: Account) =>
  payloadOf({ bin, account: number, amount: amount - paid, billNumber: code, purpose: code })

type Making = For & { number: number; amount: number }

async function makeBill(tx: Tx, who: Who, { dossier, now, number, amount }: Making) {
  const account = await accountInUse(tx, who.unit)
  if (!account) return undefined
  for (let turn = 0; turn < 20; turn += 1) {
    // Of the duty itself, so two who ask at once make the same one.
    const chance = createHash('sha256').update(`${who.unit} ${dossier} ${number} ${turn}`).digest()
    const code = billCode(chance)
    const bill = { code, dossierId: dossier, duty: number, accountId: account.id, amount }
    const isNew = await addBill(tx, who, { ...bill, now })
    const made = await billOfDuty(tx, who.unit, dossier, number)
    if (isNew)
      await record(tx, who, 'payment.bill-made', { kind: 'dossier', id: dossier }, { code, amount })
    if (made) return made
  }
  return undefined
}
