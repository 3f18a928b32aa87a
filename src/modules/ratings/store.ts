import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import { sql, type Read, type Tx } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import {
  noCounts,
  ratingLevels,
  reasons,
  satisfactionOf,
  usualLeast,
  ways,
  wholeMonths,
  type RatingLevel,
  type Reason,
  type Satisfaction,
  type Way,
} from './domain.ts'

export type Rating = { level: RatingLevel; reasons: readonly Reason[]; words: string }

const BallotRow = z.object({
  givenAt: instant,
  released: z.boolean(),
  level: z.enum(ratingLevels).nullable(),
  reasons: z.array(z.enum(reasons)).nullable(),
  words: z.string().nullable(),
})
export type Ballot = z.output<typeof BallotRow>

export const ballotOf = (q: Read, unit: UnitId, seat: string): Promise<Ballot | undefined> =>
  q.maybe(BallotRow)`
    select given_at, released, level, reasons, words from ratings.ballot where unit_id = ${unit} and seat = ${seat}
  `

/** Locks the ballot, so that two tablets cannot decide at once. */
export const lockBallot = (tx: Tx, unit: UnitId, seat: string): Promise<Ballot | undefined> =>
  tx.maybe(BallotRow)`
    select given_at, released, level, reasons, words from ratings.ballot
    where unit_id = ${unit} and seat = ${seat} for no key update
  `

type NewBallot = Rating & { seat: string; procedure: string; way: Way; at: Temporal.Instant }

export const saveBallot = (tx: Tx, unit: UnitId, b: NewBallot) => tx.run`
  insert into ratings.ballot as b (unit_id, seat, given_at, changed_at, procedure_code, way, level, reasons, words)
  values (${unit}, ${b.seat}, ${b.at.toString()}, ${b.at.toString()}, ${b.procedure}, ${b.way}, ${b.level},
    ${[...b.reasons]}, ${b.words})
  on conflict (unit_id, seat) do update set changed_at = excluded.changed_at, level = excluded.level,
    reasons = excluded.reasons, words = excluded.words where not b.released
`

/**
 * Counts every rating that can no longer be changed, if they are enough to hide each other; what was said goes to a
 * place of its own, and only the seat stays behind. Returns how many were counted.
 */
export const releaseBallots = (
  tx: Tx,
  unit: UnitId,
  { before, least }: { before: Temporal.Instant; least: number },
) => tx.run`
  with lot as (
    select seat from ratings.ballot where unit_id = ${unit} and not released and given_at <= ${before.toString()}::timestamptz
    for no key update
  ), enough as (select from lot having count(*) >= ${least}
  ), said as (
    select b.seat, date_trunc('month', b.given_at at time zone 'Asia/Ho_Chi_Minh')::date as month, b.procedure_code, b.way,
      b.level, b.reasons, b.words
    from ratings.ballot b where b.unit_id = ${unit} and b.seat in (select seat from lot) and exists (select from enough)
  ), emptied as (
    update ratings.ballot b set released = true, level = null, reasons = null, words = null, procedure_code = null, way = null
    from said where b.unit_id = ${unit} and b.seat = said.seat
  ), counted as (
    insert into ratings.tally as t (unit_id, month, procedure_code, level, count)
    select ${unit}, month, procedure_code, level, count(*)::int from said group by month, procedure_code, level
    on conflict (unit_id, month, procedure_code, level) do update set count = t.count + excluded.count
  )
  insert into ratings.opinion (unit_id, id, month, procedure_code, way, level, reasons, words)
  select ${unit}, gen_random_uuid(), month, procedure_code, way, level, reasons, words from said order by random()
`

const Least = z.object({ least: z.number() })

export const leastOf = async (q: Read, unit: UnitId): Promise<number> =>
  (await q.maybe(Least)`select least from ratings.setting where unit_id = ${unit}`)?.least ??
  usualLeast

type Asked = { from: Temporal.PlainDate; to: Temporal.PlainDate }

const CountRow = z.object({ level: z.enum(ratingLevels), count: z.number() })

/** The satisfaction of the whole months of a period, when enough have rated. */
export async function satisfactionIn(
  q: Read,
  unit: UnitId,
  asked: Asked,
  procedures?: readonly string[],
): Promise<Satisfaction> {
  const { first, until } = wholeMonths(asked)
  const rows = await q.many(CountRow)`
    select level, sum(count)::int as count from ratings.tally
    where unit_id = ${unit} and month >= ${first.toString()}::date and month < ${until.toString()}::date
      and ${procedures ? sql`procedure_code = any(${procedures})` : sql`true`}
    group by level
  `
  const counts = noCounts()
  for (const { level, count } of rows) counts[level] = count
  return satisfactionOf(counts, await leastOf(q, unit))
}

const RatedRow = z.object({ procedureCode: z.string(), count: z.number() })

/** How often each procedure was rated in the whole months of a period. */
export async function ratedProcedures(q: Read, unit: UnitId, asked: Asked) {
  const { first, until } = wholeMonths(asked)
  const rows = await q.many(RatedRow)`
    select procedure_code, sum(count)::int as count from ratings.tally
    where unit_id = ${unit} and month >= ${first.toString()}::date and month < ${until.toString()}::date
    group by procedure_code
  `
  return new Map(rows.map(({ procedureCode, count }) => [procedureCode, count]))
}

const OpinionRow = z.object({
  id: z.string(),
  month: z.string(),
  procedureCode: z.string(),
  way: z.enum(ways),
  level: z.enum(ratingLevels),
  reasons: z.array(z.enum(reasons)),
  words: z.string(),
})
export type Opinion = z.output<typeof OpinionRow>

export type OpinionFilter = {
  procedures?: readonly string[] | undefined
  level?: readonly RatingLevel[] | undefined
  after?: string | undefined
}

export const opinionsPerPage = 50

/** Opinions of the whole months of a period, in an order that tells nothing. */
export function opinions(q: Read, unit: UnitId, asked: Asked, filter: OpinionFilter) {
  const { first, until } = wholeMonths(asked)
  const { procedures, level, after } = filter
  return q.many(OpinionRow)`
    select id, month::text as month, procedure_code, way, level, reasons, words from ratings.opinion
    where unit_id = ${unit} and month >= ${first.toString()}::date and month < ${until.toString()}::date
      and ${procedures ? sql`procedure_code = any(${procedures})` : sql`true`}
      and ${level ? sql`level = any(${level})` : sql`true`}
      and ${after ? sql`id > ${after}::uuid` : sql`true`}
    order by id limit ${opinionsPerPage + 1}
  `
}

/** The sums are made of the opinions: puts right what differs and says how many sums did. */
export const repairTally = (tx: Tx, unit: UnitId) => tx.run`
  insert into ratings.tally as t (unit_id, month, procedure_code, level, count)
  select ${unit}, month, procedure_code, level, count from (
    select month, procedure_code, level, sum(n)::int as count, sum(d)::int as difference from (
      select month, procedure_code, level, count(*)::int as n, count(*)::int as d from ratings.opinion
      where unit_id = ${unit} group by 1, 2, 3
      union all
      select month, procedure_code, level, 0, -count from ratings.tally where unit_id = ${unit}) x
    group by 1, 2, 3) y
  where difference <> 0
  on conflict (unit_id, month, procedure_code, level) do update set count = excluded.count
`

export const saveLeast = (
  tx: Tx,
  unit: UnitId,
  least: number,
  by: string,
  at: Temporal.Instant,
) => tx.run`
  insert into ratings.setting (unit_id, least, changed_by, changed_at) values (${unit}, ${least}, ${by}, ${at.toString()})
  on conflict (unit_id) do update set least = excluded.least, changed_by = excluded.changed_by, changed_at = excluded.changed_at
`
