import { z } from 'zod'

import { instant, plainDate } from '#platform/columns.ts'
import { sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import { idOf, newId } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import {
  parts,
  registers,
  type Content,
  type EntryId,
  type EntryKey,
  type Party,
  type Register,
} from './domain.ts'

const PartyShape = z.object({
  role: z.string(),
  personId: z.string().optional(),
  ...Object.fromEntries(parts.map((part) => [part, z.string().optional()])),
})

export const ContentShape = z
  .object({ facts: z.record(z.string(), z.string()), parties: z.array(PartyShape) })
  .transform((content) => content as Content)

const EntryRow = z.object({
  id: idOf<'civil-entry'>(),
  register: z.enum(registers),
  year: z.number(),
  number: z.number(),
  day: plainDate,
  title: z.string(),
  content: ContentShape,
  basis: z.string(),
  dossierId: z.string().nullable(),
  dossierCode: z.string().nullable(),
  signerId: z.string(),
  signerName: z.string(),
  signerTitle: z.string(),
  overridden: z.array(z.object({ code: z.string(), reason: z.string() })),
  at: instant,
  byName: z.string(),
})

/** Một việc đã vào sổ, as it was written down. */
export type Entry = z.output<typeof EntryRow>

const columns = sql`
  e.id, e.register, e.year, e.number, e.day, e.title, e.content, e.basis, e.dossier_id, e.dossier_code, e.signer_id,
  e.signer_name, e.signer_title, e.overridden, e.at, e.by_name
`

const oneWhere = (q: Read, condition: Sql): Promise<Entry | undefined> =>
  q.maybe(EntryRow)`select ${columns} from civil_status.entry e where ${condition}`

export const entryByKey = (q: Read, unit: UnitId, key: EntryKey) =>
  oneWhere(
    q,
    sql`e.unit_id = ${unit} and e.register = ${key.register} and e.year = ${key.year} and e.number = ${key.number}`,
  )

export const entryOfDossier = (q: Read, unit: UnitId, dossier: string) =>
  oneWhere(q, sql`e.unit_id = ${unit} and e.dossier_id = ${dossier}::uuid`)

export const entryById = (q: Read, unit: UnitId, id: string) =>
  oneWhere(q, sql`e.unit_id = ${unit} and e.id = ${id}::uuid`)

export type NewEntry = EntryKey & {
  day: Temporal.PlainDate
  title: string
  content: Content
  basis: string
  dossier: { id: string; code: string; procedureCode: string }
  signer: { id: string; name: string; title: string }
  overridden: readonly { code: string; reason: string }[]
  at: Temporal.Instant
  by: string
  byName: string
}

export async function addEntry(tx: Tx, unit: UnitId, e: NewEntry): Promise<EntryId> {
  const id = newId<'civil-entry'>()
  await tx.run`
    insert into civil_status.entry (unit_id, id, register, year, number, day, title, content, basis, dossier_id,
      dossier_code, procedure_code, signer_id, signer_name, signer_title, overridden, at, by, by_name)
    values (${unit}, ${id}, ${e.register}, ${e.year}, ${e.number}, ${e.day.toString()}::date, ${e.title},
      ${JSON.stringify(e.content)}::jsonb, ${e.basis}, ${e.dossier.id}::uuid, ${e.dossier.code},
      ${e.dossier.procedureCode}, ${e.signer.id}::uuid, ${e.signer.name}, ${e.signer.title},
      ${JSON.stringify(e.overridden)}::jsonb, ${e.at.toString()}::timestamptz, ${e.by}, ${e.byName})
  `
  return id
}

type Named = { entry: EntryId; note?: string | undefined }

/** One more way to find an entry: a person in it, under a name. */
export const addParty = (tx: Tx, unit: UnitId, { entry, note }: Named, party: Party) => tx.run`
  insert into civil_status.party (unit_id, id, entry_id, role, person_id, full_name, birth, id_number, note_id)
  values (${unit}, ${newId()}, ${entry}, ${party.role}, ${party.personId ?? null}::uuid, ${party.fullName ?? ''},
    ${party.birth ?? null}, ${party.idNumber ?? null}, ${note ?? null}::uuid)
`

const Changes = z.array(z.object({ path: z.string(), from: z.string(), to: z.string() }))

const NoteRow = z.object({
  id: z.string(),
  entryId: z.string(),
  kind: z.string(),
  text: z.string(),
  changes: Changes,
  basis: z.string(),
  holdsFrom: plainDate.nullable(),
  dossierCode: z.string().nullable(),
  at: instant,
  byName: z.string(),
})

/** Một ghi chú vào sổ. */
export type Note = z.output<typeof NoteRow>

const notesWhere = (q: Read, condition: Sql): Promise<Note[]> => q.many(NoteRow)`
  select id, entry_id, kind, text, changes, basis, holds_from, dossier_code, at, by_name
  from civil_status.annotation where ${condition} order by id
`

export const notesOf = (q: Read, unit: UnitId, entry: EntryId) =>
  notesWhere(q, sql`unit_id = ${unit} and entry_id = ${entry}`)

export const notesOfMany = (q: Read, unit: UnitId, entries: readonly string[]) =>
  notesWhere(q, sql`unit_id = ${unit} and entry_id = any(${entries}::uuid[])`)

export type NewNote = Omit<Note, 'at' | 'byName' | 'id' | 'entryId'> & {
  entry: EntryId
  at: Temporal.Instant
  by: string
  byName: string
}

export async function addNote(tx: Tx, unit: UnitId, n: NewNote): Promise<string> {
  const id = newId()
  await tx.run`
    insert into civil_status.annotation (unit_id, id, entry_id, kind, text, changes, basis, holds_from, dossier_code, at,
      by, by_name)
    values (${unit}, ${id}, ${n.entry}, ${n.kind}, ${n.text}, ${JSON.stringify(n.changes)}::jsonb, ${n.basis},
      ${n.holdsFrom?.toString() ?? null}::date, ${n.dossierCode}, ${n.at.toString()}::timestamptz, ${n.by}, ${n.byName})
  `
  return id
}

export const LineRow = z.object({
  id: idOf<'civil-entry'>(),
  register: z.enum(registers),
  year: z.number(),
  number: z.number(),
  day: plainDate,
  title: z.string(),
  dossierCode: z.string().nullable(),
  kinds: z.array(z.string()),
})

/** A line of a list of entries, with the kinds of its annotations in their order. */
export type Line = z.output<typeof LineRow>

export const lineColumns = sql`e.id, e.register, e.year, e.number, e.day, e.title, e.dossier_code, n.kinds`

export const kindsBeside = sql`
  cross join lateral (
    select coalesce(array_agg(a.kind order by a.id), '{}') as kinds
    from civil_status.annotation a where a.unit_id = e.unit_id and a.entry_id = e.id
  ) n
`

export const linesWhere = (q: Read, rest: Sql): Promise<Line[]> =>
  q.many(LineRow)`select ${lineColumns} from civil_status.entry e ${kindsBeside} where ${rest}`

type Asked = { register: Register; year: number; before?: number | undefined; limit: number }

/** Entries of one book, the newest first. */
export const linesOfBook = (q: Read, unit: UnitId, { register, year, before, limit }: Asked) =>
  linesWhere(
    q,
    sql`e.unit_id = ${unit} and e.register = ${register} and e.year = ${year}
      and e.number < ${before ?? 2_000_000_000} order by e.number desc limit ${limit}`,
  )

const Link = z.object({ entryId: z.string(), role: z.string(), personId: z.string() })

/** Whose records the parties of entries are: records are merged later, what was written down stays. */
export const linksOfMany = (q: Read, unit: UnitId, entries: readonly string[]) => q.many(Link)`
  select entry_id, role, person_id from civil_status.party
  where unit_id = ${unit} and entry_id = any(${entries}::uuid[]) and person_id is not null and note_id is null
`

/** The records of one entry, by role. */
export const linksOfEntry = async (q: Read, unit: UnitId, entry: EntryId) =>
  new Map((await linksOfMany(q, unit, [entry])).map(({ role, personId }) => [role, personId]))

type OfMonth = { register: Register; year: number; month: number; after: number; limit: number }

/** Entries of one month in the order of their numbers; days never go back within a book. */
export const entriesOfMonth = (q: Read, unit: UnitId, of: OfMonth): Promise<Entry[]> => {
  const start = Temporal.PlainDate.from({ year: of.year, month: of.month, day: 1 })
  return q.many(EntryRow)`
    select ${columns} from civil_status.entry e
    where e.unit_id = ${unit} and e.register = ${of.register} and e.year = ${of.year} and e.number > ${of.after}
      and e.day >= ${start.toString()}::date and e.day < ${start.add({ months: 1 }).toString()}::date
    order by e.number limit ${of.limit}
  `
}

const MonthRow = z.object({ month: z.number(), entries: z.number() })
export type MonthCount = z.output<typeof MonthRow>

/** Months of a book that have entries. */
export const monthsOfBook = (q: Read, unit: UnitId, register: Register, year: number) => q.many(
  MonthRow,
)`
  select extract(month from day)::int as month, count(*)::int as entries from civil_status.entry
  where unit_id = ${unit} and register = ${register} and year = ${year} group by 1 order by 1
`

/** Entries in which somebody stands, the newest first. */
export const linesOfPerson = (q: Read, unit: UnitId, person: string) =>
  linesWhere(
    q,
    sql`e.unit_id = ${unit} and e.id in (
        select entry_id from civil_status.party where unit_id = ${unit} and person_id = ${person}::uuid)
      order by e.id desc limit 50`,
  )
