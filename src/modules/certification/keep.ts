import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'
import { mayLock, type WhyNotLock } from '#platform/year-book.ts'

import { type BookKey, type Kind } from './domain.ts'
import { aboutVisit, type Totals } from './events.ts'
import type { Ground } from './grounds.ts'
import { addVolume, beginAfter, lockBook, saveLock, totalsOf } from './store-books.ts'
import { lineOf } from './store.ts'

type Correction = BookKey & {
  number: number
  voids: boolean
  text: string
  reason: string
  now: Temporal.Instant
}

export type WhyNotAnnotate = 'voided'

/** Ghi chú vào sổ: a line is never changed and its number never given again; also a locked book takes annotations. */
export async function annotate(
  tx: Tx,
  who: Who,
  { number, voids, text, reason, now, ...key }: Correction,
): Promise<Outcome<true, WhyNotAnnotate>> {
  await lockBook(tx, who.unit, key)
  const entry = found(await lineOf(tx, who.unit, { ...key, number }), 'dòng này trong sổ')
  if (entry.voided) return no('voided')
  await tx.run`
    insert into certification.annotation (unit_id, id, entry_id, voids, text, reason, at, by, by_name)
    values (${who.unit}, ${newId()}, ${entry.id}, ${voids}, ${text}, ${reason}, ${now.toString()}::timestamptz,
      ${who.actor}, ${who.name})
  `
  const { kind, series, year } = key
  const about = aboutVisit(entry.visitId)
  await record(tx, who, 'certification.annotated', about, {
    kind,
    series,
    year,
    number,
    voids,
    reason,
  })
  return yes(true)
}

type ByHand = BookKey & { upTo: number; reason: string; today: Temporal.PlainDate }

/** Sổ đã ghi tay trước khi dùng chương trình: the numbers here go on after the last one there. */
export async function continueBook(
  tx: Tx,
  who: Who,
  { upTo, reason, today, ...key }: ByHand,
): Promise<Outcome<true, 'begun'>> {
  if ((await beginAfter(tx, who.unit, key, { upTo, reason, day: today })) === 0) return no('begun')
  const { kind, series, year } = key
  const data = { kind, series, year, byHand: upTo, reason }
  await record(tx, who, 'certification.continued', aboutVisit(newId()), data)
  return yes(true)
}

/** Mở quyển tiếp theo trong năm: the volume is new, the numbers go on. */
export async function openVolume(
  tx: Tx,
  who: Who,
  { now, from, ...key }: BookKey & { now: Temporal.Instant; from: number },
): Promise<Outcome<number, 'locked' | 'opened-meanwhile'>> {
  const book = found(await lockBook(tx, who.unit, key), 'sổ này')
  if (book.lockedAt) return no('locked')
  if (book.volume !== from) return no('opened-meanwhile')
  const volume = book.volume + 1
  const { kind, series, year } = key
  const opening = { volume, after: book.last, at: now, by: who.actor }
  await addVolume(tx, who.unit, key, opening)
  const data = { kind, series, year, volume, after: book.last }
  await record(tx, who, 'certification.volume-opened', aboutVisit(newId()), data)
  return yes(volume)
}

type Locking = BookKey & { now: Temporal.Instant; today: Temporal.PlainDate }

/** Khóa sổ cuối năm with its totals; from then on it takes no line. */
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
  const { kind, series, year } = key
  await record(tx, who, 'certification.locked', aboutVisit(newId()), { kind, series, year, totals })
  return yes(totals)
}

type Refusing = {
  kind: Kind
  requester: string
  paper: string
  ground: Ground
  detail: string | null
  now: Temporal.Instant
  today: Temporal.PlainDate
}

/** Từ chối chứng thực: written down with its ground. */
export async function refuseCertification(tx: Tx, who: Who, refusing: Refusing): Promise<string> {
  const { kind, requester, paper, ground, detail, now, today } = refusing
  const id = newId()
  await tx.run`
    insert into certification.refusal (unit_id, id, kind, at, day, by, by_name, requester_name, paper, ground, detail)
    values (${who.unit}, ${id}, ${kind}, ${now.toString()}::timestamptz, ${today.toString()}::date, ${who.actor},
      ${who.name}, ${requester}, ${paper}, ${ground}, ${detail})
  `
  await record(tx, who, 'certification.refused', aboutVisit(id), { kind, ground })
  return id
}
