import { airables, type Airable } from '#modules/bulletins/index.ts'
import { calendarFor } from '#modules/calendars/index.ts'
import {
  clustersIn,
  everyCluster,
  zones,
  type Cluster,
  type ClusterId,
} from '#modules/clusters/index.ts'
import { plainDateOf, type EpochDay, type Local } from '#platform/clock/time.ts'
import type { Read } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import type { Airing, Habits, Slot, Voiced } from './domain.ts'
import { programme, type Placed, type Programme } from './programme.ts'
import { airingsSince, everySlot, habitsOf } from './store.ts'

/** All that decides what sounds in a commune in some days, read once. */
export type Outlook = {
  clusters: readonly Cluster[]
  airings: readonly Airing[]
  slots: readonly Slot[]
  habits: Habits
  sounds: ReadonlyMap<string, Airable>
  heardBy: ReadonlyMap<string, readonly Airing[]>
  isHoliday: (date: EpochDay) => boolean
}

const publicHolidays = new Set(['holiday', 'substitute-off'])

type More = {
  /** Looked at as if it were already saved. */
  also?: readonly Airing[]
  /** Bulletins that sound already, whatever became of their airings. */
  sounding?: readonly string[]
}

/** Reads what decides the programme from a day on. */
export async function outlook(
  q: Read,
  unit: UnitId,
  since: EpochDay,
  { also = [], sounding = [] }: More = {},
): Promise<Outlook> {
  const clusters = (await everyCluster(q)).filter(({ closedOn }) => closedOn === null)
  const groups = await zones(q)
  const kept = await airingsSince(q, plainDateOf(since - 1))
  const airings = [...kept, ...also]
  const wanted = [...new Set([...airings.map(({ bulletin }) => bulletin), ...sounding])]
  const sounds = new Map<string, Airable>()
  for (const one of await airables(q, wanted)) {
    sounds.set(one.id, one)
    for (const part of one.parts ?? []) sounds.set(part.id, part)
  }
  const calendar = await calendarFor(q, unit)
  return {
    clusters,
    airings,
    slots: await everySlot(q),
    habits: await habitsOf(q),
    sounds,
    heardBy: heardBy(clusters, airings, (airing) =>
      clustersIn(clusters, groups, airing.targets).map(({ id }) => id),
    ),
    isHoliday: (date) => publicHolidays.has(calendar.day(date).kind),
  }
}

/** Cluster → the airings that name it. */
function heardBy(
  clusters: readonly Cluster[],
  airings: readonly Airing[],
  reached: (airing: Airing) => readonly string[],
) {
  const heard = new Map<string, Airing[]>(clusters.map(({ id }) => [id, []]))
  for (const airing of airings)
    for (const cluster of reached(airing)) heard.get(cluster)?.push(airing)
  return heard
}

export const voicedOf = (sound: Airable): Voiced => ({
  id: sound.id,
  title: sound.title,
  priority: sound.priority,
  seconds: sound.seconds,
  expiresOn: sound.expiresOn,
  parts: (sound.parts ?? [sound]).map((part) => ({
    bulletin: part.id,
    title: part.title,
    priority: part.priority,
    seconds: part.seconds,
  })),
})

type Stretch = {
  first: EpochDay
  last: EpochDay
  notBefore?: Local
  since?: Local
  fixedOf?: (cluster: string) => readonly Placed[]
}

/** Cluster → its programme. Clusters that hear the same are worked out once. */
export function programmes(
  { clusters, slots, habits, sounds, heardBy: heard, isHoliday }: Outlook,
  { first, last, notBefore, since, fixedOf }: Stretch,
): Map<ClusterId, Programme> {
  const bulletins = new Map(
    [...sounds.values()].map((sound) => [sound.id as string, voicedOf(sound)]),
  )
  const known = new Map<string, Programme>()
  const made = new Map<ClusterId, Programme>()
  for (const { id } of clusters) {
    const airings = heard.get(id) ?? []
    const fixed = fixedOf?.(id) ?? []
    const key = [...airings, ...fixed].map((one) => one.id).join(' ')
    const same =
      known.get(key) ??
      programme({
        ...{ airings, slots, habits, bulletins, isHoliday, first, last, fixed },
        ...(notBefore !== undefined && { notBefore }),
        ...(since !== undefined && { since }),
      })
    known.set(key, same)
    made.set(id, same)
  }
  return made
}
