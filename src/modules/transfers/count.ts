import type { FastifyRequest } from 'fastify'

import type { UnitId } from '#platform/who.ts'

import { transferCounts } from './store.ts'

const kept = new Map<UnitId, { at: number; count: number }>()
const freshFor = 15_000

/** How many wait to be taken in here, dossiers and results; asked on every page, so remembered for a while. */
export async function waitingCount({ db, who }: FastifyRequest): Promise<number | undefined> {
  if (!who.can.has('transfer.carry')) return undefined
  const known = kept.get(who.unit)
  if (known && performance.now() - known.at < freshFor) return known.count || undefined
  const { incoming, results } = await db.read((q) => transferCounts(q, who.unit))
  kept.set(who.unit, { at: performance.now(), count: incoming + results })
  return incoming + results || undefined
}
