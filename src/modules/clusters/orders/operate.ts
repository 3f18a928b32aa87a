import type { Tx } from '#platform/db.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import type { Who } from '#platform/who.ts'

import type { Cluster } from '../domain.ts'
import type { PlanKey } from '../keys/envelope.ts'
import type { Operation } from '../shapes.ts'
import { sendOrders } from './send.ts'
import type { OrderWhat } from './what.ts'

/** What sounds, or stops sounding, is worth it now or not at all; the rest may wait for a device that is away. */
const lives: Record<Operation, Temporal.DurationLike> = {
  tone: { minutes: 2 },
  volume: { minutes: 10 },
  stop: { minutes: 2 },
  restart: { minutes: 30 },
  'send-logs': { hours: 24 },
  update: { hours: 24 },
}

const toneSeconds = 3

const orderOf = (what: Operation, volume: number): OrderWhat => {
  if (what === 'tone') return { what, seconds: toneSeconds }
  return what === 'volume' ? { what, volume } : { what }
}

type Operating = { what: Operation; volume: number; key: PlanKey; now: Temporal.Instant }

/** Ra lệnh cho một cụm loa. */
export async function operate(
  tx: Tx,
  who: Who,
  { id }: Cluster,
  { what, volume, key, now }: Operating,
): Promise<Outcome<true, 'no-device'>> {
  const expiresAt = now.add(lives[what])
  const given = await sendOrders(tx, who, [id], orderOf(what, volume), { expiresAt, key, now })
  return given === 0 ? no('no-device') : yes(true)
}
