import { expect, test } from 'vitest'
import { z } from 'zod'

import { town } from '#test/town.ts'

import { plan } from './jobs.ts'
import type { Module } from './module.ts'
import { startWorker } from './worker.ts'

const here = await town('2026-11-23')
const Free = z.object({ free: z.boolean() })

test('work that takes minutes keeps nothing else waiting', async () => {
  const done: string[] = []
  const { promise: enough, resolve: stop } = Promise.withResolvers<void>()
  const trial: Module = {
    name: 'trial',
    uses: [],
    permissions: {},
    jobs: {
      'trial.long': async () => {
        done.push('long')
        await enough
      },
      'trial.short': async () => void done.push('short'),
    },
    slow: ['trial.long'],
  }
  const { world, database } = here
  const quiet = { info() {}, warn() {}, error() {} }
  const worker = await startWorker({
    ...world,
    ...{ database, owner: here.ownerUrl, modules: [trial], units: async () => [1] },
    ...{ log: quiet, fetch, fetchPublic: fetch, now: () => here.clock.now },
  })
  await here.db.tx(async (tx) => {
    for (const job of ['trial.long', 'trial.long', 'trial.long', 'trial.short'])
      await plan(tx, job, {})
  })
  await expect.poll(() => done.toSorted(), { timeout: 8_000 }).toEqual(['long', 'short'])
  // Nobody takes the work of a living process for that of a dead one: the lock under the name in the queue is held.
  const isFree = async () =>
    (
      await here.owner.tx(
        (tx) => tx.one(Free)`
          select pg_try_advisory_xact_lock(hashtextextended('xaso pool ' || locked_by, 0)) as free
          from graphile_worker._private_jobs where locked_by is not null limit 1
        `,
      )
    ).free
  await expect.poll(isFree, { timeout: 8_000 }).toBe(false)
  stop()
  await worker.stop()
})
