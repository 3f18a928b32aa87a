import { z } from 'zod'

import { instant, plainDate } from '#platform/columns.ts'
import { allOf, sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import { fold } from '#platform/fold.ts'
import { idOf, newId } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import {
  kinds,
  seriesList,
  type BookKey,
  type EntryId,
  type Kind,
  type Numbered,
} from './domain.ts'

const Row = z.object({
  id: idOf<'certification-entry'>(),
  kind: z.enum(kinds),
  series: z.enum(seriesList),
  year: z.number(),
  number: z.number(),
  volume: z.number(),
  day: plainDate,
  visitId: z.string(),
  requesterId: z.string().nullable(),
  requesterName: z.string(),
  requesterIdNumber: z.string().nullable(),
  signerName: z.string(),
  signerTitle: z.string(),
  name: z.string(),
  parties: z.string(),
  pages: z.number(),
  copies: z.number(),
  fee: z.number(),
  /** Annotations, and whether one of them cancels the number. */
  notes: z.number(),
  voided: z.boolean(),
})

/** Một dòng của sổ. */
export type Entry = z.output<typeof Row>

const lines = sql`
  select e.id, e.kind, e.series, e.year, e.number, e.volume, e.day, e.visit_id, e.requester_id, v.requester_name,
    v.requester_id_number, v.signer_name, v.signer_title, e.name, e.parties, e.pages, e.copies, e.fee, n.notes, n.voided
  from certification.entry e
  join certification.visit v on v.unit_id = e.unit_id and v.id = e.visit_id
  cross join lateral (
    select count(*)::int as notes, coalesce(bool_or(a.voids), false) as voided
    from certification.annotation a where a.unit_id = e.unit_id and a.entry_id = e.id
  ) n
`

const inBook = ({ kind, series, year }: BookKey) =>
  sql`e.kind = ${kind} and e.series = ${series} and e.year = ${year}`

export const linesOfVisit = (q: Read, unit: UnitId, visit: string): Promise<Entry[]> =>
  q.many(Row)`${lines} where e.unit_id = ${unit} and e.visit_id = ${visit}::uuid order by e.number`

export const lineOf = (
  q: Read,
  unit: UnitId,
  key: BookKey & { number: number },
): Promise<Entry | undefined> =>
  q.maybe(Row)`${lines} where e.unit_id = ${unit} and ${inBook(key)} and e.number = ${key.number}`

type Asked = { text?: string | undefined; before?: number | undefined; limit: number }

/** Lines of one book, the newest first; narrowed to a number or to words of requester, paper and parties. */
export const linesOf = (q: Read, unit: UnitId, key: BookKey, asked: Asked): Promise<Entry[]> => {
  const { text = '', before, limit } = asked
  const conditions: Sql[] = [sql`e.unit_id = ${unit}`, inBook(key)]
  if (before !== undefined) conditions.push(sql`e.number < ${before}`)
  if (/^\d{1,6}$/.test(text)) conditions.push(sql`e.number = ${Number(text)}`)
  else if (/^\d+$/.test(text)) conditions.push(sql`v.requester_id_number = ${text}`)
  else if (text !== '') conditions.push(sql`position(${fold(text)} in e.sought) > 0`)
  return q.many(Row)`${lines} where ${allOf(conditions)} order by e.number desc limit ${limit}`
}

/** Lines of one month, in the order of their numbers. */
export const linesOfMonth = (
  q: Read,
  unit: UnitId,
  key: BookKey,
  month: Temporal.PlainYearMonth,
): Promise<Entry[]> => q.many(Row)`
  ${lines} where e.unit_id = ${unit} and ${inBook(key)}
    and e.day >= ${month.toPlainDate({ day: 1 }).toString()}::date
    and e.day < ${month.add({ months: 1 }).toPlainDate({ day: 1 }).toString()}::date
  order by e.number
`

export type NewEntry = Numbered & {
  day: Temporal.PlainDate
  visit: string
  requester: { id: string | null; name: string }
  item: { name: string; parties: string; pages: number; copies: number }
  fee: number
}

export async function addEntry(tx: Tx, unit: UnitId, e: NewEntry): Promise<EntryId> {
  const id = newId<'certification-entry'>()
  const { name, parties, pages, copies } = e.item
  const sought = fold(`${e.requester.name} ${name} ${parties}`)
  await tx.run`
    insert into certification.entry (unit_id, id, kind, series, year, number, volume, day, visit_id, requester_id,
      name, parties, pages, copies, fee, sought)
    values (${unit}, ${id}, ${e.kind}, ${e.series}, ${e.year}, ${e.number}, ${e.volume}, ${e.day.toString()}::date,
      ${e.visit}::uuid, ${e.requester.id}::uuid, ${name}, ${parties}, ${pages}, ${copies}, ${e.fee}, ${sought})
  `
  return id
}

const Note = z.object({
  id: z.string(),
  voids: z.boolean(),
  text: z.string(),
  reason: z.string(),
  at: instant,
  byName: z.string(),
})
export type Note = z.output<typeof Note>

export const notesOf = (q: Read, unit: UnitId, entry: EntryId): Promise<Note[]> => q.many(Note)`
  select id, voids, text, reason, at, by_name from certification.annotation
  where unit_id = ${unit} and entry_id = ${entry} order by id
`

const Named = z.object({ name: z.string(), pages: z.number(), times: z.number() })
/** A name that is often asked for, with the usual number of pages. */
export type Frequent = z.output<typeof Named>

/** What people bring most: names of the latest five hundred lines. */
export const frequentNames = (q: Read, unit: UnitId, kind: Kind, limit = 40): Promise<Frequent[]> =>
  q.many(Named)`
    select name, mode() within group (order by pages)::int as pages, count(*)::int as times
    from (
      select name, pages from certification.entry where unit_id = ${unit} and kind = ${kind} order by id desc limit 500
    ) latest group by name order by times desc, name limit ${limit}
  `
