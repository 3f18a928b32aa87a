import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import { sql, type Read, type Tx } from '#platform/db.ts'
import { idOf } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import type { ClusterId } from '../domain.ts'
import { alarmKinds, type AlarmKind, type DeviceFacts, type Span } from './alarms.ts'
import { faultWords } from './beat.ts'

const Facts = z.object({
  cluster: idOf<'cluster'>(),
  state: z.enum(['online', 'playing', 'offline', 'fault']),
  seenAt: instant.nullable(),
  faults: z.array(z.enum(faultWords)).nullable(),
  mainsOk: z.boolean().nullable(),
  storageFree: z.number().nullable(),
})

export const deviceFacts = async (q: Read): Promise<DeviceFacts[]> =>
  (
    await q.many(Facts)`
      select cluster_id as cluster, state, coalesce(seen_at, enrolled_at) as seen_at, beat->'faults' as faults,
        (beat->>'mainsOk')::boolean as mains_ok, (beat->>'storageFree')::double precision as storage_free
      from clusters.device where unit_id = platform.unit() and revoked_at is null
    `
  ).map((row) => ({ ...row, faults: row.faults ?? [] }))

const Open = z.object({
  id: idOf<'alarm'>(),
  cluster: idOf<'cluster'>(),
  code: z.string(),
  name: z.string(),
  kind: z.enum(alarmKinds),
  detail: z.string(),
  openedAt: instant,
  closedAt: instant.nullable(),
})
export type AlarmRow = z.output<typeof Open>

const alarms = (q: Read, which: ReturnType<typeof sql>, count: number) => q.many(Open)`
  select a.id, a.cluster_id as cluster, c.code, c.name, a.kind, a.detail, a.opened_at, a.closed_at
  from clusters.alarm a join clusters.cluster c on c.unit_id = a.unit_id and c.id = a.cluster_id
  where a.unit_id = platform.unit() and ${which} order by a.opened_at desc, a.id desc limit ${count}
`

/** What is wrong now, the newest first. */
export const openAlarms = (q: Read): Promise<AlarmRow[]> =>
  alarms(q, sql`a.closed_at is null`, 1_000)

/** What was wrong with one cluster lately. */
export const alarmsOfCluster = (q: Read, cluster: ClusterId): Promise<AlarmRow[]> =>
  alarms(q, sql`a.cluster_id = ${cluster}`, 20)

type NewAlarm = { id: string; cluster: ClusterId; kind: AlarmKind; detail: string }

/** 1 when it is new; of two who notice it at once one writes it. */
export const openAlarm = (tx: Tx, unit: UnitId, a: NewAlarm, now: Temporal.Instant) => tx.run`
  insert into clusters.alarm (unit_id, id, cluster_id, kind, detail, opened_at)
  values (${unit}, ${a.id}, ${a.cluster}, ${a.kind}, ${a.detail}, ${now.toString()})
  on conflict do nothing
`

export const closeAlarms = (
  tx: Tx,
  unit: UnitId,
  ids: readonly string[],
  now: Temporal.Instant,
) => tx.run`
  update clusters.alarm set closed_at = greatest(${now.toString()}::timestamptz, opened_at)
  where unit_id = ${unit} and id = any(${ids}::uuid[]) and closed_at is null
`

/** A commune that has not said otherwise hears after a quarter of an hour. */
export const ordinaryOfflineMinutes = 15

const Setting = z.object({ offlineMinutes: z.number() })

export const offlineMinutes = async (q: Read): Promise<number> =>
  (
    await q.maybe(Setting)`
      select offline_minutes from clusters.setting where unit_id = platform.unit()
    `
  )?.offlineMinutes ?? ordinaryOfflineMinutes

export const saveOfflineMinutes = (tx: Tx, unit: UnitId, minutes: number) => tx.run`
  insert into clusters.setting (unit_id, offline_minutes) values (${unit}, ${minutes})
  on conflict (unit_id) do update set offline_minutes = excluded.offline_minutes
`

const SpanRow = z.object({ from: instant, until: instant.nullable(), state: z.string() })

/** In which states a cluster was since a moment, the newest first. */
export const spansOf = (q: Read, cluster: ClusterId, since: Temporal.Instant): Promise<Span[]> =>
  q.many(SpanRow)`
    select from_at as from, until_at as until, state from clusters.span
    where unit_id = platform.unit() and cluster_id = ${cluster} and (until_at is null or until_at > ${since.toString()})
    order by from_at desc limit 5000
  `

/** Spans and alarms are kept for thirty days, orders for ninety after their end. */
export async function forgetOld(tx: Tx, unit: UnitId, now: Temporal.Instant) {
  const month = now.subtract({ hours: 30 * 24 }).toString()
  await tx.run`delete from clusters.span where unit_id = ${unit} and until_at < ${month}`
  await tx.run`delete from clusters.alarm where unit_id = ${unit} and closed_at < ${month}`
  await tx.run`
    delete from clusters.device_order where unit_id = ${unit} and expires_at < ${now.subtract({ hours: 90 * 24 }).toString()}
  `
}
