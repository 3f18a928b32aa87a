import type { Airable } from '#modules/bulletins/index.ts'
import { envelopeOf, sendOrders, type ClusterId, type PlanKey } from '#modules/clusters/index.ts'
import { day, dayOf, instantOf, localOf } from '#platform/clock/time.ts'
import { sql, type Tx } from '#platform/db.ts'
import type { Who } from '#platform/who.ts'

import {
  dropItems,
  itemsWhere,
  keepItems,
  keepPlan,
  revisions,
  type Item,
  type NewItem,
} from './item-store.ts'
import { outlook, programmes, type Outlook } from './outlook.ts'
import { hashOf, itemTexts, numbered, planText } from './plan-shape.ts'
import type { Placed } from './programme.ts'
import { lockSchedule } from './store.ts'
import { settled } from './times.ts'

/** Days ahead that a device can live on without the network: today and seven more (SOC 1). */
export const daysAhead = 7

type Now = { now: Temporal.Instant; key: PlanKey }

/**
 * Works out what every cluster of the commune plays from now on, writes it down, and gives a new revision to each cluster whose
 * plan changed. Answers those clusters. Runs as often as one likes: the same schedule gives the same plan.
 */
export async function planClusters(tx: Tx, who: Who, { now, key }: Now): Promise<ClusterId[]> {
  await lockSchedule(tx, who.unit)
  const today = dayOf(localOf(now))
  const fixed = await settledItems(tx, now)
  const sounding = [...fixed.values()].flat().map(({ bulletinId }) => bulletinId)
  const all = await outlook(tx, who.unit, today, { sounding })
  const made = programmes(all, {
    first: today,
    last: today + daysAhead,
    notBefore: localOf(now) + settled,
    fixedOf: (cluster) => (fixed.get(cluster) ?? []).map(placedOf),
  })
  const told = [...made].flatMap(([cluster, { placed }]) => placed.map((one) => ({ cluster, one })))
  const limit = Temporal.Instant.fromEpochMilliseconds(now.epochMilliseconds + settled)
  const fresh = told.filter(
    ({ cluster, one }) => !fixed.get(cluster)?.some(({ id }) => id === one.id),
  )
  await dropOthers(tx, fresh, { now, limit })
  await keepItems(
    tx,
    who.unit,
    fresh.map(({ cluster, one }) => newItem(cluster, one, all)),
  )
  return tellPlans(tx, who, {
    now,
    key,
    all,
    made: new Map([...made].map(([id, p]) => [id, p.placed])),
  })
}

/** What has begun since yesterday morning or is about to: cluster → items. */
async function settledItems(tx: Tx, now: Temporal.Instant): Promise<Map<string, Item[]>> {
  const since = instantOf((dayOf(localOf(now)) - 1) * day)
  const limit = Temporal.Instant.fromEpochMilliseconds(now.epochMilliseconds + settled)
  const rows = await itemsWhere(
    tx,
    sql`starts_at >= ${since.toString()} and starts_at < ${limit.toString()} and dropped_at is null
      and priority <> 'emergency'`,
  )
  return Map.groupBy(rows, ({ clusterId }) => clusterId)
}

const placedOf = (item: Item): Placed => ({
  id: item.id,
  airing: item.airingId ?? '',
  bulletin: item.bulletinId,
  title: item.title,
  priority: item.priority,
  slot: item.slotId,
  seconds: item.seconds,
  from: localOf(item.startsAt),
  to: localOf(item.endsAt),
})

/** What the report will say of a sound. */
export const soundOf = ({ source, language, genre }: Airable) => ({
  sha256: source.kind === 'file' ? source.sha256 : null,
  kind: source.kind,
  language,
  genre,
})

type Told = { cluster: ClusterId; one: Placed }

function newItem(cluster: ClusterId, one: Placed, { sounds }: Outlook): NewItem {
  const sound = sounds.get(one.bulletin)
  if (!sound) throw new Error(`bulletin ${one.bulletin} was placed and is not there`)
  return {
    clusterId: cluster,
    id: one.id,
    airingId: one.airing,
    bulletinId: one.bulletin,
    title: one.title,
    priority: one.priority,
    slotId: one.slot,
    startsAt: instantOf(one.from),
    endsAt: instantOf(one.to),
    seconds: Math.ceil((one.to - one.from) / 1_000),
    ...soundOf(sound),
  }
}

/** What had been told and stands no more. */
function dropOthers(
  tx: Tx,
  fresh: readonly Told[],
  { now, limit }: { now: Temporal.Instant; limit: Temporal.Instant },
) {
  const kept = JSON.stringify(fresh.map(({ cluster, one }) => ({ c: cluster, i: one.id })))
  return dropItems(
    tx,
    sql`starts_at >= ${limit.toString()} and priority <> 'emergency' and not exists (
      select from jsonb_to_recordset(${kept}::jsonb) as k(c uuid, i uuid) where k.c = cluster_id and k.i = id)`,
    { at: now, why: 'schedule' },
  )
}

type Telling = Now & { all: Outlook; made: ReadonlyMap<string, readonly Placed[]> }

async function tellPlans(tx: Tx, who: Who, { now, key, all, made }: Telling): Promise<ClusterId[]> {
  const before = new Map((await revisions(tx)).map((one) => [one.clusterId, one]))
  const validUntil = instantOf((dayOf(localOf(now)) + daysAhead + 1) * day)
  const changed: ClusterId[] = []
  const textOf = itemTexts(all.sounds, key)
  for (const cluster of all.clusters) {
    if (cluster.deviceId === null) continue
    const items = (made.get(cluster.id) ?? []).flatMap((one) =>
      one.to > localOf(now) ? (textOf(one) ?? []) : [],
    )
    const { habits } = all
    const text = planText({ cluster, device: cluster.deviceId, habits, validUntil }, items)
    const hash = hashOf(text)
    const old = before.get(cluster.id)
    if (old?.hash === hash && old.keyId === key.id) continue
    const revision = (old?.revision ?? 0) + 1
    const { payload, signature, key: keyId } = envelopeOf(key, numbered(text, revision, now))
    const plan = { clusterId: cluster.id, revision, hash, payload, signature, keyId, issuedAt: now }
    await keepPlan(tx, who.unit, plan)
    changed.push(cluster.id)
  }
  const expiresAt = now.add({ minutes: 10 })
  if (changed.length > 0) await sendOrders(tx, who, changed, { what: 'plan' }, { expiresAt, key })
  return changed
}
