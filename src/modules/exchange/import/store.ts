import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import { sql, type Read, type Tx } from '#platform/db.ts'
import { fold } from '#platform/fold.ts'
import { idOf, newId, type Id } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import { moments, systems, type System } from '../mirror/domain.ts'
import type { Fault, ReadRow } from './row.ts'

export type ImportId = Id<'import'>
export const importStates = [
  'checking',
  'refused',
  'checked',
  'applying',
  'applied',
  'cancelled',
] as const

const Row = z.object({
  id: idOf<'import'>(),
  fileId: z.string(),
  fileName: z.string(),
  fileSize: z.number(),
  sha256: z.instanceof(Buffer),
  system: z.enum(systems),
  takenAt: instant,
  state: z.enum(importStates),
  readBytes: z.number(),
  rows: z.number(),
  faults: z.number(),
  fresh: z.number(),
  changed: z.number(),
  same: z.number(),
  older: z.number(),
  doneRow: z.number(),
  lookedRow: z.number(),
  movedAt: instant.nullable(),
  refusalVi: z.string().nullable(),
  refusalEn: z.string().nullable(),
  ignoredColumns: z.array(z.string()),
  startedBy: z.string(),
  startedAt: instant,
  finishedAt: instant.nullable(),
})
/** Một lần nhập tệp. */
export type Import = z.output<typeof Row>

const columns = sql`
  id, file_id, file_name, file_size, sha256, system, taken_at, state, read_bytes, rows, faults, fresh, changed, same, older,
  done_row, looked_row, moved_at, refusal_vi, refusal_en, ignored_columns, started_by, started_at, finished_at
`

export const importById = (q: Read, unit: UnitId, id: string) => q.maybe(Row)`
  select ${columns} from exchange.import where unit_id = ${unit} and id = ${id}
`

export const lockImport = (tx: Tx, unit: UnitId, id: string) => tx.maybe(Row)`
  select ${columns} from exchange.import where unit_id = ${unit} and id = ${id} for no key update
`

export const recentImports = (q: Read, unit: UnitId) => q.many(Row)`
  select ${columns} from exchange.import where unit_id = ${unit} order by id desc limit 20
`

/** An earlier import of the very same file that was taken in. */
export const appliedBefore = (q: Read, unit: UnitId, { id, sha256 }: Import) => q.maybe(Row)`
  select ${columns} from exchange.import
  where unit_id = ${unit} and sha256 = ${sha256} and state = 'applied' and id < ${id} order by id desc limit 1
`

type NewImport = {
  id: ImportId
  fileId: string
  system: System
  takenAt: Temporal.Instant
  by: string
  now: Temporal.Instant
}

export const addImport = (
  tx: Tx,
  unit: UnitId,
  { id, fileId, system, takenAt, by, now }: NewImport,
) => tx.run`
  insert into exchange.import (unit_id, id, file_id, file_name, file_size, sha256, system, taken_at, state, started_by,
    started_at, moved_at)
  select ${unit}, ${id}::uuid, f.id, f.name, f.size, f.sha256, ${system}, ${takenAt.toString()}::timestamptz, 'checking', ${by},
    ${now.toString()}::timestamptz, ${now.toString()}::timestamptz
  from platform.file f where f.unit_id = ${unit} and f.id = ${fileId}
`

export const setState = (
  tx: Tx,
  unit: UnitId,
  { id, state, now }: { id: string; state: Import['state']; now?: Temporal.Instant | undefined },
) => tx.run`
  update exchange.import set state = ${state}, finished_at = ${now?.toString() ?? null}::timestamptz
  where unit_id = ${unit} and id = ${id}
`

type Refusal = { vi: string; en: string; now: Temporal.Instant }

export const refuseImport = (tx: Tx, unit: UnitId, id: string, { vi, en, now }: Refusal) => tx.run`
  update exchange.import set state = 'refused', refusal_vi = ${vi}, refusal_en = ${en}, finished_at = ${now.toString()}
  where unit_id = ${unit} and id = ${id} and state = 'checking'
`

const Kept = z.object({ count: z.number() })

/** How many faults are kept: a look that goes on counts from there. */
export const faultsKept = async (q: Read, unit: UnitId, id: string): Promise<number> =>
  (
    await q.one(Kept)`
      select coalesce(max(number), 0) as count from exchange.import_fault where unit_id = ${unit} and import_id = ${id}
    `
  ).count

const times = (rows: readonly ReadRow[], name: (typeof moments)[number]) =>
  rows.map((row) => row[name]?.toString() ?? null)

/** Keeps rows that are right until an officer says that they be taken in. */
export const stageRows = (tx: Tx, unit: UnitId, id: string, rows: readonly ReadRow[]) => tx.run`
  insert into exchange.import_row (unit_id, import_id, row, id, code, procedure_code, procedure_name, applicant_name,
    applicant_folded, state, submitted_at, received_at, due_at, finished_at, returned_at, as_of)
  select ${unit}, ${id}::uuid, r.* from unnest(${rows.map(({ row }) => row)}::int[], ${rows.map(() => newId())}::uuid[],
    ${rows.map(({ code }) => code)}::text[], ${rows.map(({ procedureCode }) => procedureCode)}::text[],
    ${rows.map(({ procedureName }) => procedureName)}::text[], ${rows.map(({ applicantName }) => applicantName)}::text[],
    ${rows.map(({ applicantName }) => fold(applicantName))}::text[], ${rows.map(({ state }) => state)}::text[],
    ${times(rows, 'submittedAt')}::timestamptz[], ${times(rows, 'receivedAt')}::timestamptz[], ${times(rows, 'dueAt')}::timestamptz[],
    ${times(rows, 'finishedAt')}::timestamptz[], ${times(rows, 'returnedAt')}::timestamptz[],
    ${rows.map(({ asOf }) => asOf.toString())}::timestamptz[]) r
`

/** At most so many faults are kept; all are counted. */
export const mostFaults = 10_000

export const addFaults = (
  tx: Tx,
  unit: UnitId,
  id: string,
  { before, faults }: { before: number; faults: readonly Fault[] },
) => {
  const kept = faults.slice(0, Math.max(0, mostFaults - before))
  return tx.run`
    insert into exchange.import_fault (unit_id, import_id, number, row, column_name, typed, vi, en)
    select ${unit}, ${id}::uuid, ${before} + f.number, f.row, f.column_name, f.typed, f.vi, f.en
    from unnest(${kept.map(({ row }) => row)}::int[], ${kept.map(({ column }) => column)}::text[],
      ${kept.map(({ typed }) => typed)}::text[], ${kept.map(({ said }) => said[0])}::text[], ${kept.map(({ said }) => said[1])}::text[])
      with ordinality as f (row, column_name, typed, vi, en, number)
  `
}

const FaultRow = z.object({
  number: z.number(),
  row: z.number(),
  columnName: z.string(),
  typed: z.string(),
  vi: z.string(),
  en: z.string(),
})
export type FaultRecord = z.output<typeof FaultRow>

export async function faultsOf(q: Read, unit: UnitId, id: string, after: number, perPage = 100) {
  const rows = await q.many(FaultRow)`
    select number, row, column_name, typed, vi, en from exchange.import_fault
    where unit_id = ${unit} and import_id = ${id} and number > ${after} order by number limit ${perPage + 1}
  `
  const items = rows.slice(0, perPage)
  return { items, next: rows.length > perPage ? String(items.at(-1)?.number ?? '') : null }
}

const Followed = z.object({ code: z.string(), system: z.enum(systems) })

/** Which of these codes are followed already, and from where. */
export async function systemsOfCodes(
  q: Read,
  unit: UnitId,
  codes: readonly string[],
): Promise<ReadonlyMap<string, System>> {
  const rows = await q.many(Followed)`
    select code_key as code, system from exchange.mirror
    where unit_id = ${unit} and code_key = any(${codes.map((code) => code.toUpperCase())})
  `
  return new Map(rows.map(({ code, system }) => [code, system]))
}
