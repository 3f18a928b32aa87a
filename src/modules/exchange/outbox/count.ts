import type { FastifyRequest } from 'fastify'

import type { UnitId } from '#platform/who.ts'

import { queueCounts } from './store.ts'

const seconds = 15
const mostUnits = 5_000

type Known = { until: number; count: Promise<number | undefined> }

// A figure of a few seconds; losing it harms nobody.
const known = new Map<UnitId, Known>()

/** How many messages the axis refused: what somebody must look at. */
export async function refusedCount({ who, now, db }: FastifyRequest): Promise<number | undefined> {
  const before = known.get(who.unit)
  if (before && before.until > now.epochMilliseconds) return before.count
  const count = db
    .read((q) => queueCounts(q, who.unit))
    .then(
      ({ failed }) => failed,
      () => undefined,
    )
  if (known.size >= mostUnits) known.clear()
  known.set(who.unit, { until: now.epochMilliseconds + seconds * 1_000, count })
  return count
}
