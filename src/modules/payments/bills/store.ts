import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import { idOf, type Id } from '#platform/id.ts'
import type { UnitId, Who } from '#platform/who.ts'

export type AccountId = Id<'payment-account'>

const AccountRow = z.object({
  id: idOf<'payment-account'>(),
  bin: z.string(),
  number: z.string(),
  holder: z.string(),
  isDemo: z.boolean(),
  openedAt: instant,
  closedAt: instant.nullable(),
})

/** Tài khoản thụ hưởng. */
export type Account = z.output<typeof AccountRow>

export const accountInUse = (q: Read, unit: UnitId): Promise<Account | undefined> => q.maybe(
  AccountRow,
)`
  select id, bin, number, holder, is_demo, opened_at, closed_at from payments.account
  where unit_id = ${unit} and closed_at is null
`

/** Also the closed ones: money still comes to them. A commune has a handful. */
export const accounts = (q: Read, unit: UnitId): Promise<Account[]> => q.many(AccountRow)`
  select id, bin, number, holder, is_demo, opened_at, closed_at from payments.account
  where unit_id = ${unit} order by closed_at is not null, opened_at desc, id
`

const BillRow = z.object({
  code: z.string(),
  dossierId: idOf<'dossier'>(),
  duty: z.number(),
  accountId: idOf<'payment-account'>(),
  amount: z.number(),
  paid: z.number(),
})

/** Mã nộp tiền of one duty. */
export type Bill = z.output<typeof BillRow>

export const billOfDuty = (
  q: Read,
  unit: UnitId,
  dossier: string,
  duty: number,
): Promise<Bill | undefined> => q.maybe(BillRow)`
  select code, dossier_id, duty, account_id, amount, paid from payments.bill
  where unit_id = ${unit} and dossier_id = ${dossier} and duty = ${duty}
`

/** What was asked for by transfer in a dossier, and what has come for each. */
export const billsOfDossier = (q: Read, unit: UnitId, dossier: string): Promise<Bill[]> => q.many(
  BillRow,
)`
  select code, dossier_id, duty, account_id, amount, paid from payments.bill
  where unit_id = ${unit} and dossier_id = ${dossier} order by duty
`

/** The bills of these codes, locked in one order until the transaction ends. */
export const lockBills = (
  tx: Tx,
  unit: UnitId,
  codes: readonly string[],
): Promise<Bill[]> => tx.many(BillRow)`
  select code, dossier_id, duty, account_id, amount, paid from payments.bill
  where unit_id = ${unit} and code = any(${codes}::text[]) order by code for update
`

type NewBill = Omit<Bill, 'paid'> & { now: Temporal.Instant }

/** False when the code or the duty has one already. */
export const addBill = async (tx: Tx, { unit }: Who, b: NewBill): Promise<boolean> =>
  (await tx.run`
    insert into payments.bill (unit_id, code, dossier_id, duty, account_id, amount, made_at)
    values (${unit}, ${b.code}, ${b.dossierId}, ${b.duty}, ${b.accountId}, ${b.amount}, ${b.now.toString()})
    on conflict do nothing
  `) === 1

export const setPaid = (
  tx: Tx,
  unit: UnitId,
  bills: readonly Pick<Bill, 'code' | 'paid'>[],
) => tx.run`
  update payments.bill b set paid = n.paid
  from jsonb_to_recordset(${JSON.stringify(bills)}::jsonb) as n(code text, paid bigint)
  where b.unit_id = ${unit} and b.code = n.code
`

const Paid = z.object({ paid: z.number() })

/** What has come for a duty by transfer; the bill is locked, so nothing more comes until the transaction ends. */
export const paidSoFar = async (
  tx: Tx,
  unit: UnitId,
  dossier: string,
  duty: number,
): Promise<number> =>
  (
    await tx.maybe(Paid)`
    select paid from payments.bill
    where unit_id = ${unit} and dossier_id = ${dossier} and duty = ${duty} for update
  `
  )?.paid ?? 0
