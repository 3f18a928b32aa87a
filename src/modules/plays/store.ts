import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import { sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import { results, type DeviceSpan, type ToldPlay } from './domain.ts'

const Row = z.object({
  clusterId: z.string(),
  id: z.string(),
  itemId: z.string(),
  bulletinId: z.string(),
  priority: z.enum(['normal', 'priority', 'emergency']),
  sha256: z.string().nullable(),
  plannedAt: instant,
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  seconds: z.coerce.number(),
  result: z.enum(results),
  why: z.string().nullable(),
  clockSure: z.boolean(),
  takenAt: instant,
})

/** One play as it was taken in. */
export type Play = z.output<typeof Row>

const playsWhere = (q: Read, condition: Sql, limit: number): Promise<Play[]> => q.many(Row)`
  select cluster_id, id, item_id, bulletin_id, priority, sha256, planned_at, started_at, ended_at, seconds, result, why,
    clock_sure, taken_at
  from plays.play where unit_id = platform.unit() and ${condition}
  order by planned_at, cluster_id, id limit ${limit}
`

/** Where a list of plays goes on: after this one. */
export type After = { plannedAt: string; cluster: string; id: string }

export type Asked = {
  cluster?: string | undefined
  from: Temporal.Instant
  to: Temporal.Instant
  after?: After | undefined
  limit: number
}

/** Plays of a stretch of time, in the order of their plan. */
export const playsBetween = (q: Read, { cluster, from, to, after, limit }: Asked) =>
  playsWhere(
    q,
    sql`planned_at >= ${from.toString()} and planned_at < ${to.toString()}
      and (${cluster === undefined} or cluster_id = ${cluster ?? null}::uuid)
      and (${after === undefined}
        or (planned_at, cluster_id, id) > (${after?.plannedAt ?? null}::timestamptz, ${after?.cluster ?? null}::uuid, ${after?.id ?? null}::uuid))`,
    limit,
  )

/** What was told of these items, at every cluster. */
export const playsOfItems = (q: Read, items: readonly string[]) =>
  playsWhere(q, sql`item_id = any(${[...items]}::uuid[])`, 20_000)

const Spans = z.object({ clusterId: z.string(), from: instant, until: instant.nullable() })

/** From when to when each cluster had a device. */
export const deviceSpans = async (q: Read): Promise<Map<string, DeviceSpan[]>> =>
  Map.groupBy(
    await q.many(Spans)`
      select cluster_id, enrolled_at as from, revoked_at as until from clusters.device where unit_id = platform.unit()
    `,
    ({ clusterId }) => clusterId,
  )

type From = { unit: UnitId; cluster: string; device: string; at: Temporal.Instant }

/** Takes plays in; those that are known already change nothing. Answers how many were new. */
export function takePlays(tx: Tx, plays: readonly ToldPlay[], { unit, cluster, device, at }: From) {
  const rows = JSON.stringify(
    plays.map((play) => ({
      id: play.id,
      item_id: play.item,
      bulletin_id: play.bulletin,
      priority: play.priority,
      sha256: play.sha256 ?? null,
      planned_at: play.plannedAt,
      started_at: play.startedAt ?? null,
      ended_at: play.endedAt ?? null,
      seconds: play.seconds,
      result: play.result,
      why: play.why ?? null,
      clock_sure: play.clockSure,
    })),
  )
  return tx.run`
    insert into plays.play (unit_id, cluster_id, device, taken_at, id, item_id, bulletin_id, priority, sha256, planned_at,
      started_at, ended_at, seconds, result, why, clock_sure)
    select ${unit}, ${cluster}::uuid, ${device}, ${at.toString()}::timestamptz, n.* from jsonb_to_recordset(${rows}::jsonb) as n(id uuid,
      item_id uuid, bulletin_id uuid, priority text, sha256 text, planned_at timestamptz, started_at timestamptz,
      ended_at timestamptz, seconds numeric, result text, why text, clock_sure boolean)
    on conflict do nothing
  `
}
