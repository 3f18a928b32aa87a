import type { FastifyRequest } from 'fastify'
import { z } from 'zod'

import type { Db } from './db.ts'
import { tooMany } from './problem.ts'

const Hits = z.object({ hits: z.number() })

export type Limit = { bucket: string; most: number; seconds: number }

/**
 * Counts one hit and refuses with 429 past `most` hits in the current window of `seconds`.
 * The count lives in PostgreSQL, so it holds across processes.
 */
export async function limit(db: Db, now: Temporal.Instant, { bucket, most, seconds }: Limit) {
  const start = Math.floor(now.epochMilliseconds / 1000 / seconds) * seconds
  const { hits } = await db.tx(
    (tx) =>
      tx.one(Hits)`
      insert into platform.rate (bucket, window_start, hits)
      values (${bucket}, to_timestamp(${start}), 1)
      on conflict (bucket, window_start) do update set hits = platform.rate.hits + 1
      returning hits
    `,
  )
  if (hits > most) throw tooMany(start + seconds - Math.floor(now.epochMilliseconds / 1000))
}

/** So many requests of a kind from one network, whoever sends them. */
export const limitNetwork = (
  { db, now, who, ip }: Pick<FastifyRequest, 'db' | 'now' | 'who' | 'ip'>,
  what: string,
  most: Omit<Limit, 'bucket'>,
) => limit(db, now, { bucket: `${what} ${who.unit} ${networkOf(ip)}`, ...most })

/** A household or office has one IPv4 address, but a whole /64 of IPv6. */
export const networkOf = (ip: string): string =>
  ip.includes(':') && !ip.includes('.') ? `${ip.split(':').slice(0, 4).join(':')}::` : ip
