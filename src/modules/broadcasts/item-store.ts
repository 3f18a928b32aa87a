import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import { sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import { idOf } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

const Row = z.object({
  clusterId: idOf<'cluster'>(),
  id: z.string(),
  airingId: z.string().nullable(),
  bulletinId: z.string(),
  title: z.string(),
  priority: z.enum(['normal', 'priority', 'emergency']),
  slotId: idOf<'slot'>().nullable(),
  startsAt: instant,
  endsAt: instant,
  seconds: z.number(),
  sha256: z.string().nullable(),
  language: z.string(),
  genre: z.string(),
  kind: z.enum(['file', 'relay', 'live']),
  droppedAt: instant.nullable(),
  droppedWhy: z.string().nullable(),
})

/** One item as one cluster was told it. */
export type Item = z.output<typeof Row>

const columns = sql`cluster_id, id, airing_id, bulletin_id, title, priority, slot_id, starts_at, ends_at, seconds, sha256,
  language, genre, kind, dropped_at, dropped_why`

/** Of one question: a commune of 100 clusters with 100 items a day has half as many. */
export const mostItems = 20_000

/** Items in the order in which they sound; at most `mostItems`, so ask for few days or few clusters. */
export const itemsWhere = (q: Read, condition: Sql): Promise<Item[]> => q.many(Row)`
  select ${columns} from broadcasts.item where unit_id = platform.unit() and ${condition}
  order by starts_at, cluster_id, id limit ${mostItems}
`

type Window = {
  from: Temporal.Instant
  to: Temporal.Instant
  /** With what was taken out. */
  dropped?: boolean
}

/** What stands in these hours, without what was taken out unless it is asked for. */
export const itemsBetween = (
  q: Read,
  { from, to, dropped = false }: Window,
  clusters?: readonly string[],
) =>
  itemsWhere(
    q,
    sql`starts_at < ${to.toString()} and starts_at >= ${from.toString()}::timestamptz - interval '1 day'
      and ends_at > ${from.toString()} and (${dropped} or dropped_at is null)
      and (${clusters === undefined} or cluster_id = any(${[...(clusters ?? [])]}::uuid[]))`,
  )

export type NewItem = Omit<Item, 'droppedAt' | 'droppedWhy'>

const json = (items: readonly NewItem[]) =>
  JSON.stringify(
    items.map((item) => ({
      cluster_id: item.clusterId,
      id: item.id,
      airing_id: item.airingId,
      bulletin_id: item.bulletinId,
      title: item.title,
      priority: item.priority,
      slot_id: item.slotId,
      starts_at: item.startsAt.toString(),
      ends_at: item.endsAt.toString(),
      seconds: item.seconds,
      sha256: item.sha256,
      language: item.language,
      genre: item.genre,
      kind: item.kind,
    })),
  )

/** Writes down what clusters are told; what is told as before stays untouched, what had been taken out comes back. */
export const keepItems = (tx: Tx, unit: UnitId, items: readonly NewItem[]) => tx.run`
  insert into broadcasts.item as old (unit_id, cluster_id, id, airing_id, bulletin_id, title, priority, slot_id, starts_at,
    ends_at, seconds, sha256, language, genre, kind)
  select ${unit}, n.* from jsonb_to_recordset(${json(items)}::jsonb) as n(cluster_id uuid, id uuid, airing_id uuid,
    bulletin_id uuid, title text, priority text, slot_id uuid, starts_at timestamptz, ends_at timestamptz, seconds int,
    sha256 text, language text, genre text, kind text)
  on conflict (unit_id, cluster_id, id) do update set bulletin_id = excluded.bulletin_id, title = excluded.title,
    priority = excluded.priority, starts_at = excluded.starts_at, ends_at = excluded.ends_at, seconds = excluded.seconds,
    sha256 = excluded.sha256, dropped_at = null, dropped_why = null
  where (old.starts_at, old.ends_at, old.title, old.sha256, old.dropped_at is null)
    is distinct from (excluded.starts_at, excluded.ends_at, excluded.title, excluded.sha256, true)
`

type Dropping = { at: Temporal.Instant; why: string }

/** Takes items out; those of an emergency only when asked by id. */
export const dropItems = (tx: Tx, condition: Sql, { at, why }: Dropping) => tx.run`
  update broadcasts.item set dropped_at = ${at.toString()}, dropped_why = ${why}
  where unit_id = platform.unit() and dropped_at is null and ${condition}
`

const PlanRow = z.object({
  clusterId: idOf<'cluster'>(),
  revision: z.int(),
  hash: z.string(),
  payload: z.string(),
  signature: z.string(),
  keyId: z.string(),
  issuedAt: instant,
})
export type KeptPlan = z.output<typeof PlanRow>

export const planOf = (q: Read, cluster: string) => q.maybe(PlanRow)`
  select cluster_id, revision, hash, payload, signature, key_id, issued_at from broadcasts.plan
  where unit_id = platform.unit() and cluster_id = ${cluster}::uuid
`

const Brief = z.object({
  clusterId: z.string(),
  revision: z.int(),
  hash: z.string(),
  keyId: z.string(),
})

/** The revision each cluster has been given. */
export const revisions = (q: Read) => q.many(Brief)`
  select cluster_id, revision, hash, key_id from broadcasts.plan where unit_id = platform.unit()
`

export const keepPlan = (tx: Tx, unit: UnitId, p: KeptPlan) => tx.run`
  insert into broadcasts.plan (unit_id, cluster_id, revision, hash, payload, signature, key_id, issued_at)
  values (${unit}, ${p.clusterId}::uuid, ${p.revision}, ${p.hash}, ${p.payload}, ${p.signature}, ${p.keyId}, ${p.issuedAt.toString()})
  on conflict (unit_id, cluster_id) do update set revision = excluded.revision, hash = excluded.hash,
    payload = excluded.payload, signature = excluded.signature, key_id = excluded.key_id, issued_at = excluded.issued_at
`
