import { z } from 'zod'

import type { Read } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import { states } from './domain.ts'

const Row = z.object({
  code: z.string(),
  procedureName: z.string(),
  state: z.enum(states),
  applicantId: z.string(),
  assignee: z.string().nullable(),
  stepRole: z.string().nullable(),
})

/** What other modules need to tell somebody about a dossier: whose it is, and on whose desk it lies. */
export type DossierBrief = z.output<typeof Row>

export const dossierBrief = (
  q: Read,
  unit: UnitId,
  id: string,
): Promise<DossierBrief | undefined> => q.maybe(Row)`
  select code, procedure_name, state, applicant_id, assignee, step_role
  from dossiers.dossier where unit_id = ${unit} and id = ${id}
`
