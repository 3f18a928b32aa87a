import { z } from 'zod'

import { states } from '#modules/dossiers/index.ts'
import { instant } from '#platform/columns.ts'
import { sql, type Read, type Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import { heard, type Made, type Status } from './domain.ts'

const Past = z.object({
  id: z.string(),
  name: z.string(),
  at: instant,
  actor: z.string(),
  data: z.record(z.string(), z.unknown()),
})
export type Past = z.output<typeof Past>

const Last = z.object({ eventId: z.string(), state: z.enum(states) })

/** The newest message of a dossier. */
export const lastMessage = (q: Read, unit: UnitId, dossier: string) => q.maybe(Last)`
  select event_id, state from exchange.message where unit_id = ${unit} and dossier_id = ${dossier}
  order by event_id desc, kind limit 1
`

/** What happened to a dossier after an event, in order. */
export const pastAfter = (
  q: Read,
  unit: UnitId,
  { dossier, after }: { dossier: string; after: string },
): Promise<Past[]> => q.many(Past)`
  select id, name, at, actor, data from audit.event
  where unit_id = ${unit} and subject_id = ${dossier} and subject_kind = 'dossier'
    and name = any(${Object.keys(heard)}) and id > ${after}::uuid
  order by id
`

const mostDetail = 500

/** Queues messages; one that is there already stays as it is. */
export async function addMessages(
  tx: Tx,
  unit: UnitId,
  {
    dossier,
    code,
    made,
    now,
  }: { dossier: string; code: string; made: readonly Made<Past>[]; now: Temporal.Instant },
): Promise<number> {
  if (made.length === 0) return 0
  const of = made.map(({ of }) => of)
  return tx.run`
    insert into exchange.message (unit_id, id, dossier_id, dossier_code, event_id, kind, event_name, state, actor,
      happened_at, detail, made_at)
    select ${unit}, m.id, ${dossier}::uuid, ${code}, m.event_id, m.kind, m.name, m.state, m.actor, m.at, m.detail,
      ${now.toString()}::timestamptz
    from unnest(${made.map(() => newId())}::uuid[], ${of.map(({ id }) => id)}::uuid[],
      ${made.map(({ kind }) => kind)}::text[], ${of.map(({ name }) => name)}::text[],
      ${made.map(({ state }) => state)}::text[], ${of.map(({ actor }) => actor)}::text[],
      ${of.map(({ at }) => at.toString())}::timestamptz[], ${of.map(detailOf)}::text[])
      as m (id, event_id, kind, name, state, actor, at, detail)
    on conflict (unit_id, dossier_id, event_id, kind) do nothing
  `
}

/** The reason that the officer gave. */
function detailOf({ data }: Past): string {
  const said = ['missing', 'reason', 'ground', 'note', 'what', 'question', 'answer']
    .map((key) => data[key])
    .find((text): text is string => typeof text === 'string' && text !== '')
  return Array.from(said ?? '')
    .slice(0, mostDetail)
    .join('')
}

const MessageRow = z.object({
  id: z.string(),
  dossierId: z.string(),
  dossierCode: z.string(),
  eventId: z.string(),
  kind: z.enum(['sync', 'progress']),
  eventName: z.string(),
  state: z.enum(states),
  actor: z.string(),
  happenedAt: instant,
  detail: z.string(),
  status: z.enum(['waiting', 'failed', 'sent']),
  attempts: z.number(),
  replyCode: z.string().nullable(),
  reason: z.string().nullable(),
  madeAt: instant,
  triedAt: instant.nullable(),
  sentAt: instant.nullable(),
  /** It stands behind a refused message of its dossier. */
  isHeld: z.boolean(),
})
export type Message = z.output<typeof MessageRow>

const columns = sql`
  id, dossier_id, dossier_code, event_id, kind, event_name, state, actor, happened_at, detail, status, attempts,
  reply_code, reason, made_at, tried_at, sent_at,
  exists (select from exchange.message f
    where f.unit_id = m.unit_id and f.dossier_id = m.dossier_id and f.status = 'failed') as is_held
`

/** The oldest that may go; what stands behind a refused message of the same dossier waits for it. */
export const waitingMessages = (q: Read, unit: UnitId, most: number): Promise<Message[]> =>
  q.many(MessageRow)`
    select ${columns} from exchange.message m
    where unit_id = ${unit} and status = 'waiting'
      and not exists (select from exchange.message f
        where f.unit_id = m.unit_id and f.dossier_id = m.dossier_id and f.status = 'failed')
    order by event_id, kind desc limit ${most}
  `

const Sent = z.object({ sent: z.boolean() })

/** Whether the axis has this dossier from us. */
export const wasSynced = async (q: Read, unit: UnitId, dossier: string): Promise<boolean> =>
  (
    await q.one(Sent)`
      select exists (select from exchange.message
        where unit_id = ${unit} and dossier_id = ${dossier} and kind = 'sync' and status = 'sent') as sent
    `
  ).sent

type Settled = {
  ids: readonly string[]
  status: Status
  now: Temporal.Instant
  replyCode?: string | undefined
  reason?: string | undefined
}

export const settleMessages = (
  tx: Tx,
  unit: UnitId,
  { ids, status, now, replyCode, reason }: Settled,
) => tx.run`
  update exchange.message set status = ${status}, attempts = attempts + 1, tried_at = ${now.toString()},
    sent_at = ${status === 'sent' ? now.toString() : null}::timestamptz, reply_code = ${replyCode ?? null},
    reason = ${reason ?? null}
  where unit_id = ${unit} and id = any(${[...ids]}::uuid[]) and status = 'waiting'
`

const mostCounted = 10_000
const Counts = z.object({ waiting: z.number(), failed: z.number(), oldest: instant.nullable() })

/** How much waits and is refused, up to a bound, and since when the oldest waits. */
export const queueCounts = (q: Read, unit: UnitId) => q.one(Counts)`
  select
    (select count(*)::int from (select from exchange.message
      where unit_id = ${unit} and status = 'waiting' limit ${mostCounted + 1}) w) as waiting,
    (select count(*)::int from (select from exchange.message
      where unit_id = ${unit} and status = 'failed' limit ${mostCounted + 1}) f) as failed,
    (select made_at from exchange.message where unit_id = ${unit} and status = 'waiting'
      order by event_id, kind desc limit 1) as oldest
`

type Ask = { status: Status; cursor?: string | undefined; code?: string | undefined }
const perPage = 50

/** A page of the queue, newest first. */
export async function messageList(q: Read, unit: UnitId, { status, cursor, code }: Ask) {
  const rows = await q.many(MessageRow)`
    select ${columns} from exchange.message m
    where unit_id = ${unit} and status = ${status}
      and ${code ? sql`dossier_code = ${code.toUpperCase()}` : sql`true`}
      and ${cursor ? sql`id < ${cursor}::uuid` : sql`true`}
    order by id desc limit ${perPage + 1}
  `
  const items = rows.slice(0, perPage)
  return { items, next: rows.length > perPage ? (items.at(-1)?.id ?? null) : null }
}

const Is = z.object({ is: z.boolean() })

export const messageExists = async (q: Read, unit: UnitId, id: string): Promise<boolean> =>
  (
    await q.one(Is)`
      select exists (select from exchange.message where unit_id = ${unit} and id = ${id}) as is
    `
  ).is

const Requeued = z.object({ code: z.string(), reason: z.string().nullable() })

/** Puts one refused message back into the queue; undefined when it is not refused any more. */
export const requeueOne = (tx: Tx, unit: UnitId, id: string) => tx.maybe(Requeued)`
  update exchange.message set status = 'waiting' where unit_id = ${unit} and id = ${id} and status = 'failed'
  returning dossier_code as code, reason
`

export const requeueAll = (tx: Tx, unit: UnitId): Promise<number> => tx.run`
  update exchange.message set status = 'waiting' where unit_id = ${unit} and status = 'failed'
`

const Late = z.object({ id: z.string(), madeAt: instant })

/** The message that waits longest, when that is longer than it should. */
export const oldestSince = (q: Read, unit: UnitId, before: Temporal.Instant) => q.maybe(Late)`
  select id, made_at from (select id, made_at from exchange.message where unit_id = ${unit} and status = 'waiting'
    order by event_id, kind desc limit 1) oldest
  where made_at < ${before.toString()}::timestamptz
`
