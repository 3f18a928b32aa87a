import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import { sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import type { BookKey } from './domain.ts'
import { keyIs } from './store-books.ts'

const Row = z.object({
  id: z.string(),
  month: z.number(),
  part: z.number(),
  at: instant,
  by: z.string(),
  data: z.record(z.string(), z.unknown()),
  sha256: z.instanceof(Buffer).nullable(),
})

/** Bản in một tháng: one file of it. */
export type Print = z.output<typeof Row>

const printsWhere = (q: Read, unit: UnitId, condition: Sql): Promise<Print[]> => q.many(Row)`
  select id, month, part, at, by, data, sha256 from certification.month_print
  where unit_id = ${unit} and ${condition} order by part
`

export const printsOf = (q: Read, unit: UnitId, key: BookKey, month: number): Promise<Print[]> =>
  printsWhere(q, unit, sql`${keyIs(key)} and month = ${month}`)

const Line = z.object({
  month: z.number(),
  part: z.number(),
  at: instant,
  sha256: z.instanceof(Buffer).nullable(),
})
export type PrintLine = z.output<typeof Line>

/** What was printed of a year, without its content. */
export const printLines = (q: Read, unit: UnitId, key: BookKey): Promise<PrintLine[]> => q.many(
  Line,
)`
  select month, part, at, sha256 from certification.month_print
  where unit_id = ${unit} and ${keyIs(key)} order by month, part
`

type NewPrint = BookKey & {
  id: string
  month: number
  part: number
  at: Temporal.Instant
  by: string
  data: object
}

export const addPrint = (tx: Tx, unit: UnitId, p: NewPrint) => tx.run`
  insert into certification.month_print (unit_id, id, kind, series, year, month, part, at, by, data)
  values (${unit}, ${p.id}, ${p.kind}, ${p.series}, ${p.year}, ${p.month}, ${p.part}, ${p.at.toString()}::timestamptz,
    ${p.by}, ${JSON.stringify(p.data)}::jsonb)
`

const Hash = z.object({ sha256: z.instanceof(Buffer) })
type Bytes = { id: string; sha256: Buffer; file: string }

/** Of two who press at once the first one's bytes are kept; both get these. */
export async function keepBytes(tx: Tx, unit: UnitId, { id, sha256, file }: Bytes) {
  await tx.run`
    update certification.month_print set sha256 = ${sha256}, file_id = ${file}::uuid
    where unit_id = ${unit} and id = ${id}::uuid and sha256 is null
  `
  const kept = await tx.one(Hash)`
    select sha256 from certification.month_print where unit_id = ${unit} and id = ${id}::uuid
  `
  return kept.sha256
}

const NoteRow = z.object({
  number: z.number(),
  voids: z.boolean(),
  text: z.string(),
  reason: z.string(),
  at: instant,
  byName: z.string(),
})
export type MonthNote = z.output<typeof NoteRow>

/** Annotations that were made in a month, to whatever line of the book. */
export const notesOfMonth = (
  q: Read,
  unit: UnitId,
  key: BookKey,
  month: Temporal.PlainYearMonth,
): Promise<MonthNote[]> => {
  const start = (of: Temporal.PlainYearMonth) =>
    of.toPlainDate({ day: 1 }).toZonedDateTime('Asia/Ho_Chi_Minh').toInstant().toString()
  return q.many(NoteRow)`
    select e.number, a.voids, a.text, a.reason, a.at, a.by_name
    from certification.annotation a
    join certification.entry e on e.unit_id = a.unit_id and e.id = a.entry_id
    where a.unit_id = ${unit} and e.kind = ${key.kind} and e.series = ${key.series} and e.year = ${key.year}
      and a.at >= ${start(month)}::timestamptz and a.at < ${start(month.add({ months: 1 }))}::timestamptz
    order by a.id
  `
}
