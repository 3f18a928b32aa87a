import { departments } from '#modules/units/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import type { Who } from '#platform/who.ts'

import { fieldDepartments, lockFields, saveFields, type FieldDepartments } from './store.ts'

declare module '#platform/events.ts' {
  interface Events {
    /** Only what changed; a field that no department settles any more has none. */
    'fields.given': { changes: { field: string; department: string | null }[] }
  }
}

export type FieldsNotSet = 'changed-meanwhile' | 'unknown-department'

const subject = { kind: 'handling', id: '00000000-0000-8000-8002-000000000000' }

/** What an administrator saw when they began to edit. */
export const fieldsSeen = (fields: FieldDepartments): string =>
  JSON.stringify([...fields].toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** Giao lĩnh vực cho phòng: from now on the lists of heads and specialists are those of their department. */
export async function giveFields(
  tx: Tx,
  who: Who,
  { fields, seen }: { fields: FieldDepartments; seen: string },
): Promise<Outcome<undefined, FieldsNotSet>> {
  await lockFields(tx, who.unit)
  const before = await fieldDepartments(tx, who.unit)
  if (fieldsSeen(before) !== seen) return no('changed-meanwhile')
  const names = new Map((await departments(tx)).map(({ id, name }) => [id as string, name]))
  if ([...fields.values()].some((id) => !names.has(id))) return no('unknown-department')
  const all = [...new Set([...before.keys(), ...fields.keys()])]
  const changes = all
    .filter((field) => before.get(field) !== fields.get(field))
    .map((field) => ({ field, department: names.get(fields.get(field) ?? '') ?? null }))
  if (changes.length === 0) return yes(undefined)
  await saveFields(tx, who.unit, fields)
  await record(tx, who, 'fields.given', subject, { changes })
  return yes(undefined)
}
