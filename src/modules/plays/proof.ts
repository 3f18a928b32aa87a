import { z } from 'zod'

import { itemsBetween, itemsWhere, type Item } from '#modules/broadcasts/index.ts'
import { timeZone } from '#platform/clock/time.ts'
import { plainDate } from '#platform/columns.ts'
import { sql, type Read, type Sql } from '#platform/db.ts'

import { bestOf, proofOf, type Proof } from './domain.ts'
import { deviceSpans, playsOfItems, type Play } from './store.ts'

/** One item at one cluster: what was planned, and what the device says. */
export type Line = { item: Item; play: Play | undefined; proof: Proof }

type Asked = {
  from: Temporal.Instant
  to: Temporal.Instant
  now: Temporal.Instant
  clusters?: readonly string[]
  item?: string | undefined
  /** Also what was taken out of the programme before it sounded. */
  dropped?: boolean
}

/** Planned against played, item by item and cluster by cluster, in the order of the plan. */
export async function proofs(q: Read, asked: Asked): Promise<Line[]> {
  const { from, to, now, clusters, item, dropped = false } = asked
  const items =
    item === undefined
      ? await itemsBetween(q, { from, to, dropped: true }, clusters)
      : await itemsWhere(q, sql`id = ${item}::uuid`)
  const plays = await playsOfItems(q, [...new Set(items.map(({ id }) => id))])
  const spans = await deviceSpans(q)
  const told = Map.groupBy(plays, ({ itemId, clusterId }) => `${itemId} ${clusterId}`)
  const lines = items.map((one) => {
    const play = bestOf(told.get(`${one.id} ${one.clusterId}`) ?? [])
    return { item: one, play, proof: proofOf(one, play, now, spans.get(one.clusterId) ?? []) }
  })
  // What was withdrawn while it sounded has sounded.
  const counts = ({ item: one, proof }: Line) =>
    one.droppedAt === null || proof === 'played' || proof === 'partial'
  return dropped ? lines : lines.filter(counts)
}

const Sum = z.object({
  priority: z.enum(['normal', 'priority', 'emergency']),
  kind: z.enum(['file', 'relay', 'live']),
  language: z.string(),
  genre: z.string(),
  planned: z.number(),
  plannedSeconds: z.coerce.number(),
  played: z.number(),
  partial: z.number(),
  missed: z.number(),
  preEmpted: z.number(),
  unreported: z.number(),
  playedSeconds: z.coerce.number(),
})

/** Sums of one kind of items in a period. */
export type Sum = z.output<typeof Sum>

/** What is not over yet is left out. */
type Period = { from: Temporal.Instant; to: Temporal.Instant; now: Temporal.Instant }

/** Of several reports of an item at a cluster the best one. */
const best = ({ from, to }: Period): Sql => sql`
  select distinct on (item_id, cluster_id) item_id, cluster_id, result, seconds from plays.play
  where unit_id = platform.unit() and planned_at >= ${from.toString()}::timestamptz - interval '1 day'
    and planned_at < ${to.toString()}::timestamptz + interval '1 day'
  order by item_id, cluster_id, array_position(array['played', 'partial', 'pre-empted', 'missed'], result), seconds desc
`

/** Items whose time is over or that devices have reported, each with its report. */
const over = ({ from, to, now }: Period): Sql => sql`
  broadcasts.item i left join best b on b.item_id = i.id and b.cluster_id = i.cluster_id
  where i.unit_id = platform.unit() and i.starts_at >= ${from.toString()} and i.starts_at < ${to.toString()}
    and (i.ends_at <= ${now.toString()} or b.result is not null)
    and (i.dropped_at is null or b.result in ('played', 'partial'))
`

/** Whether somebody was there to play it; the same rule as `hadDevice`. */
const reached = sql`(b.result is not null or exists (
  select from clusters.device d where d.unit_id = platform.unit() and d.cluster_id = i.cluster_id
    and d.enrolled_at < i.ends_at and (d.revoked_at is null or d.revoked_at > i.starts_at)))`

/** What counts: a cluster that had no device was told nothing and missed nothing. */
const due = (period: Period): Sql => sql`${over(period)} and ${reached}`

/** What a period planned and proved, by priority, kind, language and genre. Dropped items count only if they sounded. */
export const sums = (q: Read, { from, to, now }: Period) => q.many(Sum)`
  with best as (${best({ from, to, now })})
  select i.priority, i.kind, i.language, i.genre, count(*)::int as planned, sum(i.seconds) as planned_seconds,
    count(*) filter (where b.result = 'played')::int as played,
    count(*) filter (where b.result = 'partial')::int as partial,
    count(*) filter (where b.result = 'missed')::int as missed,
    count(*) filter (where b.result = 'pre-empted')::int as pre_empted,
    count(*) filter (where b.result is null)::int as unreported,
    coalesce(sum(b.seconds), 0) as played_seconds
  from ${due({ from, to, now })}
  group by i.priority, i.kind, i.language, i.genre
  order by i.priority, i.kind, i.language, i.genre
`

const Spoken = z.object({
  language: z.string(),
  planned: z.coerce.number(),
  played: z.coerce.number(),
})

/** Seconds of a language, planned and heard. */
export type Spoken = z.output<typeof Spoken>

/** What a period planned and proved, by language; of a bulletin in several each has its share of the seconds. */
export const spokenIn = (q: Read, { from, to, now }: Period) => q.many(Spoken)`
  with best as (${best({ from, to, now })}),
  told as (
    select i.bulletin_id, i.language, sum(i.seconds) as planned, coalesce(sum(b.seconds), 0) as played
    from ${due({ from, to, now })} group by i.bulletin_id, i.language
  )
  select one.language, round(sum(told.planned * one.share)) as planned, round(sum(told.played * one.share)) as played
  from told left join bulletins.bulletin t on t.unit_id = platform.unit() and t.id = told.bulletin_id
  cross join lateral (
    select told.language, 1::numeric as share where coalesce(jsonb_array_length(t.spoken_in), 0) = 0
    union all
    select e.language, e.seconds / nullif(sum(e.seconds) over (), 0)
    from jsonb_to_recordset(t.spoken_in) as e(language text, seconds numeric)
  ) one
  group by one.language order by played desc, one.language
`

const Heard = z.object({
  clusterId: z.string(),
  planned: z.number(),
  played: z.number(),
  seconds: z.coerce.number(),
  noDevice: z.number(),
})

/** Each cluster's share in a period, and what was meant for it while it had no device. */
export const heardAt = (q: Read, { from, to, now }: Period) => q.many(Heard)`
  with best as (${best({ from, to, now })})
  select i.cluster_id, count(*) filter (where ${reached})::int as planned,
    count(*) filter (where b.result = 'played')::int as played, coalesce(sum(b.seconds), 0) as seconds,
    count(*) filter (where not ${reached})::int as no_device
  from ${over({ from, to, now })}
  group by i.cluster_id
`

const Course = z.object({
  date: plainDate,
  planned: z.number(),
  played: z.number(),
  partial: z.number(),
  missed: z.number(),
})

/** A day, or a month, of a period. */
export type Course = z.output<typeof Course>

/** Planned against played, day by day; a long period month by month. */
export const courseOf = (q: Read, { from, to, now }: Period) => {
  const step = to.since(from).total('hours') > 31 * 24 ? 'month' : 'day'
  return q.many(Course)`
    with best as (${best({ from, to, now })})
    select date_trunc(${step}, i.starts_at at time zone ${timeZone})::date as date, count(*)::int as planned,
      count(*) filter (where b.result = 'played')::int as played,
      count(*) filter (where b.result = 'partial')::int as partial,
      count(*) filter (where b.result in ('missed', 'pre-empted'))::int as missed
    from ${due({ from, to, now })}
    group by 1 order by 1
  `
}
