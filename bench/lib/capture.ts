import { randomInt, randomUUID } from 'node:crypto'

import pg from 'pg'

/** One statement as the program sends it. */
export type Statement = { text: string; name?: string | undefined; values: unknown[] }

/** Runs `work` and returns every statement that was sent meanwhile, by any pool of this process. */
export async function captured(work: () => Promise<void>): Promise<Statement[]> {
  const seen: Statement[] = []
  // oxlint-disable-next-line typescript/unbound-method -- called with the client it was taken from
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown
  pg.Client.prototype.query = function spied(this: pg.Client, ...args: unknown[]) {
    const [first] = args
    if (typeof first === 'string') seen.push({ text: first, values: [] })
    else if (typeof first === 'object' && first !== null && 'text' in first) {
      const { text, name, values = [] } = first as Partial<Statement> & { text: string }
      seen.push({ text, name, values })
    }
    return query.apply(this, args)
  } as typeof pg.Client.prototype.query
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query as typeof pg.Client.prototype.query
  }
  return seen
}

export type Renew = (values: unknown[]) => unknown[]

/** Sends the same statements by the bare driver on one connection. */
export async function replay(
  client: pg.PoolClient,
  statements: readonly Statement[],
  renew: Renew,
) {
  for (const { text, name, values } of statements) {
    if (values.length === 0 && name === undefined) await client.query(text)
    else
      await client.query({
        text,
        name,
        values: renew(values),
        rowMode: 'array',
      } as pg.QueryArrayConfig)
  }
}

/** What differs from one replay to the next: ids and keys, and identity numbers of persons never seen before. */
export type Fresh = { ids: readonly string[]; numbers: readonly string[] }

/** Makes a renewer for one replay: the same old value becomes the same new one. */
export function renewing({ ids, numbers }: Fresh): () => Renew {
  const [isId, isNumber] = [new Set<unknown>(ids), new Set<unknown>(numbers)]
  return () => {
    const made = new Map<unknown, unknown>()
    return (values) =>
      values.map((value) => {
        if (!isId.has(value) && !isNumber.has(value)) return value
        const next = made.get(value) ?? (isId.has(value) ? randomUUID() : newNumber())
        made.set(value, next)
        return next
      })
  }
}

/** Twelve digits in a range that the data set does not use. */
export const newNumber = () => `09${randomInt(1_000_000_000, 9_999_999_999)}`
