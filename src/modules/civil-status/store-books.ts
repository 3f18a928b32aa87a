import { z } from 'zod'

import { instant, plainDate } from '#platform/columns.ts'
import { sql, type Read, type Tx } from '#platform/db.ts'
import { found } from '#platform/problem.ts'
import type { UnitId } from '#platform/who.ts'

import { bookKinds, type BookKey } from './domain.ts'
import type { Totals } from './events.ts'

const TotalsRow = z.object({ entries: z.number(), annotated: z.number(), copies: z.number() })

const Row = z.object({
  register: z.enum(bookKinds),
  year: z.number(),
  last: z.number(),
  byHand: z.number(),
  byHandReason: z.string().nullable(),
  lastDay: plainDate,
  lockedAt: instant.nullable(),
  lockedBy: z.string().nullable(),
  totals: TotalsRow.nullable(),
})

/** Sổ hộ tịch of one year. */
export type Book = z.output<typeof Row>

const columns = sql`
  register, year, last, by_hand, by_hand_reason, last_day, locked_at, locked_by, totals
`

const keyIs = ({ register, year }: BookKey) => sql`register = ${register} and year = ${year}`

export const bookOf = (q: Read, unit: UnitId, key: BookKey): Promise<Book | undefined> => q.maybe(
  Row,
)`
  select ${columns} from civil_status.book where unit_id = ${unit} and ${keyIs(key)}
`

/** Waits for whoever takes a number from this book. */
export const lockBook = (tx: Tx, unit: UnitId, key: BookKey): Promise<Book | undefined> => tx.maybe(
  Row,
)`
  select ${columns} from civil_status.book where unit_id = ${unit} and ${keyIs(key)} for no key update
`

export const booksOf = (q: Read, unit: UnitId): Promise<Book[]> => q.many(Row)`
  select ${columns} from civil_status.book where unit_id = ${unit} order by year desc, register limit 300
`

/**
 * The book from which the next number comes, begun when there is none and held until the transaction ends: whoever enters at the
 * same moment waits, so that of two entries that exclude each other the later one sees the first.
 */
export async function holdBook(
  tx: Tx,
  unit: UnitId,
  key: BookKey,
  day: Temporal.PlainDate,
): Promise<Book> {
  const { register, year } = key
  await tx.run`
    insert into civil_status.book (unit_id, register, year, last_day)
    values (${unit}, ${register}, ${year}, ${day.toString()}::date) on conflict do nothing
  `
  return found(await lockBook(tx, unit, key), 'sổ này')
}

const Taken = z.object({ last: z.number(), day: plainDate })

/** The next number of a book that is held; an entry never bears an earlier day than the one before it. */
export const takeNumber = (tx: Tx, unit: UnitId, key: BookKey, day: Temporal.PlainDate) => tx.one(
  Taken,
)`
  update civil_status.book set last = last + 1, last_day = greatest(last_day, ${day.toString()}::date)
  where unit_id = ${unit} and ${keyIs(key)} and locked_at is null
  returning last, last_day as day
`

type ByHand = { upTo: number; reason: string; day: Temporal.PlainDate }

/** Numbers that stand in a book kept elsewhere before this one was begun. Answers 0 when it is begun already. */
export const beginAfter = (tx: Tx, unit: UnitId, { register, year }: BookKey, by: ByHand) => tx.run`
  insert into civil_status.book as b (unit_id, register, year, last, by_hand, by_hand_reason, last_day)
  values (${unit}, ${register}, ${year}, ${by.upTo}, ${by.upTo}, ${by.reason}, ${by.day.toString()}::date)
  on conflict (unit_id, register, year) do update
  set last = excluded.last, by_hand = excluded.by_hand, by_hand_reason = excluded.by_hand_reason
  where b.last = 0
`

/** What a book holds: for the book of copies, the sheets given out. */
export const totalsOf = (q: Read, unit: UnitId, { register, year }: BookKey): Promise<Totals> =>
  register === 'copy'
    ? q.one(TotalsRow)`
        select count(*)::int as entries, 0 as annotated, coalesce(sum(copies), 0)::int as copies
        from civil_status.copy where unit_id = ${unit} and year = ${year}`
    : q.one(TotalsRow)`
        select count(*)::int as entries, coalesce(sum(n.any), 0)::int as annotated, coalesce(sum(c.copies), 0)::int as copies
        from civil_status.entry e
        cross join lateral (
          select (count(*) > 0)::int as any from civil_status.annotation a
          where a.unit_id = e.unit_id and a.entry_id = e.id) n
        cross join lateral (
          select coalesce(sum(copies), 0)::int as copies from civil_status.copy k
          where k.unit_id = e.unit_id and k.entry_id = e.id) c
        where e.unit_id = ${unit} and e.register = ${register} and e.year = ${year}`

type Locking = { at: Temporal.Instant; by: string; totals: Totals }

export const saveLock = (tx: Tx, unit: UnitId, key: BookKey, { at, by, totals }: Locking) => tx.run`
  update civil_status.book
  set locked_at = ${at.toString()}::timestamptz, locked_by = ${by}, totals = ${JSON.stringify(totals)}::jsonb
  where unit_id = ${unit} and ${keyIs(key)}
`
