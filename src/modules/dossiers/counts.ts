import { z } from 'zod'

import { sql, type Read } from '#platform/db.ts'
import type { UnitId, Who } from '#platform/who.ts'

import { states } from './domain.ts'
import { scopeCondition, seesAllLate, type Scope } from './fields/scope.ts'

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

/** Whose work an officer sees as their own: theirs, and that of those they deputise for. */
export const workersOf = ({ staff, lenders = [] }: Who): string[] =>
  staff === undefined ? [] : [staff, ...lenders.map((lender) => lender.staff)]

/** How much waits, for the tabs and the desk's home; each count walks an index over open work only. */
export const countsFor = (
  q: Read,
  who: Who,
  { scope, startOfToday }: { scope: Scope; startOfToday: Temporal.Instant },
): Promise<Counts> => q.one(Row)`
  select
    (select count(*)::int from (select from dossiers.dossier
       where unit_id = ${who.unit} and assignee = any(${workersOf(who)}::uuid[]) limit ${most}) x) as mine,
    (select count(*)::int from (select from dossiers.dossier
       where unit_id = ${who.unit} and ${scopeCondition(scope)} limit ${most}) x) as unit,
    (select count(*)::int from (select from dossiers.dossier
       where unit_id = ${who.unit} and state = 'new' limit ${most}) x) as new,
    (select count(*)::int from (select from dossiers.dossier
       where unit_id = ${who.unit} and due_at < ${startOfToday.toString()}::timestamptz
         and state in ('accepted', 'processing')
         and ${seesAllLate(who) ? sql`true` : scopeCondition(scope)} limit ${most}) x) as overdue,
    (select count(*)::int from (select from dossiers.dossier
       where unit_id = ${who.unit} and state = 'done' limit ${most}) x) as done
`

const StateRow = z.object({ state: z.enum(states), count: z.number() })

/** How many dossiers stand in each state, counted up to `most`; states without any are left out. */
export const stateCounts = (q: Read, unit: UnitId): Promise<StateCount[]> => q.many(StateRow)`
  select s.state, n.count from unnest(${[...states]}::text[]) with ordinality s (state, place)
  cross join lateral (select count(*)::int as count from (select from dossiers.dossier d
    where d.unit_id = ${unit} and d.state = s.state limit ${most + 1}) x) n
  where n.count > 0 order by s.place
`

export type StateCount = z.output<typeof StateRow>
