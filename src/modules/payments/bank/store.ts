import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import { sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import { idOf, type Id } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import { outcomes, type Outcome } from '../bills/domain.ts'
import type { AccountId } from '../bills/store.ts'

export type NoticeId = Id<'payment-notice'>

const NoticeRow = z.object({
  id: idOf<'payment-notice'>(),
  accountId: idOf<'payment-account'>(),
  bankRef: z.string(),
  at: instant,
  amount: z.number(),
  memo: z.string(),
  payer: z.string(),
  source: z.enum(['statement', 'webhook']),
  heardAt: instant,
  outcome: z.enum(outcomes),
  billCode: z.string().nullable(),
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  dossierCode: z.string().nullable(),
})

/** Báo có: one transaction of the bank, and what it came to. */
export type Notice = z.output<typeof NoticeRow>

// The few of a page are taken first, and their dossiers looked up one by one.
const noticesWhere = (q: Read, unit: UnitId, condition: Sql, most: number) => q.many(NoticeRow)`
  select n.id, n.account_id, n.bank_ref, n.at, n.amount, n.memo, n.payer, n.source, n.heard_at, n.outcome, n.bill_code,
    n.reason, n.decided_by, n.decided_at, d.code as dossier_code
  from (select * from payments.notice n where n.unit_id = ${unit} and ${condition} order by n.id desc limit ${most}) n
  left join lateral (select d.code from payments.bill b join dossiers.dossier d on d.unit_id = b.unit_id and d.id = b.dossier_id
    where b.unit_id = n.unit_id and b.code = n.bill_code limit 1) d on true
  order by n.id desc
`

export const noticeById = async (q: Read, unit: UnitId, id: string) =>
  (await noticesWhere(q, unit, sql`n.id = ${id}::uuid`, 1))[0]

/** By the bank's own number; more than one account may have it. */
export const noticeByRef = async (q: Read, unit: UnitId, ref: string) =>
  (await noticesWhere(q, unit, sql`n.bank_ref = ${ref}`, 1))[0]

export const noticesOfBill = (q: Read, unit: UnitId, code: string) =>
  noticesWhere(q, unit, sql`n.bill_code = ${code}`, 50)

export type Asked = {
  outcome?: Outcome | undefined
  text?: string | undefined
  cursor?: string | undefined
}
export const noticesPerPage = 50

/** Newest first, by key. */
export async function noticeList(q: Read, unit: UnitId, { outcome, text, cursor }: Asked) {
  const condition = sql`
    ${outcome === undefined ? sql`true` : sql`n.outcome = ${outcome}`}
    and ${text === undefined ? sql`true` : sql`(n.bank_ref = ${text} or n.bill_code = ${text.toUpperCase()})`}
    and ${cursor === undefined ? sql`true` : sql`n.id < ${cursor}::uuid`}`
  const found = await noticesWhere(q, unit, condition, noticesPerPage + 1)
  const items = found.slice(0, noticesPerPage)
  return { items, next: found.length > noticesPerPage ? (items.at(-1)?.id ?? null) : null }
}

const Known = z.object({ bankRef: z.string(), amount: z.number() })

export const knownRefs = (
  q: Read,
  unit: UnitId,
  account: AccountId,
  refs: readonly string[],
) => q.many(Known)`
  select bank_ref, amount from payments.notice
  where unit_id = ${unit} and account_id = ${account} and bank_ref = any(${refs}::text[])
`

/** Whoever takes in money of an account waits for the other: a transaction is told of twice, but counted once. */
export const lockAccount = (tx: Tx, unit: UnitId, account: AccountId) => tx.run`
  select pg_advisory_xact_lock(hashtextextended('money of ' || ${unit}::text || ${account}::text, 0))
`

export type NewNotice = {
  id: NoticeId
  bankRef: string
  at: Temporal.Instant
  amount: number
  memo: string
  payer: string
  outcome: Outcome
  billCode: string | null
}

type Taken = { account: AccountId; source: 'statement' | 'webhook'; now: Temporal.Instant }

export const addNotices = (
  tx: Tx,
  unit: UnitId,
  { account, source, now }: Taken,
  notices: readonly NewNotice[],
) => tx.run`
  insert into payments.notice (unit_id, id, account_id, bank_ref, at, amount, memo, payer, source, heard_at, outcome, bill_code)
  select ${unit}, n.id, ${account}, n."bankRef", n.at, n.amount, n.memo, n.payer, ${source}, ${now.toString()}, n.outcome,
    n."billCode"
  from jsonb_to_recordset(${JSON.stringify(notices)}::jsonb) as n(id uuid, "bankRef" text, at timestamptz, amount bigint,
    memo text, payer text, outcome text, "billCode" text)
`

/** After many at once: the planner looks at the table again when it still takes it for empty. */
export const lookAtNotices = (tx: Tx) => tx.run`select payments.look_at_notices()`

/** With the last part what came before counts as well. */
export const partsMatched = (tx: Tx, unit: UnitId, bills: readonly string[]) => tx.run`
  update payments.notice set outcome = 'matched'
  where unit_id = ${unit} and bill_code = any(${bills}::text[]) and outcome = 'short'
`

export const lockNotice = async (tx: Tx, unit: UnitId, id: string): Promise<Notice | undefined> => {
  await tx.run`select from payments.notice where unit_id = ${unit} and id = ${id}::uuid for update`
  return noticeById(tx, unit, id)
}

type Decision = {
  outcome: Outcome
  bill: string | null
  reason: string
  by: string
  now: Temporal.Instant
}

export const decideNotice = (tx: Tx, unit: UnitId, id: NoticeId, d: Decision) => tx.run`
  update payments.notice set outcome = ${d.outcome}, bill_code = ${d.bill}, reason = ${d.reason}, decided_by = ${d.by},
    decided_at = ${d.now.toString()}
  where unit_id = ${unit} and id = ${id}
`
