import { z } from 'zod'

import type { Read } from '#platform/db.ts'
import { zone } from '#platform/http.ts'
import type { UnitId, Who } from '#platform/who.ts'

import { most, type Counts } from './counts.ts'
import { isInScope, scopesOf, seesAllLate } from './fields/scope.ts'

export type { Counts } from './counts.ts'

const figures = z.record(z.string(), z.number())
const Row = z.object({
  bySteps: z.array(
    z.object({ role: z.string(), procedure: z.string(), all: z.number(), late: z.number() }),
  ),
  byOfficer: figures,
  new: z.number(),
  overdue: z.number(),
  done: z.number(),
})

type Asked = { unit: UnitId; staff: readonly string[]; today: Temporal.PlainDate }

/** What `countsFor` says, for as many officers of a unit as have a page open, by one statement. */
export async function countsForMany(
  q: Read,
  { unit, staff, today }: Asked,
): Promise<(who: Pick<Who, 'staff' | 'can'>) => Counts> {
  const startOfToday = today.toZonedDateTime({ timeZone: zone }).toInstant()
  const scopes = await scopesOf(q, { unit, staff, on: today })
  const all = await q.one(Row)`
    select
      (select coalesce(jsonb_agg(jsonb_build_object('role', step_role, 'procedure', procedure_code, 'all', n, 'late', late)), '[]')
       from (select step_role, procedure_code, count(*) as n,
           count(*) filter (where due_at < ${startOfToday.toString()}::timestamptz
             and state in ('accepted', 'processing')) as late
         from dossiers.dossier where unit_id = ${unit} and step_role is not null group by 1, 2) r) as by_steps,
      (select coalesce(jsonb_object_agg(assignee, n), '{}') from (select assignee, count(*) as n from dossiers.dossier
         where unit_id = ${unit} and assignee = any(${staff}::uuid[]) group by assignee) a) as by_officer,
      (select count(*)::int from (select from dossiers.dossier
         where unit_id = ${unit} and state = 'new' limit ${most}) x) as new,
      (select count(*)::int from (select from dossiers.dossier
         where unit_id = ${unit} and due_at < ${startOfToday.toString()}::timestamptz
           and state in ('accepted', 'processing') limit ${most}) x) as overdue,
      (select count(*)::int from (select from dossiers.dossier
         where unit_id = ${unit} and state = 'done' limit ${most}) x) as done
  `
  return (who) => {
    const scope = scopes(who)
    const own = all.bySteps.filter(({ role, procedure }) => isInScope(scope, role, procedure))
    const sumOf = (what: 'all' | 'late') =>
      Math.min(
        most,
        own.reduce((sum, step) => sum + step[what], 0),
      )
    return {
      mine: Math.min(most, (who.staff && all.byOfficer[who.staff]) || 0),
      unit: sumOf('all'),
      new: all.new,
      overdue: seesAllLate(who) ? all.overdue : sumOf('late'),
      done: all.done,
    }
  }
}
