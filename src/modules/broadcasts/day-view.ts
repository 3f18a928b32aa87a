import { everyCluster, type Cluster } from '#modules/clusters/index.ts'
import { day, dayOf, epochDay, instantOf, localOf, type Local } from '#platform/clock/time.ts'
import type { Read } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import type { Airing, Habits, Priority } from './domain.ts'
import { itemsBetween } from './item-store.ts'
import { outlook, programmes } from './outlook.ts'
import { daysAhead } from './planning.ts'
import type { Left } from './programme.ts'
import { habitsOf } from './store.ts'
import { quietOn, type Stretch } from './times.ts'

/** One thing that sounds in a day, and where. */
export type Shown = Stretch & {
  id: string
  bulletin: string
  title: string
  priority: Priority
  clusters: readonly string[]
  airing: string | null
}

/** 24 hours of the commune's loudspeakers. */
export type DayView = {
  date: Temporal.PlainDate
  /** Midnight at which the day begins. */
  begin: Local
  clusters: readonly Cluster[]
  shown: readonly Shown[]
  left: readonly (Left & { clusters: string[] })[]
  quiet: readonly Stretch[]
  habits: Habits
  /** Told to the devices; a day further off is only worked out. */
  isTold: boolean
}

/**
 * What a day holds: what was told for past and near days, what would be told for those further off, and with an airing that is not saved
 * yet what would be told then.
 */
export async function dayView(
  q: Read,
  unit: UnitId,
  date: Temporal.PlainDate,
  now: Temporal.Instant,
  also?: Airing,
): Promise<DayView> {
  const today = dayOf(localOf(now))
  const on = epochDay(date)
  const begin = on * day
  const isTold = on <= today + daysAhead
  const all = on < today ? undefined : await outlook(q, unit, on, { also: also ? [also] : [] })
  const ahead = all && programmes(all, { first: on, last: on, notBefore: localOf(now) })
  const clusters = all?.clusters ?? (await everyCluster(q))
  const told = isTold ? await toldOn(q, begin) : []
  const would = also || !isTold ? withBegun(told, workedOut(ahead), now) : told
  const habits = all?.habits ?? (await habitsOf(q))
  const stretch = { from: begin, to: begin + day }
  const quiet = quietOn(habits.quiet, on, on).filter(
    (one) => one.from < stretch.to && one.to > begin,
  )
  const left = leftOver(ahead, new Map(clusters.map(({ id, name }) => [id, name])), on === today)
  const shown = together(would.filter((one) => one.to > begin && one.from < stretch.to))
  return { date, begin, clusters, shown, left, quiet, habits, isTold }
}

/** What has begun stays, and is not heard a second time. */
function withBegun(told: readonly One[], would: readonly One[], now: Temporal.Instant): One[] {
  const begun = told.filter(({ from }) => from < localOf(now))
  const known = new Set(begun.map(({ id, cluster }) => `${id} ${cluster}`))
  return [...begun, ...would.filter(({ id, cluster }) => !known.has(`${id} ${cluster}`))]
}

type One = Omit<Shown, 'clusters'> & { cluster: string }

async function toldOn(q: Read, begin: Local): Promise<One[]> {
  const items = await itemsBetween(q, { from: instantOf(begin), to: instantOf(begin + day) })
  return items.map((item) => ({
    id: item.id,
    bulletin: item.bulletinId,
    title: item.title,
    priority: item.priority,
    airing: item.airingId,
    from: localOf(item.startsAt),
    to: Math.min(localOf(item.endsAt), localOf(item.startsAt) + item.seconds * 1_000),
    cluster: item.clusterId,
  }))
}

type Ahead = ReturnType<typeof programmes> | undefined

const workedOut = (ahead: Ahead): One[] =>
  [...(ahead ?? [])].flatMap(([cluster, { placed }]) => placed.map((one) => ({ ...one, cluster })))

/** The same item at the same time in many clusters is one line. */
const together = (ones: readonly One[]): Shown[] =>
  [...Map.groupBy(ones, ({ id, from }) => `${id} ${from}`).values()]
    .map(([first, ...rest]) => {
      const { cluster, ...shown } = first!
      return { ...shown, clusters: [cluster, ...rest.map((one) => one.cluster)] }
    })
    .toSorted((a, b) => a.from - b.from || a.title.localeCompare(b.title, 'vi'))

/** What finds no place; of today only what could still have sounded. */
function leftOver(ahead: Ahead, names: ReadonlyMap<string, string>, isToday: boolean) {
  const left = new Map<string, Left & { clusters: string[] }>()
  for (const [cluster, made] of ahead ?? [])
    for (const one of made.left) {
      if (isToday && one.why === 'no-room') continue
      const key = `${one.airing} ${one.at} ${one.why}`
      const name = names.get(cluster) ?? ''
      const known = left.get(key)
      if (known) known.clusters.push(name)
      else left.set(key, { ...one, clusters: [name] })
    }
  return [...left.values()]
}

/** Minutes of sound at one cluster. */
export const minutesAt = (shown: readonly Shown[], cluster: string): number =>
  shown
    .filter(({ clusters }) => clusters.includes(cluster))
    .reduce((sum, { from, to }) => sum + (to - from), 0) / 60_000
