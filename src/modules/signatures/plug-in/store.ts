import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

const Row = z.object({
  id: z.string(),
  documentId: z.string(),
  kind: z.enum(['sign', 'seal']),
  staffId: z.string(),
  certificate: z.instanceof(Buffer),
  preparedId: z.string(),
  roomFrom: z.number(),
  roomTo: z.number(),
  attributes: z.instanceof(Buffer),
  begunAt: instant,
  expiresAt: instant,
  usedAt: instant.nullable(),
})
/** Lệnh ký: what a plug-in is asked to sign, once. */
export type Order = z.output<typeof Row>

/** An order is its officer's: for anybody else there is none. */
export const orderOf = (q: Read, unit: UnitId, { id, staff }: { id: string; staff: string }) =>
  q.maybe(Row)`
    select id, document_id, kind, staff_id, certificate, prepared_id, room_from, room_to, attributes, begun_at, expires_at,
      used_at
    from signatures.plug_in_order where unit_id = ${unit} and id = ${id} and staff_id = ${staff}
  `

export const addOrder = (tx: Tx, unit: UnitId, o: Omit<Order, 'usedAt'>) => tx.run`
  insert into signatures.plug_in_order (unit_id, id, document_id, kind, staff_id, certificate, prepared_id, room_from,
    room_to, attributes, begun_at, expires_at)
  values (${unit}, ${o.id}, ${o.documentId}, ${o.kind}, ${o.staffId}, ${o.certificate}, ${o.preparedId}, ${o.roomFrom},
    ${o.roomTo}, ${o.attributes}, ${o.begunAt.toString()}::timestamptz, ${o.expiresAt.toString()}::timestamptz)
`

/** Uses an order up; answers false for one that was used meanwhile. */
export const useOrder = async (tx: Tx, unit: UnitId, id: string, at: Temporal.Instant) =>
  (await tx.run`
    update signatures.plug_in_order set used_at = ${at.toString()}::timestamptz
    where unit_id = ${unit} and id = ${id} and used_at is null
  `) === 1
