import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import type { DossierId } from '../domain.ts'

export const ResultRow = z.object({
  number: z.number(),
  title: z.string(),
  documentNumber: z.string().nullable(),
  fileId: z.string().nullable(),
  attachedAt: instant,
  attachedBy: z.string(),
})

export type NewResult = {
  title: string
  documentNumber?: string | undefined
  fileId?: string | undefined
  at: Temporal.Instant
  by: string
}

export const addResult = (tx: Tx, unit: UnitId, id: DossierId, r: NewResult) => tx.run`
  insert into dossiers.result (unit_id, dossier_id, number, title, document_number, file_id, attached_at, attached_by)
  select ${unit}, ${id}::uuid, 1 + count(*), ${r.title}, ${r.documentNumber ?? null}, ${r.fileId ?? null}::uuid,
    ${r.at.toString()}::timestamptz, ${r.by}
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
