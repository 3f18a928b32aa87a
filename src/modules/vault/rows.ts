import { z } from 'zod'

import { instant, plainDate } from '#platform/columns.ts'
import { sql } from '#platform/db.ts'
import { idOf } from '#platform/id.ts'

import type { StoredPaper } from './domain.ts'

export const PaperRow = z.object({
  id: idOf<'stored-paper'>(),
  personId: z.string(),
  origin: z.enum(['component', 'result', 'certified']),
  dossierId: z.string(),
  dossierCode: z.string(),
  procedureName: z.string(),
  number: z.number(),
  name: z.string(),
  form: z.enum(['original', 'certified', 'copy', 'electronic']),
  documentNumber: z.string().nullable(),
  fileId: z.string(),
  givenAt: instant,
  givenBy: z.string(),
  issuedOn: plainDate.nullable(),
  issuer: z.string().nullable(),
  expiresOn: plainDate.nullable(),
  hiddenAt: instant.nullable(),
}) satisfies z.ZodType<StoredPaper>

export const paperColumns = sql`
  p.id, p.person_id, p.origin, p.dossier_id, p.dossier_code, p.procedure_name, p.number, p.name, p.form, p.document_number,
  p.file_id, p.given_at, p.given_by, p.issued_on, p.issuer, p.expires_on,
  p.hidden_at
`
