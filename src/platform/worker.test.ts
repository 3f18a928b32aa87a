import { expect, test } from 'vitest'

import { town } from '#test/town.ts'

import { plan } from './jobs.ts'
import type { Module } from './module.ts'
import { startWorker } from './worker.ts'

const here = await town('2026-11-23')

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
    ...{ log: quiet, fetch, now: () => here.clock.now },
  })
  await here.db.tx(async (tx) => {
    for (const job of ['trial.long', 'trial.long', 'trial.long', 'trial.short'])
      await plan(tx, job, {})
  })
  await expect.poll(() => done.toSorted(), { timeout: 8_000 }).toEqual(['long', 'short'])
  stop()
  await worker.stop()
})
