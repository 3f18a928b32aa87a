import { z } from 'zod'

import type { ClusterId } from '#modules/clusters/index.ts'
import { instant } from '#platform/columns.ts'
import { sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import { idOf, looksLikeId } from '#platform/id.ts'
import type { UnitId, Who } from '#platform/who.ts'

import { chunkLength, endings, type Ending, type Talk, type TalkId } from './domain.ts'

const Target = z.union([
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.enum(['zone', 'hamlet', 'cluster']), id: z.string() }),
])

const Row = z.object({
  id: idOf<'talk'>(),
  bulletinId: z.string(),
  title: z.string(),
  priority: z.enum(['normal', 'priority', 'emergency']),
  spokenBy: z.string(),
  targets: z.array(Target),
  clusterIds: z.array(idOf<'cluster'>()),
  delay: z.int(),
  mostSeconds: z.int(),
  startedAt: instant,
  endedAt: instant.nullable(),
  howEnded: z.enum(endings).nullable(),
  heard: z.int().nullable(),
  fileId: z.string().nullable(),
  seconds: z.number().nullable(),
})

const talksWhere = (q: Read, condition: Sql): Promise<Talk[]> => q.many(Row)`
  select id, bulletin_id, title, priority, spoken_by, targets, cluster_ids, delay, most_seconds, started_at, ended_at,
    how_ended, heard, file_id, seconds
  from live.talk where unit_id = platform.unit() and ${condition} order by started_at desc, id desc limit 50
`

export const talkById = async (q: Read, id: string): Promise<Talk | undefined> =>
  looksLikeId(id) ? (await talksWhere(q, sql`id = ${id}::uuid`))[0] : undefined

/** The talks of one bulletin, newest first. */
export const talksOf = (q: Read, bulletin: string) =>
  talksWhere(q, sql`bulletin_id = ${bulletin}::uuid`)

export const openTalks = (q: Read) => talksWhere(q, sql`ended_at is null`)

export const insertTalk = (tx: Tx, unit: UnitId, t: Talk) => tx.run`
  insert into live.talk (unit_id, id, bulletin_id, title, priority, spoken_by, targets, cluster_ids, delay, most_seconds,
    started_at)
  values (${unit}, ${t.id}, ${t.bulletinId}::uuid, ${t.title}, ${t.priority}, ${t.spokenBy},
    ${JSON.stringify(t.targets)}::jsonb, ${[...t.clusterIds]}::uuid[], ${t.delay}, ${t.mostSeconds},
    ${t.startedAt.toString()})
`

/**
 * Ends it once: of two who end it, the second finds nothing to do. Cut off, only what has been let through until now is
 * heard; else all that has come.
 */
export const endTalkRow = (
  tx: Tx,
  { id, delay }: Talk,
  how: Ending,
  at: Temporal.Instant,
) => tx.run`
  update live.talk t set ended_at = ${at.toString()}, how_ended = ${how}, heard = (
    select count(*) from live.chunk c where c.unit_id = t.unit_id and c.talk_id = t.id
      and (${how !== 'stopped'} or c.at <= clock_timestamp() - make_interval(secs => ${delay})))
  where t.unit_id = platform.unit() and t.id = ${id} and t.ended_at is null
`

/** A chunk of an open talk, from whoever speaks and within what was approved; sent again it changes nothing. */
export const insertChunk = (
  tx: Tx,
  who: Who,
  talk: string,
  number: number,
  bytes: Buffer,
) => tx.run`
  insert into live.chunk (unit_id, talk_id, number, bytes)
  select unit_id, id, ${number}, ${bytes} from live.talk
  where unit_id = ${who.unit} and id = ${talk}::uuid and ended_at is null and spoken_by = ${who.actor}
    and ${number} * ${chunkLength / 1_000}::double precision <= most_seconds
  on conflict (unit_id, talk_id, number) do nothing
`

const Chunk = z.object({ number: z.int(), bytes: z.instanceof(Buffer) })
export type Chunk = z.output<typeof Chunk>

type Part = { from: number; delay: number; before: number | null }

/** What may be heard by now, in order; `before` is the number at which the talk was cut off. */
export const chunksFrom = (q: Read, talk: TalkId, { from, delay, before }: Part) => q.many(Chunk)`
  select number, bytes from live.chunk
  where unit_id = platform.unit() and talk_id = ${talk} and number >= ${from}
    and number < coalesce(${before}::int, 2147483647) and at <= clock_timestamp() - make_interval(secs => ${delay})
  order by number limit 100
`

const Many = z.object({ many: z.int() })

/** How many chunks may be heard by now. */
export const releasedChunks = async (q: Read, { id, delay }: Talk): Promise<number> =>
  (
    await q.one(Many)`
      select count(*)::int as many from live.chunk
      where unit_id = platform.unit() and talk_id = ${id} and at <= clock_timestamp() - make_interval(secs => ${delay})
    `
  ).many

const Last = z.object({ many: z.int(), silent: z.number() })

/** How many chunks there are, and the seconds since the last one came or, before the first, since the talk began. */
export const lastHeard = (q: Read, talk: TalkId) => q.one(Last)`
  select count(*)::int as many,
    extract(epoch from clock_timestamp() - coalesce(max(c.at), min(t.started_at)))::double precision as silent
  from live.talk t left join live.chunk c on c.unit_id = t.unit_id and c.talk_id = t.id
  where t.unit_id = platform.unit() and t.id = ${talk}
`

export const noteListener = (tx: Tx, unit: UnitId, talk: TalkId, cluster: ClusterId) => tx.run`
  insert into live.listener (unit_id, talk_id, cluster_id) values (${unit}, ${talk}, ${cluster})
  on conflict do nothing
`

export const listenersOf = async (q: Read, talk: string): Promise<number> =>
  (
    await q.one(Many)`
      select count(*)::int as many from live.listener where unit_id = platform.unit() and talk_id = ${talk}::uuid
    `
  ).many

export const keepSound = (
  tx: Tx,
  id: TalkId,
  file: string | null,
  seconds: number | null,
) => tx.run`
  update live.talk set file_id = ${file}::uuid, seconds = ${seconds}
  where unit_id = platform.unit() and id = ${id}
`

export const dropChunks = (tx: Tx, id: TalkId) => tx.run`
  delete from live.chunk where unit_id = platform.unit() and talk_id = ${id}
`
