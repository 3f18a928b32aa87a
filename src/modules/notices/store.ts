import { z } from 'zod'

import { count, instant } from '#platform/columns.ts'
import { sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import { idOf, newId } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import type { Notice, NoticeId, Reader } from './domain.ts'

const Row = z.object({
  id: idOf<'notice'>(),
  at: instant,
  kind: z.string(),
  vi: z.string(),
  en: z.string(),
  href: z.string(),
  readAt: instant.nullable(),
})

const columns = sql`id, at, kind, vi, en, href, read_at`

const of = (unit: UnitId, reader: Reader): Sql =>
  'staff' in reader
    ? sql`unit_id = ${unit} and staff_id = ${reader.staff}::uuid`
    : sql`unit_id = ${unit} and person_id = ${reader.person}::uuid`

export const pageSize = 30

/** The reader's notices as they came in, newest first; one more than a page, to know whether there are more. */
export const noticesOf = (
  q: Read,
  unit: UnitId,
  reader: Reader,
  before?: string,
): Promise<Notice[]> => q.many(Row)`
  select ${columns} from notices.notice
  where ${of(unit, reader)} and ${before ? sql`id < ${before}::uuid` : sql`true`}
  order by id desc limit ${pageSize + 1}
`

export const noticeById = (
  q: Read,
  unit: UnitId,
  reader: Reader,
  id: string,
): Promise<Notice | undefined> =>
  q.maybe(Row)`select ${columns} from notices.notice where ${of(unit, reader)} and id = ${id}`

/** Past this the figure beside the entry tells nobody anything. */
export const mostCounted = 99

export async function unreadOf(q: Read, unit: UnitId, reader: Reader): Promise<number> {
  const unread = await q.one(count)`
    select count(*) as count from (
      select from notices.notice where ${of(unit, reader)} and read_at is null limit ${mostCounted}
    ) counted
  `
  return unread.count
}

export type NewNotice = Omit<Notice, 'id' | 'readAt'> & { event: string }

/** Returns 0 when this reader was told of this event before. */
export const addNotice = (tx: Tx, unit: UnitId, reader: Reader, notice: NewNotice) => tx.run`
  insert into notices.notice (unit_id, id, event_id, staff_id, person_id, at, kind, vi, en, href)
  values (${unit}, ${newId<'notice'>()}, ${notice.event}, ${'staff' in reader ? reader.staff : null},
          ${'person' in reader ? reader.person : null}, ${notice.at.toString()}, ${notice.kind}, ${notice.vi},
          ${notice.en}, ${notice.href})
  on conflict do nothing
`

type Reading = { now: Temporal.Instant }

export const saveRead = (
  tx: Tx,
  unit: UnitId,
  reader: Reader,
  { id, now }: Reading & { id: NoticeId },
) => tx.run`
  update notices.notice set read_at = ${now.toString()}
  where ${of(unit, reader)} and id = ${id} and read_at is null
`

/** Everything up to the newest notice that the reader has seen: what came in meanwhile stays unread. */
export const saveAllRead = (
  tx: Tx,
  unit: UnitId,
  reader: Reader,
  { newest, now }: Reading & { newest: string },
) => tx.run`
  update notices.notice set read_at = ${now.toString()}
  where ${of(unit, reader)} and id <= ${newest}::uuid and read_at is null
`

/** For a history that is brought in or made up: whoever was told before this moment has read it, two hours later. */
export const saveReadBefore = (tx: Tx, unit: UnitId, before: Temporal.Instant) => tx.run`
  update notices.notice set read_at = at + interval '2 hours'
  where unit_id = ${unit} and at < ${before.toString()} and read_at is null
`

export const removeReadBefore = (tx: Tx, unit: UnitId, before: Temporal.Instant) => tx.run`
  delete from notices.notice where unit_id = ${unit} and read_at is not null and at < ${before.toString()}
`

/** Two records turned out to be one person: what was told goes along. */
export const giveNotices = (tx: Tx, unit: UnitId, gone: string, keep: string) => tx.run`
  update notices.notice n set person_id = ${keep}
  where n.unit_id = ${unit} and n.person_id = ${gone} and not exists (
    select from notices.notice k where k.unit_id = n.unit_id and k.event_id = n.event_id and k.person_id = ${keep})
`

const At = z.object({ at: instant })

/** When an event happened, which may be a while before its job runs. */
export const happenedAt = async (
  q: Read,
  unit: UnitId,
  event: string,
): Promise<Temporal.Instant | undefined> => {
  const row = await q.maybe(
    At,
  )`select at from audit.event where unit_id = ${unit} and id = ${event}`
  return row?.at
}
