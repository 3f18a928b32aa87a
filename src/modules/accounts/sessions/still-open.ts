import { z } from 'zod'

import { instant, plainDate } from '#platform/columns.ts'
import type { Read } from '#platform/db.ts'
import { zone } from '#platform/http.ts'

import { sessionState } from './expiry.ts'

const Row = z.object({
  id: z.string(),
  kind: z.enum(['staff', 'citizen']),
  seenAt: instant,
  endsAt: instant,
  endedAt: instant.nullable(),
  lockedOn: plainDate.nullable(),
})

/** Those of these sessions that still open doors: asked for pages that stay open without asking for anything. */
export async function stillOpen(
  q: Read,
  sessions: readonly string[],
  now: Temporal.Instant,
): Promise<ReadonlySet<string>> {
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  const rows = await q.many(Row)`
    select s.id, s.kind, s.seen_at, s.ends_at, s.ended_at, o.locked_on from accounts.session s
    left join accounts.staff o on o.unit_id = s.unit_id and o.id = s.staff_id
    where s.id = any(${sessions}::uuid[])
  `
  const open = rows.filter((session) => sessionState(session, now, today) === 'open')
  return new Set(open.map(({ id }) => id))
}
