import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import { sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import { idOf, looksLikeId } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import { leastSeverities, type Habit } from './domain.ts'

const ReceivedRow = z.object({
  id: idOf<'alert'>(),
  sender: z.string(),
  identifier: z.string(),
  sentAt: instant,
  msgType: z.string(),
  event: z.string(),
  headline: z.string(),
  category: z.string(),
  urgency: z.string(),
  severity: z.string(),
  certainty: z.string(),
  expiresAt: instant.nullable(),
  area: z.string(),
  xml: z.string(),
  address: z.string().nullable(),
  arrivedAt: instant,
  outcome: z.enum(['ignored', 'draft', 'emergency']),
  why: z.string(),
  bulletinId: z.string().nullable(),
  clusterIds: z.array(z.string()),
  isAreaKnown: z.boolean(),
  soundedAt: instant.nullable(),
  notSoundedWhy: z.string().nullable(),
  endedAt: instant.nullable(),
})
/** Cảnh báo đã nhận. */
export type Received = z.output<typeof ReceivedRow>

export const receivedWhere = (q: Read, condition: Sql, limit = 50): Promise<Received[]> =>
  q.many(ReceivedRow)`
    select id, sender, identifier, sent_at, msg_type, event, headline, category, urgency, severity, certainty, expires_at,
      area, xml, address, arrived_at, outcome, why, bulletin_id, cluster_ids, is_area_known, sounded_at, not_sounded_why, ended_at
    from alerts.received where unit_id = platform.unit() and ${condition}
    order by id desc limit ${limit}
  `

export const receivedById = async (q: Read, id: string) =>
  looksLikeId(id) ? (await receivedWhere(q, sql`id = ${id}::uuid`))[0] : undefined

/** Messages of one sender wait for each other: what calls off and what is called off must meet. */
export const lockSender = (tx: Tx, unit: UnitId, sender: string) => tx.run`
  select pg_advisory_xact_lock(hashtextextended('alerts of ' || ${sender}::text, ${unit}))
`

export const insertReceived = (
  tx: Tx,
  unit: UnitId,
  r: Omit<Received, 'soundedAt' | 'notSoundedWhy' | 'endedAt'>,
) => tx.run`
  insert into alerts.received (unit_id, id, sender, identifier, sent_at, msg_type, event, headline, category, urgency, severity,
    certainty, expires_at, area, xml, address, arrived_at, outcome, why, bulletin_id, cluster_ids, is_area_known)
  values (${unit}, ${r.id}, ${r.sender}, ${r.identifier}, ${r.sentAt.toString()}, ${r.msgType}, ${r.event}, ${r.headline},
    ${r.category}, ${r.urgency}, ${r.severity}, ${r.certainty}, ${r.expiresAt?.toString() ?? null}, ${r.area}, ${r.xml},
    ${r.address}, ${r.arrivedAt.toString()}, ${r.outcome}, ${r.why}, ${r.bulletinId}::uuid, ${[...r.clusterIds]}::uuid[],
    ${r.isAreaKnown})
`

export const endReceived = (tx: Tx, id: string, at: Temporal.Instant, by: string) => tx.run`
  update alerts.received set ended_at = ${at.toString()}, ended_by = ${by}
  where unit_id = platform.unit() and id = ${id} and ended_at is null
`

/** 1 for the first who says so. */
export const noteSounded = (
  tx: Tx,
  id: string,
  at: Temporal.Instant,
  notWhy: string | null,
) => tx.run`
  update alerts.received set sounded_at = ${notWhy === null ? at.toString() : null}, not_sounded_why = ${notWhy}
  where unit_id = platform.unit() and id = ${id} and sounded_at is null
`

const HabitRow = z.object({
  atOnce: z.boolean(),
  senders: z.array(z.string()),
  leastSeverity: z.enum(leastSeverities),
  everywhere: z.boolean(),
  onlySources: z.boolean(),
  reason: z.string(),
  decidedBy: z.string(),
  decidedName: z.string(),
})

export const habitOf = (q: Read): Promise<Habit | undefined> => q.maybe(HabitRow)`
  select at_once, senders, least_severity, everywhere, only_sources, reason, decided_by, decided_name from alerts.habit
  where unit_id = platform.unit()
`

export const saveHabit = (tx: Tx, unit: UnitId, h: Habit, at: Temporal.Instant) => tx.run`
  insert into alerts.habit (unit_id, at_once, senders, least_severity, everywhere, only_sources, reason, decided_by, decided_name, decided_at)
  values (${unit}, ${h.atOnce}, ${[...h.senders]}::text[], ${h.leastSeverity}, ${h.everywhere}, ${h.onlySources},
    ${h.reason}, ${h.decidedBy},
    ${h.decidedName}, ${at.toString()})
  on conflict (unit_id) do update set at_once = excluded.at_once, senders = excluded.senders,
    least_severity = excluded.least_severity,
    everywhere = excluded.everywhere, only_sources = excluded.only_sources, reason = excluded.reason, decided_by = excluded.decided_by,
    decided_name = excluded.decided_name, decided_at = excluded.decided_at
`
