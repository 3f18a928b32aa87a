import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import { idOf, type Id } from '#platform/id.ts'
import type { UnitId, Who } from '#platform/who.ts'

import type { AccountId } from '../bills/store.ts'

export type StatementId = Id<'payment-statement'>

export const ColumnsShape = z.object({
  at: z.number().int().min(0),
  amount: z.number().int().min(0),
  memo: z.number().int().min(0),
  ref: z.number().int().min(0),
  payer: z.number().int().min(0).optional(),
})

const Counts = z.record(z.string(), z.number())
const Fault = z.object({ line: z.number(), why: z.string() })
export type StatementFault = z.output<typeof Fault>

const Row = z.object({
  id: idOf<'payment-statement'>(),
  accountId: idOf<'payment-account'>(),
  fileId: z.string(),
  name: z.string(),
  uploadedBy: z.string(),
  uploadedAt: instant,
  columns: ColumnsShape.nullable(),
  counts: Counts.nullable(),
  faults: z.array(Fault).nullable(),
  doneAt: instant.nullable(),
})

/** Sao kê: one file of the bank. */
export type Statement = z.output<typeof Row>

export const statementById = (
  q: Read,
  unit: UnitId,
  id: string,
): Promise<Statement | undefined> => q.maybe(Row)`
  select id, account_id, file_id, name, uploaded_by, uploaded_at, columns, counts, faults, done_at
  from payments.statement where unit_id = ${unit} and id = ${id}::uuid
`

/** The newest of them; older ones stay reachable by the notices they brought. */
export const recentStatements = (q: Read, unit: UnitId): Promise<Statement[]> => q.many(Row)`
  select id, account_id, file_id, name, uploaded_by, uploaded_at, columns, counts, faults, done_at
  from payments.statement where unit_id = ${unit} order by id desc limit 30
`

type NewStatement = {
  id: StatementId
  account: AccountId
  file: string
  name: string
  now: Temporal.Instant
}

export const addStatement = (tx: Tx, { unit, actor }: Who, s: NewStatement) => tx.run`
  insert into payments.statement (unit_id, id, account_id, file_id, name, uploaded_by, uploaded_at)
  values (${unit}, ${s.id}, ${s.account}, ${s.file}, ${s.name}, ${actor}, ${s.now.toString()})
`

type Ended = {
  columns: object
  counts: object
  faults: readonly StatementFault[]
  now: Temporal.Instant
}

export const endStatement = (tx: Tx, unit: UnitId, id: StatementId, e: Ended) => tx.run`
  update payments.statement set columns = ${JSON.stringify(e.columns)}, counts = ${JSON.stringify(e.counts)},
    faults = ${JSON.stringify(e.faults)}, done_at = ${e.now.toString()}
  where unit_id = ${unit} and id = ${id}
`

const Layout = z.object({ columns: ColumnsShape })

/** How this heading was read the last time. */
export const layoutOf = async (q: Read, unit: UnitId, heading: string) =>
  (
    await q.maybe(Layout)`
    select columns from payments.layout where unit_id = ${unit} and heading = ${heading}
  `
  )?.columns

export const keepLayout = (
  tx: Tx,
  { unit, actor }: Who,
  { heading, columns, now }: { heading: string; columns: object; now: Temporal.Instant },
) => tx.run`
  insert into payments.layout (unit_id, heading, columns, saved_by, saved_at)
  values (${unit}, ${heading}, ${JSON.stringify(columns)}, ${actor}, ${now.toString()})
  on conflict (unit_id, heading) do update set columns = excluded.columns, saved_by = excluded.saved_by,
    saved_at = excluded.saved_at
`
