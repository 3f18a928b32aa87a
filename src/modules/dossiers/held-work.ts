import { z } from 'zod'

import { permissionOf, roles } from '#modules/workflows/index.ts'
import { sql, type Read } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import { KeptLineRow, lineColumns, type Line } from './rows.ts'

const open = sql`state in ('new', 'accepted', 'processing', 'awaiting-supplement', 'awaiting-payment', 'stopped')`

const Row = z.object({ role: z.string(), count: z.number(), late: z.number() })

/** Việc đang giữ: how many open dossiers lie with an officer, by the role of their step. */
export type Held = z.output<typeof Row>

export const heldBy = (
  q: Read,
  unit: UnitId,
  staff: string,
  now: Temporal.Instant,
): Promise<Held[]> => q.many(Row)`
  select coalesce(step_role, '') as role, count(*)::int as count,
    (count(*) filter (where due_at < ${now.toString()}::timestamptz))::int as late
  from dossiers.dossier where unit_id = ${unit} and assignee = ${staff}::uuid and ${open}
  group by 1 order by 1
`

/** Steps of these roles are not this officer's to do: whatever lies there is stuck. */
export const stuckIn = (held: readonly Held[], can: ReadonlySet<string>): number =>
  held
    .filter(({ role }) => roles.some((one) => one === role && !can.has(permissionOf(one))))
    .reduce((sum, { count }) => sum + count, 0)

export const heldPage = 100

type Ask = { staff: string; role: string | undefined; after: string | undefined }

/** A page of an officer's open dossiers, by id: handing some on changes nothing of what follows. */
export const heldLines = (
  q: Read,
  unit: UnitId,
  { staff, role, after }: Ask,
): Promise<Line[]> => q.many(KeptLineRow)`
  select ${lineColumns} from dossiers.dossier
  where unit_id = ${unit} and assignee = ${staff}::uuid and ${open}
    and (${role ?? null}::text is null or step_role = ${role ?? null})
    and (${after ?? null}::uuid is null or id > ${after ?? null}::uuid)
  order by id limit ${heldPage + 1}
`
