import type { Socket } from 'node:net'

import pg from 'pg'
import type { z } from 'zod'

import { allOf, prepared, sql, Sql, type Shape } from './sql.ts'
import type { UnitId } from './who.ts'

export { allOf, sql, Sql }

const { builtins, setTypeParser } = pg.types

// Legal dates have no time zone and instants are read by Temporal: keep both as text.
setTypeParser(builtins.DATE, (text) => text)
setTypeParser(builtins.TIMESTAMPTZ, (text) => text)
setTypeParser(builtins.INT8, Number)

type Asked<Answer> = (parts: TemplateStringsArray, ...args: unknown[]) => Promise<Answer>

/** Anything that can answer a question. */
export interface Read {
  many<Row extends z.ZodType>(row: Row): Asked<z.output<Row>[]>
  one<Row extends z.ZodType>(row: Row): Asked<z.output<Row>>
  maybe<Row extends z.ZodType>(row: Row): Asked<z.output<Row> | undefined>
}

declare const open: unique symbol

/** An open transaction. A function that takes a `Tx` writes; one that takes a `Read` cannot. */
export interface Tx extends Read {
  readonly [open]: true
  /** Runs a write and returns the number of rows it touched. */
  run: Asked<number>
  /**
   * A write that nothing waits for until the end: it is sent with what follows, at the latest with the commit, and if it
   * fails the transaction fails with its error. Locks are held for fewer journeys.
   */
  later(write: Promise<unknown>): void
}

/** The database as one unit (and, for a citizen, one person) may see it. Each call is one transaction. */
export interface Db {
  read<Result>(work: (q: Read) => Promise<Result>): Promise<Result>
  tx<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>
}

export type Scope = { unit: UnitId; person?: string | undefined }

export interface Database {
  as(scope: Scope): Db
  /** Without row security: only for the owner's pool (migrations, sealing, set-up). */
  readonly everything: Db
  readonly pool: pg.Pool
  close(): Promise<void>
}

export type DatabaseOptions = { max?: number; application?: string; statementTimeout?: number }

export function connect(url: string, options: DatabaseOptions = {}): Database {
  const { max = 10, application = 'xaso', statementTimeout = 15_000 } = options
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: application,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: statementTimeout,
    idle_in_transaction_session_timeout: statementTimeout * 2,
    // Statements are sent without waiting for the one before: `begin` costs no journey of its own.
    pipeline: true,
  } as pg.PoolConfig)
  pool.on('error', () => {})
  return {
    as: (scope) => dbOn(pool, scopeStatement(scope)),
    everything: dbOn(pool, ''),
    pool,
    close: () => pool.end(),
  }
}

const dbOn = (pool: pg.Pool, scope: string): Db => ({
  read: (work) => reading(pool, `begin read only${scope}`, work),
  tx: (work) => withRetry(() => writing(pool, `begin${scope}`, work)),
})

const uuid = /^[0-9a-f-]{36}$/

/** Sent together with `begin` in one round trip; both values are checked, never quoted. */
function scopeStatement({ unit, person }: Scope): string {
  if (!Number.isSafeInteger(unit)) throw new Error(`not a unit: ${unit}`)
  if (person !== undefined && !uuid.test(person)) throw new Error('not a person id')
  return `;set local xaso.unit='${unit}'` + (person ? `;set local xaso.person='${person}'` : '')
}

async function reading<Result>(pool: pg.Pool, begin: string, work: (q: Read) => Promise<Result>) {
  const open = await opened(pool, begin)
  try {
    return await work(reader(open.client))
  } finally {
    // Nothing was written, so nobody waits for the end; the connection goes back when it has come.
    void open.end('commit')
  }
}

async function writing<Result>(pool: pg.Pool, begin: string, work: (tx: Tx) => Promise<Result>) {
  const open = await opened(pool, begin)
  try {
    const later: Promise<unknown>[] = []
    const result = await work(writer(open.client, later))
    sendTogether(open.client)
    const [{ command }] = await Promise.all([open.client.query('commit'), ...later])
    // After a failed statement the server answers a commit with a rollback: somebody swallowed the error.
    if (command !== 'COMMIT')
      throw new Error('The transaction was not committed: an error in it was swallowed')
    open.release()
    return result
  } catch (error) {
    await open.end('rollback')
    throw error
  }
}

/** A connection on which `begin` has been sent, not awaited: if it fails, so does the first statement. */
async function opened(pool: pg.Pool, begin: string) {
  const client = await pool.connect()
  let broken: Error | undefined
  const onError = (error: Error) => {
    broken = error
  }
  client.on('error', onError)
  sendTogether(client)
  client.query(begin).catch(onError)
  const release = () => {
    client.off('error', onError)
    client.release(broken)
  }
  const end = (how: 'commit' | 'rollback') =>
    client
      .query(how)
      .then(() => {}, onError)
      .finally(release)
  return { client, release, end }
}

type Wire = { connection?: { stream: Socket } }

/** Statements of one moment leave in one packet, `begin` with the first: each packet wakes the server's process. */
function sendTogether(client: unknown) {
  const stream = (client as Wire).connection?.stream
  if (stream === undefined || stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}

const again = new Set(['40001', '40P01'])

/** Two transactions that cannot be put in order: the loser is run again, as the manual asks. */
async function withRetry<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (tries === 4 || !again.has(codeOf(error))) throw error
    }
  }
}

/** SQLSTATE or system error code of a thrown thing, or ''. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** Name of the violated constraint, or ''. */
export const constraintOf = (error: unknown): string =>
  error instanceof Error && 'constraint' in error && typeof error.constraint === 'string'
    ? error.constraint
    : ''

type Source = Pick<pg.ClientBase, 'query'>

async function ask(source: Source, { text, values }: Sql, shape?: Shape) {
  sendTogether(source)
  const { rows, fields, rowCount } = await source.query<unknown[]>({
    ...prepared(text),
    values,
    rowMode: 'array',
  } as pg.QueryArrayConfig)
  return { rows: shape ? rows.map((row) => shape(fields, row)) : [], rowCount }
}

function reader(source: Source): Read {
  const many: Read['many'] =
    (row) =>
    async (parts, ...args) =>
      (await ask(source, sql(parts, ...args), named)).rows.map((found) => row.parse(found))
  const maybe: Read['maybe'] =
    (row) =>
    async (parts, ...args) => {
      const rows = await many(row)(parts, ...args)
      if (rows.length > 1) throw new Error(`Wanted one row, got ${rows.length}: ${parts[0]}`)
      return rows[0]
    }
  const one: Read['one'] =
    (row) =>
    async (parts, ...args) => {
      const found = await maybe(row)(parts, ...args)
      if (found === undefined) throw new Error(`Wanted one row, got none: ${parts[0]}`)
      return found
    }
  return { many, one, maybe }
}

const writer = (source: Source, later: Promise<unknown>[]) =>
  ({
    ...reader(source),
    later: (write) => {
      // Heard at the commit; until then nobody listens, and a rejection must not end the process.
      write.catch(() => {})
      later.push(write)
    },
    run: async (parts: TemplateStringsArray, ...args: unknown[]) =>
      (await ask(source, sql(parts, ...args))).rowCount ?? 0,
  }) as Tx

const camel = new Map<string, string>()

function camelCase(column: string): string {
  let name = camel.get(column)
  if (name === undefined) {
    name = column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
    camel.set(column, name)
  }
  return name
}

const named: Shape = (fields, row) => {
  const made: Record<string, unknown> = {}
  for (const [i, { name }] of fields.entries()) made[camelCase(name)] = row[i]
  return made
}
