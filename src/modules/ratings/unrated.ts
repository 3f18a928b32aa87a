import type { FastifyRequest } from 'fastify'
import { z } from 'zod'

import { seatOf } from './domain.ts'

const Seat = z.object({ seat: z.string() })

/** Which of these dossiers have said nothing yet. Only the installation's key tells whose seat is whose. */
export async function unratedOf(
  { db, who, server }: FastifyRequest,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const seats = new Map(ids.map((id) => [seatOf(server.world.sessionKey, who.unit, id), id]))
  const taken = await db.read(
    (q) => q.many(Seat)`
      select seat from ratings.ballot where unit_id = ${who.unit} and seat = any(${[...seats.keys()]})
    `,
  )
  for (const { seat } of taken) seats.delete(seat)
  return new Set(seats.values())
}
