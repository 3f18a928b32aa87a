import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'
import { mayLock, type WhyNotLock } from '#platform/year-book.ts'

import type { BookKey } from './domain.ts'
import { aboutBook, type Totals } from './events.ts'
import { beginAfter, lockBook, saveLock, totalsOf } from './store-books.ts'

type ByHand = BookKey & { upTo: number; reason: string; today: Temporal.PlainDate }

/** Sổ đã ghi ở nơi khác trước khi dùng chương trình: the numbers here go on after the last one there. */
export async function continueBook(
  tx: Tx,
  who: Who,
  { upTo, reason, today, ...key }: ByHand,
): Promise<Outcome<true, 'begun'>> {
  if ((await beginAfter(tx, who.unit, key, { upTo, reason, day: today })) === 0) return no('begun')
  const data = { ...key, byHand: upTo, reason }
  await record(tx, who, 'civil-status.continued', aboutBook(newId()), data)
  return yes(true)
}

type Locking = BookKey & { now: Temporal.Instant; today: Temporal.PlainDate }

/** Khóa sổ, before 5 January of the next year, with the totals (NĐ 123/2015 Điều 11 khoản 3). Annotations and copies go on. */
export async function lockYear(
  tx: Tx,
  who: Who,
  { now, today, ...key }: Locking,
): Promise<Outcome<Totals, WhyNotLock>> {
  const book = found(await lockBook(tx, who.unit, key), 'sổ này')
  const allowed = mayLock(book, today)
  if (!allowed.ok) return allowed
  const totals = await totalsOf(tx, who.unit, key)
  await saveLock(tx, who.unit, key, { at: now, by: who.actor, totals })
  await record(tx, who, 'civil-status.locked', aboutBook(newId()), { ...key, totals })
  return yes(totals)
}
