import { z } from 'zod'

import { instant, plainDate } from '#platform/columns.ts'
import { sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import { idOf, newId, type Id } from '#platform/id.ts'
import type { UnitId, Who } from '#platform/who.ts'

export type ReceiptId = Id<'receipt'>
export type DayId = Id<'cash-day'>

const SettingRow = z.object({
  letters: z.string(),
  taxCode: z.string().nullable(),
  isOfficial: z.boolean(),
})
/** How receipts are marked. */
export type Setting = z.output<typeof SettingRow>
const usual: Setting = { letters: 'BL', taxCode: null, isOfficial: false }

export const settingOf = async (q: Read, unit: UnitId): Promise<Setting> =>
  (await q.maybe(SettingRow)`
    select letters, tax_code, is_official from receipts.setting where unit_id = ${unit}
  `) ?? usual

export const saveSetting = (
  tx: Tx,
  { unit, actor }: Who,
  s: Setting,
  now: Temporal.Instant,
) => tx.run`
  insert into receipts.setting (unit_id, letters, tax_code, is_official, changed_by, changed_at)
  values (${unit}, ${s.letters}, ${s.taxCode}, ${s.isOfficial}, ${actor}, ${now.toString()})
  on conflict (unit_id) do update set letters = excluded.letters, tax_code = excluded.tax_code,
    is_official = excluded.is_official, changed_by = excluded.changed_by, changed_at = excluded.changed_at
`

const DayRow = z.object({
  id: idOf<'cash-day'>(),
  cashier: z.string(),
  cashierName: z.string(),
  day: plainDate,
  closedAt: instant.nullable(),
  expected: z.number().nullable(),
  counted: z.number().nullable(),
  differenceReason: z.string().nullable(),
})
/** Ngày thu tiền of one cashier. */
export type CashDay = z.output<typeof DayRow>

const dayColumns = sql`id, cashier, cashier_name, day, closed_at, expected, counted, difference_reason`

/** The cashier's own day, made with the first money, locked until the transaction ends. */
export async function lockDay(
  tx: Tx,
  { unit, actor, name }: Who,
  day: Temporal.PlainDate,
): Promise<CashDay> {
  await tx.run`
    insert into receipts.cash_day (unit_id, id, cashier, cashier_name, day)
    values (${unit}, ${newId<'cash-day'>()}, ${actor}, ${name}, ${day.toString()})
    on conflict (unit_id, cashier, day) do nothing
  `
  return tx.one(DayRow)`
    select ${dayColumns} from receipts.cash_day
    where unit_id = ${unit} and cashier = ${actor} and day = ${day.toString()} for update
  `
}

export const dayOf = (q: Read, { unit, actor }: Who, day: Temporal.PlainDate) => q.maybe(DayRow)`
  select ${dayColumns} from receipts.cash_day
  where unit_id = ${unit} and cashier = ${actor} and day = ${day.toString()}
`

/** Earlier days of a cashier that were never counted, oldest first. */
export const openDaysOf = (q: Read, { unit, actor }: Who, before: Temporal.PlainDate) => q.many(
  DayRow,
)`
  select ${dayColumns} from receipts.cash_day
  where unit_id = ${unit} and cashier = ${actor} and closed_at is null and day < ${before.toString()} order by day limit 30
`

/** The newest days of all cashiers: what the accountant looks through. */
export const recentDays = (q: Read, unit: UnitId) => q.many(DayRow)`
  select ${dayColumns} from receipts.cash_day where unit_id = ${unit} order by day desc, id desc limit 40
`

const Sum = z.object({ total: z.number(), count: z.number() })

/** What the valid receipts of a day come to. */
export const sumOfDay = (q: Read, unit: UnitId, day: DayId) => q.one(Sum)`
  select coalesce(sum(amount), 0)::bigint as total, count(*)::int as count from receipts.receipt
  where unit_id = ${unit} and cash_day_id = ${day} and voided_at is null
`

type Closed = {
  now: Temporal.Instant
  expected: number
  counted: number
  reason: string | undefined
}

export const saveClosed = (tx: Tx, unit: UnitId, id: DayId, c: Closed) => tx.run`
  update receipts.cash_day set closed_at = ${c.now.toString()}, expected = ${c.expected}, counted = ${c.counted},
    difference_reason = ${c.reason ?? null}
  where unit_id = ${unit} and id = ${id}
`

const Last = z.object({ last: z.number() })

/** The next number of a symbol. Who takes one holds it until the commit: a receipt that fails leaves no gap. */
export const takeNumber = async (tx: Tx, unit: UnitId, symbol: string): Promise<number> =>
  (
    await tx.one(Last)`
    insert into receipts.last_number as l (unit_id, symbol, last) values (${unit}, ${symbol}, 1)
    on conflict (unit_id, symbol) do update set last = l.last + 1 returning last
  `
  ).last

const ReceiptRow = z.object({
  id: idOf<'receipt'>(),
  symbol: z.string(),
  number: z.number(),
  dossierId: idOf<'dossier'>(),
  dossierCode: z.string(),
  procedureName: z.string(),
  duty: z.number(),
  payer: z.string(),
  what: z.string(),
  amount: z.number(),
  how: z.enum(['cash', 'transfer']),
  issuedAt: instant,
  issuedBy: z.string(),
  issuedName: z.string(),
  cashDayId: idOf<'cash-day'>().nullable(),
  isOfficial: z.boolean(),
  taxCode: z.string().nullable(),
  voidedAt: instant.nullable(),
  voidReason: z.string().nullable(),
})
/** Biên lai. */
export type Receipt = z.output<typeof ReceiptRow>

const receiptsWhere = (q: Read, unit: UnitId, condition: Sql, most: number) => q.many(ReceiptRow)`
  select r.id, r.symbol, r.number, r.dossier_id, d.code as dossier_code, d.procedure_name, r.duty, r.payer, r.what, r.amount,
    r.how, r.issued_at, r.issued_by, r.issued_name, r.cash_day_id, r.is_official, r.tax_code, r.voided_at, r.void_reason
  from receipts.receipt r join dossiers.dossier d on d.unit_id = r.unit_id and d.id = r.dossier_id
  where r.unit_id = ${unit} and ${condition} order by r.id desc limit ${most}
`

export const receiptById = async (q: Read, unit: UnitId, id: string) =>
  (await receiptsWhere(q, unit, sql`r.id = ${id}::uuid`, 1))[0]

/** Receipts of a dossier, also the void ones. */
export const receiptsOfDossier = (q: Read, unit: UnitId, dossier: string) =>
  receiptsWhere(q, unit, sql`r.dossier_id = ${dossier}::uuid`, 100)

export const receiptsPerPage = 50
type Asked = {
  day?: string | undefined
  symbol?: string | undefined
  cursor?: string | undefined
  most?: number
}

/** Newest first, by key. */
export async function receiptList(
  q: Read,
  unit: UnitId,
  { day, symbol, cursor, most = receiptsPerPage }: Asked,
) {
  const condition = sql`
    ${day === undefined ? sql`true` : sql`r.cash_day_id = ${day}::uuid`}
    and ${symbol === undefined ? sql`true` : sql`r.symbol = ${symbol}`}
    and ${cursor === undefined ? sql`true` : sql`r.id < ${cursor}::uuid`}`
  const found = await receiptsWhere(q, unit, condition, most + 1)
  const items = found.slice(0, most)
  return { items, next: found.length > most ? (items.at(-1)?.id ?? null) : null }
}

export type NewReceipt = Pick<
  Receipt,
  | 'id'
  | 'symbol'
  | 'number'
  | 'dossierId'
  | 'duty'
  | 'payer'
  | 'what'
  | 'amount'
  | 'how'
  | 'cashDayId'
  | 'isOfficial'
  | 'taxCode'
> & { now: Temporal.Instant }

export const addReceipt = (tx: Tx, { unit, actor, name }: Who, r: NewReceipt) => tx.run`
  insert into receipts.receipt (unit_id, id, symbol, number, dossier_id, duty, payer, what, amount, how, issued_at, issued_by,
    issued_name, cash_day_id, is_official, tax_code)
  values (${unit}, ${r.id}, ${r.symbol}, ${r.number}, ${r.dossierId}, ${r.duty}, ${r.payer}, ${r.what}, ${r.amount}, ${r.how},
    ${r.now.toString()}, ${actor}, ${name}, ${r.cashDayId}, ${r.isOfficial}, ${r.taxCode})
`

export const lockReceipt = async (tx: Tx, unit: UnitId, id: string) => {
  await tx.run`select from receipts.receipt where unit_id = ${unit} and id = ${id}::uuid for update`
  return receiptById(tx, unit, id)
}

export const saveVoid = (
  tx: Tx,
  { unit, actor }: Who,
  id: ReceiptId,
  reason: string,
  now: Temporal.Instant,
) => tx.run`
  update receipts.receipt set voided_at = ${now.toString()}, voided_by = ${actor}, void_reason = ${reason}
  where unit_id = ${unit} and id = ${id}
`

const Closedness = z.object({ isClosed: z.boolean() })

/** Whether the day of a receipt is counted and locked; nobody closes it while this transaction runs. */
export const isDayClosed = async (tx: Tx, unit: UnitId, day: DayId): Promise<boolean> =>
  (
    await tx.one(Closedness)`
    select closed_at is not null as is_closed from receipts.cash_day where unit_id = ${unit} and id = ${day} for update
  `
  ).isClosed
