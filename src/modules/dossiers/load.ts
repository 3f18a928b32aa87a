import { z } from 'zod'

import type { Read } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import { waitsForApology } from './lists.ts'

const Row = z.object({
  by: z.enum(['officer', 'step', 'procedure', 'all']),
  key: z.string(),
  all: z.number(),
  late: z.number(),
  today: z.number(),
  soon: z.number(),
})

/** How much the office is at work on, for one officer (no key: nobody yet), step role or procedure, or for all. */
export type Load = z.output<typeof Row>

type Days = { today: Temporal.Instant; tomorrow: Temporal.Instant; afterSoon: Temporal.Instant }

/**
 * The load in every grouping by one walk over what is at work and has a due date: late before today, due today, due
 * from tomorrow until `afterSoon`. Lists with the same filter (`running`, `dueFrom`, `dueBefore`) hold the same dossiers.
 */
export const loadCounts = (
  q: Read,
  unit: UnitId,
  { today, tomorrow, afterSoon }: Days,
): Promise<Load[]> => q.many(Row)`
  select case when grouping(assignee) = 0 then 'officer' when grouping(step_role) = 0 then 'step'
              when grouping(procedure_code) = 0 then 'procedure' else 'all' end as by,
    coalesce(assignee::text, step_role, procedure_code, '') as key,
    count(*)::int as all,
    count(*) filter (where due_at < ${today.toString()}::timestamptz)::int as late,
    count(*) filter (where due_at >= ${today.toString()}::timestamptz and due_at < ${tomorrow.toString()}::timestamptz)::int as today,
    count(*) filter (where due_at >= ${tomorrow.toString()}::timestamptz and due_at < ${afterSoon.toString()}::timestamptz)::int as soon
  from dossiers.dossier
  where unit_id = ${unit} and state in ('accepted', 'processing') and due_at is not null
  group by grouping sets ((assignee), (step_role), (procedure_code), ())
`

const Count = z.object({ n: z.number() })

/** How many drafts of an apology wait for the head, of dossiers that the office is still at work on. */
export const apologyCount = async (q: Read, unit: UnitId): Promise<number> => {
  const { n } = await q.one(Count)`
    select count(*)::int as n from dossiers.dossier
    where unit_id = ${unit} and state in ('accepted', 'processing') and due_at is not null and ${waitsForApology(unit)}
  `
  return n
}
