import { z } from 'zod'

import { instant, plainDate } from '#platform/columns.ts'
import { sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import { idOf } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import type { Leave } from './domain.ts'

const Row = z.object({
  id: idOf<'leave'>(),
  staffId: z.string(),
  deputyId: z.string(),
  fromOn: plainDate,
  untilOn: plainDate,
  endedOn: plainDate.nullable(),
  reason: z.string(),
  recordedAt: instant,
  staffName: z.string(),
  deputyName: z.string(),
})

/** A leave with the names that pages show. */
export type LeaveLine = z.output<typeof Row>

const leavesWhere = (q: Read, condition: Sql, most = 100): Promise<LeaveLine[]> => q.many(Row)`
  select l.id, l.staff_id, l.deputy_id, l.from_on, l.until_on, l.ended_on, l.reason, l.recorded_at,
    s.full_name as staff_name, d.full_name as deputy_name
  from accounts.leave l
  join accounts.staff s on s.unit_id = l.unit_id and s.id = l.staff_id
  join accounts.staff d on d.unit_id = l.unit_id and d.id = l.deputy_id
  where l.unit_id = platform.unit() and ${condition}
  order by l.from_on desc, l.id desc limit ${most}
`

/** The latest leaves in which an officer is away or deputises. */
export const leavesOf = (q: Read, staff: string) =>
  leavesWhere(q, sql`(l.staff_id = ${staff}::uuid or l.deputy_id = ${staff}::uuid)`)

/** What still counts of either officer from a day on. */
export const leavesFrom = (q: Read, staff: readonly string[], day: Temporal.PlainDate) =>
  leavesWhere(
    q,
    sql`(l.staff_id = any(${staff}::uuid[]) or l.deputy_id = any(${staff}::uuid[])) and l.until_on >= ${day.toString()}::date`,
    1_000,
  )

export const leaveById = async (q: Read, id: string): Promise<LeaveLine | undefined> =>
  (await leavesWhere(q, sql`l.id = ${id}::uuid`))[0]

export const addLeave = (
  tx: Tx,
  unit: UnitId,
  l: Leave & { reason: string; at: Temporal.Instant; by: string },
) => {
  tx.forget(l.deputyId)
  return tx.run`
    insert into accounts.leave (unit_id, id, staff_id, deputy_id, from_on, until_on, reason, recorded_at, recorded_by)
    values (${unit}, ${l.id}, ${l.staffId}, ${l.deputyId}, ${l.fromOn.toString()}, ${l.untilOn.toString()}, ${l.reason},
      ${l.at.toString()}, ${l.by})
  `
}

export const endLeaveRow = (
  tx: Tx,
  { id, deputyId }: Pick<Leave, 'id' | 'deputyId'>,
  on: Temporal.PlainDate,
) => {
  tx.forget(deputyId)
  return tx.run`
    update accounts.leave set ended_on = ${on.toString()} where unit_id = platform.unit() and id = ${id} and ended_on is null
  `
}

const Deputy = z.object({ staffId: z.string(), deputyId: z.string() })

/** Deputies of these officers on a day. */
export async function deputiesOn(
  q: Read,
  staff: readonly string[],
  day: Temporal.PlainDate,
): Promise<string[]> {
  if (staff.length === 0) return []
  const on = day.toString()
  const rows = await q.many(Deputy)`
    select staff_id, deputy_id from accounts.leave
    where unit_id = platform.unit() and staff_id = any(${[...staff]}::uuid[])
      and from_on <= ${on}::date and until_on >= ${on}::date and (ended_on is null or ended_on > ${on}::date)
  `
  return rows.map(({ deputyId }) => deputyId)
}

const Away = z.object({ staffId: z.string() })

/** Officers who are away on a day. */
export async function awayOn(q: Read, day: Temporal.PlainDate): Promise<ReadonlySet<string>> {
  const on = day.toString()
  const rows = await q.many(Away)`
    select distinct staff_id from accounts.leave
    where unit_id = platform.unit() and from_on <= ${on}::date and until_on >= ${on}::date
      and (ended_on is null or ended_on > ${on}::date) limit 1000
  `
  return new Set(rows.map(({ staffId }) => staffId))
}
