import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read } from '#platform/db.ts'

const Row = z.object({
  at: instant,
  name: z.string(),
  actor: z.string(),
  by: z.string().nullable(),
})

/** One thing that happened to an officer's account, and who did it. */
export type StaffEvent = z.output<typeof Row>

/** The latest events of one account, newest first. */
export const staffEvents = (q: Read, id: string): Promise<StaffEvent[]> => q.many(Row)`
  select e.at, e.name, e.actor, s.full_name as by
  from audit.event e
  left join accounts.staff s on s.unit_id = e.unit_id and 'staff:' || s.id = e.actor
  where e.unit_id = platform.unit() and e.subject_id = ${id} and e.name like 'staff.%'
  order by e.id desc limit 30
`
