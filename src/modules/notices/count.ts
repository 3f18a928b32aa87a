import type { FastifyRequest } from 'fastify'

import type { UnitId } from '#platform/who.ts'

import { readerOf, type Reader } from './domain.ts'
import { unreadOf } from './store.ts'

type Known = { until: number; count: Promise<number | undefined> }

/** How long a figure may be old, so that it does not cost a query on every page. */
const seconds = 15
const mostReaders = 5_000

// Only a figure that another process would compute anew: losing it, or being late by seconds, harms nobody.
const known = new Map<string, Known>()

const keyOf = (unit: UnitId, reader: Reader) =>
  `${unit}:${'staff' in reader ? reader.staff : reader.person}`

/** The unread notices of whoever asks, at most fifteen seconds old; undefined when the database does not say. */
export async function unreadCount(req: FastifyRequest): Promise<number | undefined> {
  const { who, now } = req
  const reader = readerOf(who)
  if (!reader) return undefined
  const key = keyOf(who.unit, reader)
  const before = known.get(key)
  if (before && before.until > now.epochMilliseconds) return before.count
  const count = req.db.read((q) => unreadOf(q, who.unit, reader)).catch(() => undefined)
  if (known.size >= mostReaders) known.clear()
  known.set(key, { until: now.epochMilliseconds + seconds * 1_000, count })
  return count
}

/** The reader has read something, or is told something: the next page counts anew. */
export const forgetCount = (unit: UnitId, reader: Reader) => known.delete(keyOf(unit, reader))
