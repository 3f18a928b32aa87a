import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import { sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import { idOf, looksLikeId } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

const Row = z.object({
  id: idOf<'published-alert'>(),
  subjectId: z.string(),
  msgType: z.enum(['Alert', 'Cancel']),
  bulletinId: z.string(),
  headline: z.string(),
  sentAt: instant,
  expiresAt: instant,
  xml: z.string(),
})
/** Cảnh báo của xã, as it was published. */
export type Published = z.output<typeof Row>

export const publishedWhere = (q: Read, condition: Sql, limit = 100): Promise<Published[]> =>
  q.many(Row)`
    select id, subject_id, msg_type, bulletin_id, headline, sent_at, expires_at, xml from alerts.published p
    where unit_id = platform.unit() and ${condition}
    order by sent_at desc, id desc limit ${limit}
  `

export const publishedById = async (q: Read, id: string) =>
  looksLikeId(id) ? (await publishedWhere(q, sql`id = ${id}::uuid`))[0] : undefined

/** Alerts that hold, and what called others off lately: the newest first. */
export const inFeed = (q: Read, now: Temporal.Instant) =>
  publishedWhere(q, sql`expires_at > ${now.toString()}`)

/** 1 for the first; what was published already stays as it is. */
export const insertPublished = (tx: Tx, unit: UnitId, p: Published) => tx.run`
  insert into alerts.published (unit_id, id, subject_id, msg_type, bulletin_id, headline, sent_at, expires_at, xml)
  values (${unit}, ${p.id}, ${p.subjectId}, ${p.msgType}, ${p.bulletinId}, ${p.headline}, ${p.sentAt.toString()},
    ${p.expiresAt.toString()}, ${p.xml})
  on conflict (unit_id, subject_id, msg_type) do nothing
`
