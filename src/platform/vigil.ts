import pg from 'pg'

type Log = { warn(detail: object, message: string): void }

export type VigilOptions = {
  /** Connection string of the owner of the job queue. */
  owner: string
  /** The pools of workers of this process, by whose names the queue knows who holds a job. */
  pools: () => readonly string[]
  log: Log
  /** Milliseconds between two rounds. */
  every?: number
  /** Milliseconds after connecting in which nobody is taken for dead: others may be connecting again as well. */
  patience?: number
}

/**
 * A job that a killed process held would stay taken for hours. So each process holds a lock of the database for each of its
 * pools of workers as long as it lives, and frees the jobs of pools whose lock nobody holds.
 */
export function keepVigil({ owner, pools, log, every = 10_000, patience = 25_000 }: VigilOptions): {
  stop: () => Promise<void>
} {
  let watch: Watch | undefined
  let timer: NodeJS.Timeout | undefined
  let round = Promise.resolve()
  const next = async () => {
    try {
      watch ??= await connected(owner, () => (watch = undefined))
      await hold(watch, pools())
      if (performance.now() - watch.since < patience) return
      const dead = await deadPools(watch)
      if (dead.length > 0) await free(watch.client, dead, log)
    } catch (error) {
      log.warn({ error: (error as Error).message }, 'the watch over workers was interrupted')
      watch = undefined
    }
  }
  const again = () => {
    round = next().finally(() => (timer = setTimeout(again, every).unref()))
  }
  again()
  return {
    stop: async () => {
      await round
      clearTimeout(timer)
      await watch?.client.end()
    },
  }
}

/** A connection, when it was made, and the pools whose locks it holds. */
type Watch = { client: pg.Client; since: number; held: Set<string> }

async function connected(owner: string, lost: () => void): Promise<Watch> {
  const client = new pg.Client({ connectionString: owner, application_name: 'xaso-vigil' })
  client.on('error', lost)
  client.on('end', lost)
  await client.connect()
  return { client, since: performance.now(), held: new Set() }
}

const key = `hashtextextended('xaso pool ' || $1::text, 0)`

async function hold({ client, held }: Watch, pools: readonly string[]) {
  for (const pool of pools) {
    if (held.has(pool)) continue
    await client.query(`select pg_advisory_lock(${key})`, [pool])
    held.add(pool)
  }
}

/** Pools that hold jobs but no lock. Taking a lock that is free shows that its holder is gone. */
async function deadPools({ client, held }: Watch): Promise<string[]> {
  const { rows } = await client.query<{ pool: string }>(
    `select distinct locked_by as pool from graphile_worker._private_jobs
     where locked_by is not null and locked_at < now() - interval '10 seconds' limit 100`,
  )
  const dead: string[] = []
  for (const { pool } of rows) {
    if (held.has(pool)) continue
    const found = await client.query<{ free: boolean }>(
      `select pg_try_advisory_lock(${key}) as free`,
      [pool],
    )
    if (found.rows[0]?.free) dead.push(pool)
  }
  return dead
}

async function free(client: pg.Client, dead: readonly string[], log: Log) {
  await client.query('select graphile_worker.force_unlock_workers($1::text[])', [dead])
  for (const pool of dead) await client.query(`select pg_advisory_unlock(${key})`, [pool])
  log.warn({ pools: dead.length }, 'jobs of a process that ended are free again')
}
