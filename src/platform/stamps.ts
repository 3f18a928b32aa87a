import { z } from 'zod'

import { sql, type Read, type Sql } from './db.ts'

const Row = z.object({ stamps: z.array(z.string().nullable()) })

const pieces: Sql[] = []
const read = new WeakMap<Read, Promise<readonly (string | null)[]>>()

/**
 * Declares the stamp of what a module keeps in memory: a query for one value that changes whenever the original does,
 * for the unit of the transaction. The stamps of all modules are read by one statement, once in a transaction, so a
 * copy costs nearly nothing and other processes may change the original at any time.
 */
export function stamp(piece: Sql): (q: Read) => Promise<string> {
  const at = pieces.push(sql`(${piece})::text`) - 1
  return async (q) => (await allStamps(q))[at] ?? ''
}

/** After a change in the same transaction the stamps are read anew. */
export const forgetStamps = (q: Read) => read.delete(q)

function allStamps(q: Read) {
  const known = read.get(q)
  if (known) return known
  const [first = sql`null`, ...rest] = pieces
  const all = rest.reduce((list, piece) => sql`${list}, ${piece}`, first)
  const asked = q.one(Row)`select array[${all}] as stamps`.then(({ stamps }) => stamps)
  read.set(q, asked)
  return asked
}
