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

const Hand = z.object({ actor: z.string() })

/** Whether somebody wrote a bulletin or changed it at any time. */
export const hasWritten = async (q: Read, actor: string, id: string): Promise<boolean> =>
  (await q.maybe(Hand)`
    select actor from audit.event
    where unit_id = platform.unit() and subject_kind = 'bulletin' and subject_id = ${id} and actor = ${actor}
      and name in ('bulletin.written', 'bulletin.changed') limit 1
  `) !== undefined

/** What happened to a bulletin, newest first. */
export const pastOf = (q: Read, id: string): Promise<PastEvent[]> => q.many(Row)`
  select e.at, e.name, e.actor, e.data, s.full_name
  from audit.event e
  left join accounts.staff s on s.unit_id = e.unit_id and e.actor = 'staff:' || s.id
  where e.unit_id = platform.unit() and e.subject_kind = 'bulletin' and e.subject_id = ${id}
  order by e.at desc, e.id desc limit 50
`
