import { z } from 'zod'

import type { Standing, Standings } from '#modules/bulletins/index.ts'
import { dayOf, localOf, plainDateOf } from '#platform/clock/time.ts'
import { sql, type Sql } from '#platform/db.ts'

/** Bulletins of items in a stretch of time, and lists of bulletins of which a part stands there. */
const airing = (when: Sql): Sql => sql`
  select i.bulletin_id from broadcasts.item i where i.unit_id = platform.unit() and i.dropped_at is null and ${when}
  union select a.bulletin_id from broadcasts.item i
    join broadcasts.airing a on a.unit_id = i.unit_id and a.id = i.airing_id
    where i.unit_id = platform.unit() and i.dropped_at is null and ${when}
`

const sounding = (at: string): Sql =>
  airing(
    sql`i.starts_at > ${at}::timestamptz - interval '1 day' and i.starts_at <= ${at} and i.ends_at > ${at}`,
  )

/** Also what begins after the days that are planned already. */
const ahead = (at: string, today: string): Sql => sql`
  ${airing(sql`i.starts_at > ${at}`)}
  union select bulletin_id from broadcasts.airing
    where unit_id = platform.unit() and ended_at is null and from_day > ${today}::date
`

/** Had a place in the schedule that is over. */
const heard = (id: Sql, at: string): Sql => sql`(
  exists (select from broadcasts.item i where i.unit_id = platform.unit() and i.bulletin_id = ${id}
    and i.ends_at <= ${at} and i.dropped_at is null)
  or exists (select from broadcasts.airing a where a.unit_id = platform.unit() and a.bulletin_id = ${id} and a.ended_at is null)
)`

const Row = z.object({ id: z.string(), standing: z.enum(['scheduled', 'on-air', 'done']) })

const todayOf = (now: Temporal.Instant) => plainDateOf(dayOf(localOf(now))).toString()

/** How far bulletins have come on air: on air now, still to come, or over. */
export const standings: Standings = {
  async of(q, ids, now) {
    const at = now.toString()
    const rows = await q.many(Row)`
      select id, standing from (
        select asked.id, case
          when asked.id in (${sounding(at)}) then 'on-air'
          when asked.id in (${ahead(at, todayOf(now))}) then 'scheduled'
          when ${heard(sql`asked.id`, at)} then 'done' end as standing
        from unnest(${[...ids]}::uuid[]) as asked (id)
      ) known where standing is not null
    `
    return new Map(rows.map(({ id, standing }) => [id, standing]))
  },
  is(standing: Standing, now) {
    const at = now.toString()
    const isSounding = sql`bulletin.id in (${sounding(at)})`
    if (standing === 'on-air') return isSounding
    const isAhead = sql`bulletin.id in (${ahead(at, todayOf(now))})`
    return standing === 'scheduled'
      ? sql`(${isAhead} and not ${isSounding})`
      : sql`(${heard(sql`bulletin.id`, at)} and not ${isAhead} and not ${isSounding})`
  },
}
