import { z } from 'zod'

import { permissionOf, roles } from '#modules/workflows/index.ts'
import type { Read } from '#platform/db.ts'
import type { Who } from '#platform/who.ts'

const Row = z.object({
  mine: z.number(),
  unit: z.number(),
  new: z.number(),
  overdue: z.number(),
  done: z.number(),
})

export type Counts = z.output<typeof Row>

/** Past this a counter says no more than "many": counting on would cost and tell nobody anything. */
export const most = 1_000

/** How much waits, for the tabs and the desk's home; each count walks an index over open work only. */
export const countsFor = (
  q: Read,
  { unit, staff, can }: Who,
  startOfToday: Temporal.Instant,
): Promise<Counts> => q.one(Row)`
  select
    (select count(*)::int from (select from dossiers.dossier
       where unit_id = ${unit} and assignee = ${staff ?? null}::uuid limit ${most}) x) as mine,
    (select count(*)::int from (select from dossiers.dossier
       where unit_id = ${unit} and step_role = any(${roles.filter((role) => can.has(permissionOf(role)))}) limit ${most}) x) as unit,
    (select count(*)::int from (select from dossiers.dossier
       where unit_id = ${unit} and state = 'new' limit ${most}) x) as new,
    (select count(*)::int from (select from dossiers.dossier
       where unit_id = ${unit} and due_at < ${startOfToday.toString()}::timestamptz
         and state in ('accepted', 'processing') limit ${most}) x) as overdue,
    (select count(*)::int from (select from dossiers.dossier
       where unit_id = ${unit} and state = 'done' limit ${most}) x) as done
`
