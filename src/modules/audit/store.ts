import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import { allOf, sql, type Read, type Sql } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import { lowestId, type Filter } from './filter.ts'

const EventRow = z.object({
  id: z.string(),
  at: instant,
  name: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  actor: z.string(),
  data: z.record(z.string(), z.unknown()),
})

/** One line of the audit trail. */
export type TrailEvent = z.output<typeof EventRow>

export const pageSize = 50
/** A page looks at no more lines than this, however rare what is looked for. */
export const mostScanned = 20_000

export type Trail = {
  events: TrailEvent[]
  /** Where the next page begins. */
  next: string | undefined
  /** The page ended because it had looked at enough, not because it was full: up to then. */
  scannedTo: Temporal.Instant | undefined
}

type Paging = { cursor?: string | undefined; most?: number }

/** A page of the trail, newest first, by the order in which events were written. */
export async function trail(
  q: Read,
  unit: UnitId,
  filter: Filter,
  { cursor, most = mostScanned }: Paging = {},
): Promise<Trail> {
  const range = rangeOf(unit, filter, cursor)
  const narrow = narrowing(filter)
  const end = narrow.length > 0 ? await endOfScan(q, range, most) : undefined
  const where = allOf([range, ...narrow, end ? sql`id >= ${end.id}::uuid` : sql`true`])
  const rows = await q.many(EventRow)`
    select id, at, name, subject_kind, subject_id, actor, data from audit.event
    where ${where}
    order by id desc limit ${pageSize + 1}
  `
  const events = rows.slice(0, pageSize)
  const isFull = rows.length > pageSize
  return isFull
    ? { events, next: events.at(-1)?.id, scannedTo: undefined }
    : { events, next: end?.id, scannedTo: end?.at }
}

/** What the index walks: a unit, perhaps one subject, from a place downwards. */
const rangeOf = (unit: UnitId, { subject, from }: Filter, cursor: string | undefined): Sql =>
  allOf([
    sql`unit_id = ${unit}`,
    ...(subject ? [sql`subject_id = ${subject}::uuid`] : []),
    ...(cursor ? [sql`id < ${cursor}::uuid`] : []),
    ...(from ? [sql`id >= ${lowestId(from)}::uuid`] : []),
  ])

/** What each line is asked; no index serves it. */
function narrowing({ actor, name, from, to }: Filter): Sql[] {
  return [
    ...(actor ? [actorIs(actor)] : []),
    ...(name ? [sql`name = ${name}`] : []),
    ...(from ? [sql`at >= ${from.toString()}::timestamptz`] : []),
    ...(to ? [sql`at < ${to.toString()}::timestamptz`] : []),
  ]
}

const actorIs = (actor: string): Sql =>
  actor.endsWith(':') ? sql`starts_with(actor, ${actor})` : sql`actor = ${actor}`

const End = z.object({ id: z.string(), at: instant, lines: z.number() })

/** The last line that this page may look at, if there are more behind it. */
async function endOfScan(q: Read, range: Sql, most: number) {
  const end = await q.maybe(End)`
    select e.id, e.at, w.lines from (
      select (array_agg(id order by id))[1] as id, count(*)::int as lines
      from (select id from audit.event where ${range} order by id desc limit ${most}) scanned
    ) w join audit.event e on e.unit_id = platform.unit() and e.id = w.id
  `
  return end && end.lines === most ? end : undefined
}

const SealRow = z.object({
  number: z.number(),
  sealedAt: instant,
  hash: z.instanceof(Buffer),
})

/** The newest seal: how far the chain reaches. */
export const newestSeal = (q: Read, unit: UnitId) => q.maybe(SealRow)`
  select number, sealed_at, hash from audit.seal where unit_id = ${unit} order by number desc limit 1
`

/** Past this the number of events is told as "more than". */
export const mostCounted = 20_000

const Count = z.object({ count: z.number() })

export async function eventCount(q: Read, unit: UnitId): Promise<number> {
  const { count } = await q.one(Count)`
    select count(*) as count from (
      select from audit.event where unit_id = ${unit} limit ${mostCounted + 1}
    ) counted
  `
  return count
}

const HeadRow = z.object({ day: z.string(), number: z.number(), hash: z.instanceof(Buffer) })

const daysPublished = 400

/** Đầu chuỗi of each day, the newest first. */
export const heads = (q: Read, unit: UnitId) => q.many(HeadRow)`
  select day::text, number, hash from audit.head
  where unit_id = ${unit} order by day desc limit ${daysPublished}
`
