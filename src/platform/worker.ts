import { EventEmitter } from 'node:events'

import { Logger, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import { z } from 'zod'

import type { Database } from './db.ts'
import type { EventName, Happening } from './events.ts'
import type { FileStore } from './files.ts'
import type { Fetch, JobContext, Module } from './module.ts'
import { keepVigil } from './vigil.ts'
import { system } from './who.ts'

export type Log = {
  info(detail: object, message: string): void
  warn(detail: object, message: string): void
  error(detail: object, message: string): void
}

export type WorkerOptions = {
  owner: string
  database: Database
  files: FileStore
  modules: readonly Module[]
  units: () => Promise<number[]>
  now: () => Temporal.Instant
  log: Log
  fetch: Fetch
  fetchPublic: Fetch
  sessionKey: string
  demo: boolean
  keysFolder: string
  publicUrl: string
}

/** Starts the job queue in this process; several processes share one queue, each job is done by one of them. */
export async function startWorker(options: WorkerOptions): Promise<{ stop: () => Promise<void> }> {
  const pool = new pg.Pool({
    connectionString: options.owner,
    max: 4,
    application_name: 'xaso-worker',
  })
  let stopping = false
  pool.on('error', (error) => {
    // The database may go before the last connection has said goodbye: no loss.
    if (!stopping) options.log.warn({ error: error.message }, 'worker lost a connection')
  })
  pool.on('connect', (client) => client.on('error', () => {}))
  // A job that is worked on carries the name of its pool, not of the worker within.
  const pools: string[] = []
  const events: WorkerEvents = new EventEmitter()
  events.on('pool:create', ({ workerPool }) => pools.push(workerPool.id))
  const logger = new Logger(() => (level, message) => {
    if (level === 'error') options.log.warn({ message }, 'worker')
  })
  const all = { pgPool: pool, events, pollInterval: 1_000, noHandleSignals: true, logger }
  const { quick, slow } = lanesOf(options)
  const crontab = crontabOf(options.modules)
  const runners = [await run({ ...all, concurrency: 2, taskList: quick, crontab })]
  if (Object.keys(slow).length > 0)
    runners.push(await run({ ...all, concurrency: 1, taskList: slow, parsedCronItems: [] }))
  for (const { promise } of runners)
    promise.catch((error: Error) => options.log.error({ error: error.message }, 'worker stopped'))
  const vigil = keepVigil({ owner: options.owner, pools: () => pools, log: options.log })
  return {
    stop: async () => {
      stopping = true
      await Promise.all(runners.map((runner) => runner.stop()))
      await vigil.stop()
      await pool.end()
    },
  }
}

export function contextOf({
  database,
  files,
  units,
  now,
  log,
  fetch,
  fetchPublic,
  sessionKey,
  demo,
  keysFolder,
  publicUrl,
}: Omit<WorkerOptions, 'owner' | 'modules'>): JobContext {
  return {
    now,
    units,
    log,
    files,
    fetch,
    fetchPublic,
    sessionKey,
    demo,
    keysFolder,
    publicUrl,
    db: (unit) => database.as({ unit }),
    who: system,
  }
}

const HappeningShape = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.number(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  actor: z.string(),
  data: z.unknown(),
})

function tasksOf(options: WorkerOptions): TaskList {
  const context = contextOf(options)
  const tasks: TaskList = {
    'event.happened': (payload) => deliver(options.modules, context, payload),
  }
  for (const { jobs = {} } of options.modules)
    for (const [name, handler] of Object.entries(jobs)) {
      tasks[name] = (payload) => handler(context, payload)
      tasks[cronName(name)] = tasks[name]
    }
  return tasks
}

/** What takes minutes runs beside the rest: a long sound that is made keeps no withdrawal waiting. */
function lanesOf(options: WorkerOptions): { quick: TaskList; slow: TaskList } {
  const names = new Set(options.modules.flatMap(({ slow = [] }) => slow))
  const all = Object.entries(tasksOf(options))
  return {
    quick: Object.fromEntries(all.filter(([name]) => !names.has(name))),
    slow: Object.fromEntries(all.filter(([name]) => names.has(name))),
  }
}

/** Gives an event to every module that listens to it. */
export async function deliver(modules: readonly Module[], context: JobContext, payload: unknown) {
  const happening = HappeningShape.parse(payload) as Happening
  for (const { on = {} } of modules) {
    const handler = on[happening.name as EventName] as
      | ((context: JobContext, happening: Happening) => Promise<void>)
      | undefined
    await handler?.(context, happening)
  }
}

/** A crontab line takes no dots in a name. */
const cronName = (job: string) => job.replaceAll('.', ':')

const crontabOf = (modules: readonly Module[]) =>
  modules
    .flatMap(({ cron = {} }) =>
      Object.entries(cron).map(([when, job]) => `${when} ${cronName(job)}`),
    )
    .join('\n')
