import { z } from 'zod'

import type { Read, Tx } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

const Row = z.object({ field: z.string(), departmentId: z.string() })

/** Field (lĩnh vực) → the department that settles it. */
export type FieldDepartments = ReadonlyMap<string, string>

export async function fieldDepartments(q: Read, unit: UnitId): Promise<FieldDepartments> {
  const rows = await q.many(Row)`
    select field, department_id from dossiers.field_department where unit_id = ${unit} order by field
  `
  return new Map(rows.map(({ field, departmentId }) => [field, departmentId]))
}

/** Two administrators at once go one after the other. */
export const lockFields = (tx: Tx, unit: UnitId) => tx.run`
  select pg_advisory_xact_lock(hashtext('dossiers.field_department'), ${unit})
`

/** Replaces all of it. */
export async function saveFields(tx: Tx, unit: UnitId, fields: FieldDepartments) {
  await tx.run`delete from dossiers.field_department where unit_id = ${unit}`
  await tx.run`
    insert into dossiers.field_department (unit_id, field, department_id)
    select ${unit}, field, department from
      unnest(${[...fields.keys()]}::text[], ${[...fields.values()]}::uuid[]) as f (field, department)
  `
}
