import { createHash } from 'node:crypto'

import { z } from 'zod'

import type { Db, Read, Tx } from './db.ts'
import { conflict } from './problem.ts'
import type { Who } from './who.ts'

/** What was answered the first time: an HTTP status and a JSON body, or a redirect as `{ location }`. */
export type Answer = { status: number; answer: Record<string, unknown> }

const Row = z.object({
  bodyHash: z.instanceof(Buffer),
  status: z.number(),
  answer: z.record(z.string(), z.unknown()),
})

type Once = { who: Who; key: string | undefined; body: unknown }
type Prepared<Ready> = Once & {
  /** What is read and checked before anything is written, and only when there is no answer yet. */
  prepare: (q: Read) => Promise<Ready>
}

/**
 * Carries out `work` at most once per actor and key, whatever is replayed, doubled or retried.
 * The same key with another body is a 409. Without a key the work is simply done.
 */
export const once = (db: Db, sent: Once, work: (tx: Tx) => Promise<Answer>) =>
  onceReady(db, { ...sent, prepare: async () => undefined }, work)

/** The same with a preparation that shares the first look at the database. */
export async function onceReady<Ready>(
  db: Db,
  { who, key, body, prepare }: Prepared<Ready>,
  work: (tx: Tx, ready: Ready) => Promise<Answer>,
): Promise<Answer> {
  if (!key) {
    const ready = await db.read(prepare)
    return db.tx((tx) => work(tx, ready))
  }
  const hash = createHash('sha256').update(JSON.stringify(body)).digest()
  const first = () => db.read((q) => answered(q, who, key, hash))
  try {
    const found = await db.read(async (q) => {
      const answer = await answered(q, who, key, hash)
      return answer ? { answer } : { ready: await prepare(q) }
    })
    return (
      found.answer ??
      (await db.tx(async (tx) => {
        const answer = await work(tx, found.ready as Ready)
        tx.later(tx.run`
          insert into platform.answered (unit_id, key, actor, body_hash, status, answer)
          values (${who.unit}, ${key}, ${who.actor}, ${hash}, ${answer.status}, ${JSON.stringify(answer.answer)})
        `)
        return answer
      }))
    )
  } catch (error) {
    // Of two at the same instant the later is refused, by this key or by the rules: its answer is the first one's.
    const answer = await first()
    if (!answer) throw error
    return answer
  }
}

async function answered(q: Read, who: Who, key: string, hash: Buffer) {
  const row = await q.maybe(Row)`
    select body_hash, status, answer from platform.answered
    where unit_id = ${who.unit} and actor = ${who.actor} and key = ${key}
  `
  if (row && !row.bodyHash.equals(hash))
    throw conflict('Khóa chống gửi trùng này đã dùng cho một nội dung khác')
  return row && { status: row.status, answer: row.answer }
}
