import pg from 'pg'
import type { z } from 'zod'

import { asker, reader, sendTogether, writer } from './ask.ts'
import { DatabaseAway, pulseOf, type Pulse } from './pulse.ts'
import { codeOf, constraintOf, withRetry } from './retry.ts'
import { allOf, sql, Sql } from './sql.ts'
import type { UnitId } from './who.ts'

export { allOf, codeOf, constraintOf, sql, Sql }

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
  /** Once this is committed, whoever in this process remembers something of `subject` forgets it. */
  forget(subject: string): void
  /** Once this is committed, `word` is told to whoever listens, in every process (`tidings.ts`). */
  tell(word: string): void
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
  /** For those who remember what rows said: calls back when a committed transaction has changed a subject. */
  onForget(listener: (subject: string) => void): void
  /** What was changed by another process is forgotten here as well. */
  forget(subject: string): void
  /** Hears what transactions of this process tell when they are committed. */
  onTell(listener: (words: readonly string[]) => void): void
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
    // The server has its own limit; this one is for a connection that leads nowhere any more.
    query_timeout: statementTimeout + 2_000,
    // Statements are sent without waiting for the one before: `begin` costs no journey of its own.
    pipeline: true,
  } as pg.PoolConfig)
  pool.on('error', () => {})
  const pulse = pulseOf(url)
  const listeners: ((subject: string) => void)[] = []
  const forget = (subject: string) => {
    for (const listener of listeners) listener(subject)
  }
  const hearers: ((words: readonly string[]) => void)[] = []
  const tell = (words: readonly string[]) => {
    for (const hearer of hearers) hearer(words)
  }
  const link = { pool, pulse, forget, tell }
  return {
    as: (scope) => dbOn(link, scopeStatement(scope)),
    everything: dbOn(link, ''),
    pool,
    onForget: (listener) => void listeners.push(listener),
    forget,
    onTell: (listener) => void hearers.push(listener),
    close: () => {
      pulse.stop()
      return pool.end()
    },
  }
}

type Link = {
  pool: pg.Pool
  pulse: Pulse
  forget: (subject: string) => void
  tell: (words: readonly string[]) => void
}

const dbOn = (link: Link, scope: string): Db => ({
  read: (work) => reading(link, `begin read only${scope}`, work),
  tx: (work) => withRetry(() => writing(link, `begin${scope}`, work)),
})

const uuid = /^[0-9a-f-]{36}$/

/** Sent together with `begin` in one round trip; both values are checked, never quoted. */
function scopeStatement({ unit, person }: Scope): string {
  if (!Number.isSafeInteger(unit)) throw new Error(`not a unit: ${unit}`)
  if (person !== undefined && !uuid.test(person)) throw new Error('not a person id')
  return `;set local xaso.unit='${unit}'` + (person ? `;set local xaso.person='${person}'` : '')
}

async function reading<Result>(link: Link, begin: string, work: (q: Read) => Promise<Result>) {
  const open = await opened(link, begin)
  try {
    return await work(reader(asker(open.client)))
  } finally {
    // Nothing was written, so nobody waits for the end; the connection goes back when it has come.
    void open.end('commit')
  }
}

async function writing<Result>(link: Link, begin: string, work: (tx: Tx) => Promise<Result>) {
  const open = await opened(link, begin)
  const outdated = new Set<string>()
  const told = new Set<string>()
  const later: Promise<unknown>[] = []
  try {
    const result = await work(writer(asker(open.client), { later, outdated, told }))
    sendTogether(open.client)
    const [{ command }] = await Promise.all([open.client.query('commit'), ...later])
    // After a failed statement the server answers a commit with a rollback: somebody swallowed the error.
    if (command !== 'COMMIT')
      throw new Error('The transaction was not committed: an error in it was swallowed')
    open.release()
    for (const subject of outdated) link.forget(subject)
    if (told.size > 0) link.tell([...told])
    return result
  } catch (error) {
    await open.end('rollback')
    throw error
  }
}

/** A connection on which `begin` has been sent, not awaited: if it fails, so does the first statement. */
async function opened({ pool, pulse }: Link, begin: string) {
  if (pulse.isAway) throw new DatabaseAway()
  const client = await pool.connect()
  pulse.taken(client)
  let broken: Error | undefined
  const onError = (error: Error) => {
    broken = error
  }
  client.on('error', onError)
  sendTogether(client)
  client.query(begin).catch(onError)
  const release = () => {
    client.off('error', onError)
    pulse.returned(client)
    client.release(broken)
  }
  const end = (how: 'commit' | 'rollback') =>
    client
      .query(how)
      .then(() => {}, onError)
      .finally(release)
  return { client, release, end }
}
