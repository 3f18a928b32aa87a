import { z } from 'zod'

import { plainDate } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import { idOf, type Id } from '#platform/id.ts'
import type { Who } from '#platform/who.ts'

export type ExemptionId = Id<'exemption'>
export const certainties = ['V', 'S', 'M'] as const

const Row = z.object({
  id: idOf<'exemption'>(),
  procedureCode: z.string(),
  who: z.string(),
  proof: z.string(),
  percent: z.number(),
  citation: z.string(),
  certainty: z.enum(certainties),
  effectiveFrom: plainDate,
  effectiveTo: plainDate.nullable(),
})

/** Nhóm được miễn, giảm. */
export type Group = z.output<typeof Row>

/** Also those that ended: a commune has a few dozen. */
export const everyGroup = (q: Read) => q.many(Row)`
  select id, procedure_code, who, proof, percent, citation, certainty, effective_from, effective_to
  from fees.exemption where unit_id = platform.unit() order by procedure_code, effective_from desc, id
`

/** The groups of a procedure, and of all procedures. */
export const groupsOf = (q: Read, code: string) => q.many(Row)`
  select id, procedure_code, who, proof, percent, citation, certainty, effective_from, effective_to
  from fees.exemption where unit_id = platform.unit() and procedure_code in ('', ${code})
  order by procedure_code desc, effective_from desc, id
`

export const insertGroup = (
  tx: Tx,
  { unit, actor }: Who,
  g: Group,
  now: Temporal.Instant,
) => tx.run`
  insert into fees.exemption (unit_id, id, procedure_code, who, proof, percent, citation, certainty, effective_from,
    effective_to, added_by, added_at)
  values (${unit}, ${g.id}, ${g.procedureCode}, ${g.who}, ${g.proof}, ${g.percent}, ${g.citation}, ${g.certainty},
    ${g.effectiveFrom.toString()}, ${g.effectiveTo?.toString() ?? null}, ${actor}, ${now.toString()})
`

/** False when it had ended, or never began. */
export const endGroup = async (tx: Tx, id: string, last: Temporal.PlainDate): Promise<boolean> =>
  (await tx.run`
    update fees.exemption set effective_to = ${last.toString()}
    where unit_id = platform.unit() and id = ${id}::uuid and effective_to is null and effective_from <= ${last.toString()}
  `) === 1
