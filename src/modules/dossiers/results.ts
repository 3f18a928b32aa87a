import { z } from 'zod'

import type { Read } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

const Row = z.object({
  title: z.string(),
  documentNumber: z.string().nullable(),
  fileId: z.string().nullable(),
})

/** What a dossier ended with, with the files, for whoever carries it further. */
export const resultsFor = (q: Read, unit: UnitId, dossier: string) => q.many(Row)`
  select title, document_number, file_id from dossiers.result
  where unit_id = ${unit} and dossier_id = ${dossier}::uuid order by number
`
