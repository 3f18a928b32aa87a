import { once } from 'node:events'
import { createServer, type Server } from 'node:http'

import pg from 'pg'

/** One statement as the program sends it. */
export type Statement = { text: string; name?: string | undefined; values: unknown[] }

/** Runs `work` and returns every statement that was sent meanwhile, by any pool of this process. */
export async function captured(work: () => Promise<void>): Promise<Statement[]> {
  const seen: Statement[] = []
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown
  pg.Client.prototype.query = function spied(this: pg.Client, ...args: unknown[]) {
    const [first] = args
    if (typeof first === 'string') seen.push({ text: first, values: [] })
    else if (typeof first === 'object' && first !== null && 'text' in first) {
      const { text, name, values = [] } = first as Statement
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
export async function replay(client: pg.PoolClient, statements: readonly Statement[], renew: Renew) {
  for (const { text, name, values } of statements) {
    if (values.length === 0 && name === undefined) await client.query(text)
    else await client.query({ text, name, values: renew(values), rowMode: 'array' } as pg.QueryArrayConfig)
  }
}

/** Fresh ids and keys for one replay: the same old value becomes the same new one. */
export function renewing(fresh: (old: string) => string | undefined): () => Renew {
  return () => {
    const made = new Map<unknown, unknown>()
    return (values) =>
      values.map((value) => {
        if (typeof value !== 'string') return value
        const known = made.get(value)
        if (known !== undefined) return known
        const next = fresh(value) ?? value
        made.set(value, next)
        return next
      })
  }
}

type Floor = { port: number; url: string; statements: readonly Statement[]; renew: () => Renew; answer: string; type: string; status?: number }

/** The floor: a bare `node:http` server that sends the same statements by the bare driver, and the same bytes as the answer. */
export async function floor({ port, url, statements, renew, answer, type, status = 200 }: Floor): Promise<{ server: Server; pool: pg.Pool }> {
  const pool = new pg.Pool({ connectionString: url, max: 12 })
  const bytes = Buffer.from(answer)
  const server = createServer((req, res) => {
    let body = ''
    req.on('data', (chunk) => (body += String(chunk)))
    req.on('end', async () => {
      if (body !== '') JSON.parse(body)
      const client = await pool.connect()
      await replay(client, statements, renew())
      client.release()
      res.writeHead(status, { 'content-type': type, 'content-length': bytes.length })
      res.end(bytes)
    })
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return { server, pool }
}
