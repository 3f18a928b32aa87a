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
  lines: z.number().nullable(),
  doneLine: z.number(),
  refused: z.string().nullable(),
  refusedLine: z.number().nullable(),
})

/** Sao kê: one file of the bank. */
export type Statement = z.output<typeof Row>

export const statementById = (
  q: Read,
  unit: UnitId,
  id: string,
): Promise<Statement | undefined> => q.maybe(Row)`
  select id, account_id, file_id, name, uploaded_by, uploaded_at, columns, counts, faults, done_at,
    lines, done_line, refused, refused_line
  from payments.statement where unit_id = ${unit} and id = ${id}::uuid
`

/** The newest of them; older ones stay reachable by the notices they brought. */
export const recentStatements = (q: Read, unit: UnitId): Promise<Statement[]> => q.many(Row)`
  select id, account_id, file_id, name, uploaded_by, uploaded_at, columns, counts, faults, done_at,
    lines, done_line, refused, refused_line
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

/** Locked, so that of two who settle the same file one waits and then sees how far the other came. */
export const lockStatement = (
  tx: Tx,
  unit: UnitId,
  id: string,
): Promise<Statement | undefined> => tx.maybe(Row)`
  select id, account_id, file_id, name, uploaded_by, uploaded_at, columns, counts, faults, done_at,
    lines, done_line, refused, refused_line
  from payments.statement where unit_id = ${unit} and id = ${id}::uuid for update
`

export const setColumns = (tx: Tx, unit: UnitId, id: StatementId, columns: object) => tx.run`
  update payments.statement set columns = ${JSON.stringify(columns)}
  where unit_id = ${unit} and id = ${id} and columns is null
`

export const setLines = (tx: Tx, unit: UnitId, id: StatementId, lines: number) => tx.run`
  update payments.statement set lines = ${lines} where unit_id = ${unit} and id = ${id}
`

/** Nothing of it is taken in; which column is which may be said again for another file. */
export const refuseStatement = (
  tx: Tx,
  unit: UnitId,
  id: string,
  { why, line }: { why: string; line: number | undefined },
) => tx.run`
  update payments.statement set refused = ${why}, refused_line = ${line ?? null}
  where unit_id = ${unit} and id = ${id}::uuid
`

type Moved = { doneLine: number; counts: object; faults: readonly StatementFault[] }

export const moveStatement = (tx: Tx, unit: UnitId, id: StatementId, m: Moved) => tx.run`
  update payments.statement set done_line = ${m.doneLine}, counts = ${JSON.stringify(m.counts)},
    faults = ${JSON.stringify(m.faults)}
  where unit_id = ${unit} and id = ${id}
`

export const endStatement = (
  tx: Tx,
  unit: UnitId,
  id: StatementId,
  now: Temporal.Instant,
) => tx.run`
  update payments.statement set done_at = ${now.toString()} where unit_id = ${unit} and id = ${id}
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
