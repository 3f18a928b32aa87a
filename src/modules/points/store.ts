import { z } from 'zod'

import { plainDate } from '#platform/columns.ts'
import { sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import { idOf, looksLikeId } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import type { Point } from './domain.ts'

const Row = z.object({
  id: idOf<'point'>(),
  name: z.string(),
  supports: z.boolean(),
  receives: z.boolean(),
  returns: z.boolean(),
  address: z.string(),
  hours: z.string().nullable(),
  phone: z.string().nullable(),
  purpose: z.string().nullable(),
  hamletId: z.string().nullable(),
  openedOn: plainDate,
  closedOn: plainDate.nullable(),
  closedReason: z.string().nullable(),
})

const pointsWhere = (q: Read, condition: Sql): Promise<Point[]> => q.many(Row)`
  select id, name, supports, receives, returns, address, hours, phone, purpose, hamlet_id, opened_on, closed_on,
    closed_reason
  from points.point where unit_id = platform.unit() and ${condition}
  order by closed_on is not null, opened_on, id
`

/** Also the closed ones: old dossiers still name them. A commune has a handful. */
export const everyPoint = (q: Read) => pointsWhere(q, sql`true`)

export const pointById = async (q: Read, id: string): Promise<Point | undefined> =>
  looksLikeId(id) ? (await pointsWhere(q, sql`id = ${id}::uuid`))[0] : undefined

export const insertPoint = (tx: Tx, unit: UnitId, p: Point) => tx.run`
  insert into points.point (unit_id, id, name, supports, receives, returns, address, hours, phone, purpose, hamlet_id,
    opened_on)
  values (${unit}, ${p.id}, ${p.name}, ${p.supports}, ${p.receives}, ${p.returns}, ${p.address}, ${p.hours}, ${p.phone},
    ${p.purpose}, ${p.hamletId}::uuid, ${p.openedOn.toString()})
`

export const savePoint = (tx: Tx, p: Point) => tx.run`
  update points.point set name = ${p.name}, supports = ${p.supports}, receives = ${p.receives}, returns = ${p.returns},
    address = ${p.address}, hours = ${p.hours}, phone = ${p.phone}, purpose = ${p.purpose},
    hamlet_id = ${p.hamletId}::uuid, closed_on = ${p.closedOn?.toString() ?? null}, closed_reason = ${p.closedReason}
  where unit_id = platform.unit() and id = ${p.id}
`

/** Changes of the list wait for each other: a name is free, a last point stays. */
export const lockPoints = (tx: Tx, unit: UnitId): Promise<Point[]> =>
  tx.run`select pg_advisory_xact_lock(hashtextextended('points of ' || ${unit}::text, 0))`.then(
    () => everyPoint(tx),
  )
