import { z } from 'zod'

import { listenTo } from '#platform/events.ts'
import { contextOf, deliver, type Log } from '#platform/worker.ts'

import { modules } from '../src/modules.ts'
import { fetchStandIns } from '../src/stand-ins/axis/fetch.ts'
import { unit, type Town } from './town.ts'

const Job = z.object({ identifier: z.string(), payload: z.unknown() })

const silent: Log = { info() {}, warn() {}, error() {} }

/** What a job of this commune is given. */
export const jobContext = (here: Town, log = silent) =>
  contextOf({
    database: here.database,
    files: here.world.files,
    units: async () => [unit],
    now: () => here.clock.now,
    log,
    sessionKey: here.world.sessionKey,
    demo: here.world.demo,
    keysFolder: here.world.keysFolder,
    publicUrl: here.world.publicUrl,
    fetch: fetchStandIns(here.app),
    fetchPublic: () => Promise.reject(new Error('a test asks nobody outside')),
  })

/** The background work of a commune, done when the test says so. */
export function background(here: Town) {
  listenTo(modules.flatMap(({ on = {} }) => Object.keys(on)))
  const context = jobContext(here)

  /** Does what waits, and what comes of it, as the worker would; returns the events that were delivered. */
  async function work(): Promise<unknown[]> {
    const jobs = await here.owner.tx(
      (tx) => tx.many(Job)`
        with taken as (delete from graphile_worker._private_jobs returning id, task_id, payload)
        select t.identifier, j.payload from taken j join graphile_worker._private_tasks t on t.id = j.task_id
        order by j.id
      `,
    )
    for (const { identifier, payload } of jobs)
      if (identifier === 'event.happened') await deliver(modules, context, payload)
      else for (const { jobs: ours } of modules) await ours?.[identifier]?.(context, payload)
    const events = jobs.filter(({ identifier }) => identifier === 'event.happened')
    return jobs.length === 0 ? [] : [...events.map(({ payload }) => payload), ...(await work())]
  }

  return { context, work, redeliver: (event: unknown) => deliver(modules, context, event) }
}
