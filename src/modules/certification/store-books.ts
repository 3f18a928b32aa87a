import { z } from 'zod'

import { instant, plainDate } from '#platform/columns.ts'
import { sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import { kinds, seriesList, type BookKey } from './domain.ts'
import type { Totals } from './events.ts'

const TotalsRow = z.object({
  lines: z.number(),
  voided: z.number(),
  copies: z.number(),
  fee: z.number(),
})

const Row = z.object({
  kind: z.enum(kinds),
  series: z.enum(seriesList),
  year: z.number(),
  last: z.number(),
  byHand: z.number(),
  byHandReason: z.string().nullable(),
  volume: z.number(),
  lastDay: plainDate,
  lockedAt: instant.nullable(),
  lockedBy: z.string().nullable(),
  totals: TotalsRow.nullable(),
})

/** Sổ chứng thực of one year. */
export type Book = z.output<typeof Row>

const columns = sql`
  kind, series, year, last, by_hand, by_hand_reason, volume, last_day, locked_at, locked_by, totals
`

export const keyIs = ({ kind, series, year }: BookKey): Sql =>
  sql`kind = ${kind} and series = ${series} and year = ${year}`

export const bookOf = (q: Read, unit: UnitId, key: BookKey): Promise<Book | undefined> => q.maybe(
  Row,
)`
  select ${columns} from certification.book where unit_id = ${unit} and ${keyIs(key)}
`

/** Waits for whoever takes numbers from this book. */
export const lockBook = (tx: Tx, unit: UnitId, key: BookKey): Promise<Book | undefined> => tx.maybe(
  Row,
)`
  select ${columns} from certification.book where unit_id = ${unit} and ${keyIs(key)} for no key update
`

export const booksOf = (q: Read, unit: UnitId): Promise<Book[]> => q.many(Row)`
  select ${columns} from certification.book where unit_id = ${unit} order by year desc, kind, series desc limit 200
`

const Taken = z.object({ last: z.number(), volume: z.number(), day: plainDate })

/**
 * The next numbers of a book, which is begun with the first of them. A locked book gives none. Whoever comes at the same
 * moment waits; a line never bears an earlier day than the one before it.
 */
export const takeNumbers = (
  tx: Tx,
  unit: UnitId,
  { kind, series, year }: BookKey,
  { count, day }: { count: number; day: Temporal.PlainDate },
) => tx.maybe(Taken)`
  insert into certification.book as b (unit_id, kind, series, year, last, last_day)
  values (${unit}, ${kind}, ${series}, ${year}, ${count}, ${day.toString()}::date)
  on conflict (unit_id, kind, series, year) do update
  set last = b.last + excluded.last, last_day = greatest(b.last_day, excluded.last_day)
  where b.locked_at is null
  returning b.last, b.volume, b.last_day as day
`

type ByHand = { upTo: number; reason: string; day: Temporal.PlainDate }

/** Numbers that were written into a book kept by hand before this one was begun. Answers 0 when it is begun already. */
export const beginAfter = (tx: Tx, unit: UnitId, { kind, series, year }: BookKey, by: ByHand) =>
  tx.run`
  insert into certification.book (unit_id, kind, series, year, last, by_hand, by_hand_reason, last_day)
  values (${unit}, ${kind}, ${series}, ${year}, ${by.upTo}, ${by.upTo}, ${by.reason}, ${by.day.toString()}::date)
  on conflict do nothing
`

type Opening = { volume: number; after: number; at: Temporal.Instant; by: string }

export async function addVolume(tx: Tx, unit: UnitId, key: BookKey, opening: Opening) {
  const { volume, after, at, by } = opening
  await tx.run`
    insert into certification.volume (unit_id, kind, series, year, volume, after_number, opened_at, opened_by)
    values (${unit}, ${key.kind}, ${key.series}, ${key.year}, ${volume}, ${after}, ${at.toString()}::timestamptz, ${by})
  `
  await tx.run`update certification.book set volume = ${volume} where unit_id = ${unit} and ${keyIs(key)}`
}

export const totalsOf = (q: Read, unit: UnitId, key: BookKey): Promise<Totals> => q.one(TotalsRow)`
  select count(*)::int as lines, coalesce(sum(copies) filter (where v.id is null), 0)::int as copies,
    coalesce(sum(fee) filter (where v.id is null), 0)::bigint as fee, count(v.id)::int as voided
  from certification.entry e
  left join certification.annotation v on v.unit_id = e.unit_id and v.entry_id = e.id and v.voids
  where e.unit_id = ${unit} and ${keyIs(key)}
`

type Locking = { at: Temporal.Instant; by: string; totals: Totals }

export const saveLock = (tx: Tx, unit: UnitId, key: BookKey, { at, by, totals }: Locking) => tx.run`
  update certification.book
  set locked_at = ${at.toString()}::timestamptz, locked_by = ${by}, totals = ${JSON.stringify(totals)}::jsonb
  where unit_id = ${unit} and ${keyIs(key)}
`
