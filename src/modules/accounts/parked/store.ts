import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import { idOf, type Id } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

const Row = z.object({
  id: idOf<'parked-form'>(),
  path: z.string(),
  fields: z.instanceof(Buffer),
  parkedAt: instant,
  endsAt: instant,
})

export type ParkedRow = z.output<typeof Row>

export type NewParked = Omit<ParkedRow, 'id'> & {
  unit: UnitId
  id: Id<'parked-form'>
  actor: string
}

export const addParked = (tx: Tx, form: NewParked) => tx.run`
  insert into accounts.parked_form (unit_id, id, actor, path, fields, parked_at, ends_at)
  values (${form.unit}, ${form.id}, ${form.actor}, ${form.path}, ${form.fields}, ${form.parkedAt.toString()},
          ${form.endsAt.toString()})
`

/** The form that this person sent last after their session had ended, while it is kept. */
export const newestParked = (
  q: Read,
  actor: string,
  now: Temporal.Instant,
): Promise<ParkedRow | undefined> => q.maybe(Row)`
  select id, path, fields, parked_at, ends_at from accounts.parked_form
  where actor = ${actor} and ends_at > ${now.toString()}
  order by parked_at desc, id desc limit 1
`

/** What was sent again, or given up, is not kept. */
export const removeParked = (tx: Tx, actor: string, path?: string) => tx.run`
  delete from accounts.parked_form
  where actor = ${actor} and (${path ?? null}::text is null or path = ${path ?? null})
`
