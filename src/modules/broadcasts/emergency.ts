import { z } from 'zod'

import { airables, isOver, noteSounded } from '#modules/bulletins/index.ts'
import {
  clustersIn,
  everyCluster,
  sendOrders,
  zones,
  type PlanKey,
  type Target,
} from '#modules/clusters/index.ts'
import { localOf } from '#platform/clock/time.ts'
import { instant } from '#platform/columns.ts'
import { sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { idOf, looksLikeId, newId, type Id } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { dropItems, itemsWhere, keepItems } from './item-store.ts'
import { planItem } from './plan-shape.ts'
import { soundOf } from './planning.ts'
import { Targets } from './store.ts'

declare module '#platform/events.ts' {
  interface Events {
    'emergency.sounded': { bulletin: string; title: string; targets: Target[]; clusters: number }
    'emergency.stopped': { bulletin: string; title: string }
  }
}

export type EmergencyId = Id<'emergency'>

const Row = z.object({
  id: idOf<'emergency'>(),
  bulletinId: z.string(),
  itemId: z.string(),
  targets: Targets,
  times: z.int(),
  pauseSeconds: z.int(),
  sentBy: z.string(),
  sentAt: instant,
  stoppedAt: instant.nullable(),
})
export type Emergency = z.output<typeof Row>

const emergenciesWhere = (q: Read, condition: Sql): Promise<Emergency[]> => q.many(Row)`
  select id, bulletin_id, item_id, targets, times, pause_seconds, sent_by, sent_at, stopped_at from broadcasts.emergency
  where unit_id = platform.unit() and ${condition} order by sent_at desc, id desc limit 50
`

/** The last fifty, newest first. */
export const recentEmergencies = (q: Read) => emergenciesWhere(q, sql`true`)

export const emergencyById = async (q: Read, id: string) =>
  looksLikeId(id) ? (await emergenciesWhere(q, sql`id = ${id}::uuid`))[0] : undefined

export type Sounding = {
  bulletin: string
  targets: readonly Target[]
  times: number
  pauseSeconds: number
  /** What it warns of is over then: nobody begins it afterwards. */
  expires?: Temporal.Instant | undefined
}

/** The open clusters of some places: those that have a device, and those that have none. */
export async function reached(q: Read, targets: readonly Target[]) {
  const open = (await everyCluster(q)).filter(({ closedOn }) => closedOn === null)
  const all = clustersIn(open, await zones(q), targets)
  return {
    clusters: all.filter(({ deviceId }) => deviceId !== null),
    bare: all.filter(({ deviceId }) => deviceId === null),
  }
}

type Now = { now: Temporal.Instant; key: PlanKey }

/** An order that a device has not heard of within this time is not carried out any more. */
const holds = { minutes: 30 } as const

export type WhyNotSound =
  | 'not-approved'
  | 'not-emergency'
  | 'live'
  | 'expired'
  | 'nowhere'
  | 'just-sent'

/**
 * Phát khẩn cấp: at once, over everything, also in quiet hours. Only a bulletin that an authorised leader has approved as an
 * emergency; the same one is not sent twice within a minute by two clicks.
 */
export async function soundEmergency(
  tx: Tx,
  who: Who,
  { bulletin, targets, times, pauseSeconds, expires }: Sounding,
  { now, key }: Now,
): Promise<Outcome<EmergencyId, WhyNotSound>> {
  await tx.run`select pg_advisory_xact_lock(hashtextextended('emergency of ' || ${bulletin}::text, ${who.unit}))`
  const [sound] = await airables(tx, [bulletin])
  if (!sound) return no('not-approved')
  if (sound.priority !== 'emergency') return no('not-emergency')
  if (sound.source.kind === 'live') return no('live')
  if (isOver(sound, now)) return no('expired')
  const { clusters, bare } = await reached(tx, targets)
  if (clusters.length === 0) return no('nowhere')
  const since = now.subtract({ seconds: 60 }).toString()
  const twin = sql`bulletin_id = ${bulletin}::uuid and sent_at > ${since} and stopped_at is null`
  if ((await emergenciesWhere(tx, twin)).length > 0) return no('just-sent')
  const id: EmergencyId = newId<'emergency'>()
  const item = newId<'item'>()
  const seconds = Math.ceil(sound.seconds * times + pauseSeconds * (times - 1))
  const endsAt = now.add({ seconds: seconds + 60 * holds.minutes })
  const { title, priority } = sound
  const what = { bulletinId: bulletin, title, priority, ...soundOf(sound) }
  const facts = { ...what, id: item, airingId: null, slotId: null, seconds }
  await keepItems(
    tx,
    who.unit,
    // Also where no device is: that nobody heard it there is told with the rest.
    [...clusters, ...bare].map(({ id: clusterId }) => ({
      ...facts,
      clusterId,
      startsAt: now,
      endsAt,
    })),
  )
  await tx.run`
    insert into broadcasts.emergency (unit_id, id, bulletin_id, item_id, targets, times, pause_seconds, sent_by, sent_at)
    values (${who.unit}, ${id}, ${bulletin}::uuid, ${item}, ${JSON.stringify(targets)}::jsonb, ${times}, ${pauseSeconds},
      ${who.actor}, ${now.toString()})
  `
  await noteSounded(tx, who.unit, bulletin, now)
  const stretch = { from: localOf(now), to: localOf(endsAt) }
  const told = planItem({ id: item, bulletin, title, ...stretch }, sound)
  const order = { what: 'emergency' as const, item: told, times, pause: pauseSeconds }
  const ids = clusters.map((cluster) => cluster.id)
  await sendOrders(tx, who, ids, order, { expiresAt: earlier(now.add(holds), expires), key })
  const said = { bulletin, title, targets: [...targets], clusters: clusters.length }
  await record(tx, who, 'emergency.sounded', { kind: 'emergency', id }, said)
  return yes(id)
}

const earlier = (one: Temporal.Instant, other = one) =>
  Temporal.Instant.compare(one, other) <= 0 ? one : other

/** Dừng phát khẩn cấp: what sounds is cut off, what has not begun does not begin. */
export async function stopEmergency(
  tx: Tx,
  who: Who,
  id: string,
  { now, key }: Now,
): Promise<Outcome<true, 'stopped-already'>> {
  const one = found(await emergencyById(tx, id), 'lần phát khẩn cấp này')
  const stopped = await tx.run`
    update broadcasts.emergency set stopped_at = ${now.toString()}
    where unit_id = ${who.unit} and id = ${one.id} and stopped_at is null
  `
  if (stopped === 0) return no('stopped-already')
  const [item] = await takeBack(tx, who, sql`id = ${one.itemId}::uuid`, { now, key })
  const { bulletinId: bulletin } = one
  const said = { bulletin, title: item?.title ?? '' }
  await record(tx, who, 'emergency.stopped', { kind: 'emergency', id: one.id }, said)
  return yes(true)
}

/** Takes items back that sound or will: the devices are told at once, each cluster only of its own. */
export async function takeBack(tx: Tx, who: Who, which: Sql, { now, key }: Now) {
  const at = now.toString()
  const live = sql`${which} and dropped_at is null and ends_at > ${at}`
  const items = await itemsWhere(tx, live)
  await dropItems(tx, live, { at: now, why: 'withdrawn' })
  const expiresAt = now.add({ hours: 24 })
  for (const [item, told] of Map.groupBy(items, (one) => one.id)) {
    const clusters = told.map(({ clusterId }) => clusterId)
    await sendOrders(tx, who, clusters, { what: 'withdraw', item }, { expiresAt, key })
  }
  return items
}
