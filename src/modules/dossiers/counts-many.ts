import { z } from 'zod'

import { permissionOf, roles } from '#modules/workflows/index.ts'
import type { Read } from '#platform/db.ts'
import type { UnitId, Who } from '#platform/who.ts'

import { most, type Counts } from './counts.ts'

export type { Counts } from './counts.ts'

const figures = z.record(z.string(), z.number())
const Row = z.object({
  byRole: figures,
  byOfficer: figures,
  new: z.number(),
  overdue: z.number(),
  done: z.number(),
})

type Asked = { unit: UnitId; staff: readonly string[]; startOfToday: Temporal.Instant }

/** What `countsFor` says, for as many officers of a unit as have a page open, by one statement. */
export async function countsForMany(
  q: Read,
  { unit, staff, startOfToday }: Asked,
): Promise<(who: Pick<Who, 'staff' | 'can'>) => Counts> {
  const all = await q.one(Row)`
    select
      (select coalesce(jsonb_object_agg(step_role, n), '{}') from (select step_role, count(*) as n from dossiers.dossier
         where unit_id = ${unit} and step_role is not null group by step_role) r) as by_role,
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
  return ({ staff: officer, can }) => ({
    mine: Math.min(most, (officer && all.byOfficer[officer]) || 0),
    unit: Math.min(
      most,
      roles
        .filter((role) => can.has(permissionOf(role)))
        .reduce((sum, role) => sum + (all.byRole[role] ?? 0), 0),
    ),
    new: all.new,
    overdue: all.overdue,
    done: all.done,
  })
}
