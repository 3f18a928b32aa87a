import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import type { DossierId } from '../domain.ts'
import type { Place } from './numbers.ts'

export const ResultRow = z.object({
  number: z.number(),
  title: z.string(),
  documentNumber: z.string().nullable(),
  fileId: z.string().nullable(),
  attachedAt: instant,
  attachedBy: z.string(),
  /** Its number stands in signed bytes or in a register of its own. */
  sealed: z.boolean(),
  /** What was written beside the number after the hand-over. */
  annotation: z.string().nullable(),
})

export type NewResult = {
  title: string
  documentNumber?: string | undefined
  fileId?: string | undefined
  /** Its number stands in signed bytes or in a register of its own. */
  sealed?: boolean | undefined
  at: Temporal.Instant
  by: string
}

export const addResult = (tx: Tx, unit: UnitId, id: DossierId, r: NewResult) => tx.run`
  insert into dossiers.result (unit_id, dossier_id, number, title, document_number, file_id, attached_at, attached_by,
    sealed)
  select ${unit}, ${id}::uuid, 1 + count(*), ${r.title}, ${r.documentNumber ?? null}, ${r.fileId ?? null}::uuid,
    ${r.at.toString()}::timestamptz, ${r.by}, ${r.sealed ?? false}
  from dossiers.result where unit_id = ${unit} and dossier_id = ${id}
`

const Is = z.object({ is: z.boolean() })

/** Whether one of its results has a number; a draft beside it needs none. */
export const hasNumberedResult = async (q: Read, unit: UnitId, id: DossierId): Promise<boolean> =>
  (
    await q.one(Is)`
      select exists (select from dossiers.result
        where unit_id = ${unit} and dossier_id = ${id} and document_number is not null) as is`
  ).is

/** The title of the result that now has this number; undefined when it had one, or is not there. */
export const giveNumber = async (
  tx: Tx,
  unit: UnitId,
  id: DossierId,
  { result, documentNumber }: { result: number; documentNumber: string },
): Promise<string | undefined> =>
  (
    await tx.maybe(Titled)`
      update dossiers.result set document_number = ${documentNumber}
      where unit_id = ${unit} and dossier_id = ${id} and number = ${result} and document_number is null
      returning title`
  )?.title

const Titled = z.object({ title: z.string() })

const Code = z.object({ code: z.string() })
type Whose = { id: string; place: Place }

/** Takes a number for a dossier, or says which one has it; whoever takes the same at the same time waits. */
export async function claimNumber(
  tx: Tx,
  unit: UnitId,
  { id, place: { year, book, number } }: Whose,
): Promise<{ takenBy: string } | undefined> {
  await tx.run`
    insert into dossiers.result_number (unit_id, year, book, number, dossier_id)
    values (${unit}, ${year}, ${book}, ${number}, ${id}::uuid)
    on conflict (unit_id, year, book, number) do nothing
  `
  const takenBy = await numberHolder(tx, unit, { id, place: { year, book, number } })
  return takenBy === undefined ? undefined : { takenBy }
}

/** Which other dossier has a number of a book and year. */
export async function numberHolder(
  q: Read,
  unit: UnitId,
  { id, place: { year, book, number } }: Whose,
): Promise<string | undefined> {
  const other = await q.maybe(Code)`
    select d.code from dossiers.result_number n join dossiers.dossier d on d.unit_id = n.unit_id and d.id = n.dossier_id
    where n.unit_id = ${unit} and n.year = ${year} and n.book = ${book} and n.number = ${number} and n.dossier_id <> ${id}
  `
  return other?.code
}

const Year = z.object({ year: z.number() })

/** A number that was entered wrongly is free again; returns in which year's book it stood. */
export const releaseNumber = async (
  tx: Tx,
  unit: UnitId,
  { id, place: { book, number } }: Whose,
): Promise<number | undefined> =>
  (
    await tx.maybe(Year)`
      delete from dossiers.result_number
      where unit_id = ${unit} and book = ${book} and number = ${number} and dossier_id = ${id}
      returning year`
  )?.year

const Numbered = z.object({
  title: z.string(),
  documentNumber: z.string().nullable(),
  sealed: z.boolean(),
  annotation: z.string().nullable(),
})

export const resultOf = (tx: Tx, unit: UnitId, id: DossierId, result: number) => tx.maybe(Numbered)`
  select title, document_number, sealed, annotation from dossiers.result
  where unit_id = ${unit} and dossier_id = ${id} and number = ${result}
`

type Changed = { result: number; documentNumber: string }

export const changeNumber = (tx: Tx, unit: UnitId, id: DossierId, c: Changed) => tx.run`
  update dossiers.result set document_number = ${c.documentNumber}
  where unit_id = ${unit} and dossier_id = ${id} and number = ${c.result}
`

export const annotateResult = (
  tx: Tx,
  unit: UnitId,
  id: DossierId,
  { result, annotation }: { result: number; annotation: string },
) => tx.run`
  update dossiers.result set annotation = ${annotation}
  where unit_id = ${unit} and dossier_id = ${id} and number = ${result}
`

const Ended = z.object({
  title: z.string(),
  documentNumber: z.string().nullable(),
  fileId: z.string().nullable(),
})

/** What a dossier ended with, with the files, for whoever carries it further. */
export const resultsFor = (q: Read, unit: UnitId, dossier: string) => q.many(Ended)`
  select title, document_number, file_id from dossiers.result
  where unit_id = ${unit} and dossier_id = ${dossier}::uuid order by number
`
