import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read } from '#platform/db.ts'

const Row = z.object({
  at: instant,
  name: z.string(),
  actor: z.string(),
  data: z.record(z.string(), z.unknown()),
  fullName: z.string().nullable(),
})

export type PastEvent = z.output<typeof Row>

/** What happened to a bulletin, newest first. */
export const pastOf = (q: Read, id: string): Promise<PastEvent[]> => q.many(Row)`
  select e.at, e.name, e.actor, e.data, s.full_name
  from audit.event e
  left join accounts.staff s on s.unit_id = e.unit_id and e.actor = 'staff:' || s.id
  where e.unit_id = platform.unit() and e.subject_kind = 'bulletin' and e.subject_id = ${id}
  order by e.at desc, e.id desc limit 50
`
