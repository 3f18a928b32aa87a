import { dayOf, epochDay, localOf, plainDateOf } from '#platform/clock/time.ts'
import type { Read } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import type { Airing } from './domain.ts'
import { outlook, programmes } from './outlook.ts'
import type { Left } from './programme.ts'
import { settled } from './times.ts'

/** One reason why something finds no place, on which day, and at which clusters. */
export type Clash = Left & { clusters: string[] }

export type Ahead = {
  clusters: number
  /** Times it will sound, counted at each cluster, in the days looked at. */
  placed: number
  clashes: Clash[]
  through: Temporal.PlainDate
  /** The first day on which it sounds. */
  on: Temporal.PlainDate | undefined
}

/** Days of a new airing that are worked out before it is saved. */
const daysLookedAt = 35

/**
 * What becomes of an airing before it is saved: how often it sounds and what has no place, its own items as well as those of
 * others that it would push out. Looks at its first five weeks.
 */
export async function lookAhead(
  q: Read,
  unit: UnitId,
  airing: Airing,
  { now, known = false }: { now: Temporal.Instant; known?: boolean },
): Promise<Ahead> {
  const today = dayOf(localOf(now))
  const first = Math.max(today, epochDay(airing.from))
  const last = Math.min(epochDay(airing.to), first + daysLookedAt - 1)
  const all = await outlook(q, unit, first, { also: known ? [] : [airing] })
  const isIt = (one: Airing) => one.id === airing.id
  const reached = all.clusters.filter(({ id }) => all.heardBy.get(id)?.some(isIt))
  const since = localOf(now)
  const stretch = { first, last, since, notBefore: since + settled }
  const without = new Map(
    [...all.heardBy].map(([id, airings]) => [id, airings.filter((one) => !isIt(one))]),
  )
  const before = programmes({ ...all, heardBy: without }, stretch)
  const after = programmes(all, stretch)
  const clashes = new Map<string, Clash>()
  let placed = 0
  let begins = Infinity
  for (const cluster of reached) {
    const made = after.get(cluster.id)
    const old = new Set(before.get(cluster.id)?.left.map(keyOf))
    const own = made?.placed.filter((one) => one.airing === airing.id) ?? []
    placed += own.length
    begins = Math.min(begins, ...own.map(({ from }) => from))
    for (const one of made?.left ?? []) {
      const key = keyOf(one)
      if (old.has(key)) continue
      const known = clashes.get(key)
      if (known) known.clusters.push(cluster.name)
      else clashes.set(key, { ...one, clusters: [cluster.name] })
    }
  }
  const through = airing.from.add({ days: last - epochDay(airing.from) })
  const on = Number.isFinite(begins) ? plainDateOf(dayOf(begins)) : undefined
  return { clusters: reached.length, placed, clashes: [...clashes.values()], through, on }
}

const keyOf = ({ airing, at, slot, why }: Left) => `${airing} ${at} ${slot ?? ''} ${why}`
