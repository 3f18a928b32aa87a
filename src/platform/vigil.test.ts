import pg from 'pg'
import { expect, test } from 'vitest'
import { z } from 'zod'

import { town } from '#test/town.ts'

import { keepVigil } from './vigil.ts'

const { owner, ownerUrl } = await town('2026-11-23')
const Job = z.object({ lockedBy: z.string().nullable() })

const heldJob = (worker: string) =>
  owner.tx(async (tx) => {
    await tx.run`select graphile_worker.add_job('vigil.test', '{}', job_key => ${worker})`
    await tx.run`
    update graphile_worker._private_jobs set locked_by = ${worker}, locked_at = now() - interval '1 minute' where key = ${worker}`
  })
const holderOf = async (worker: string) =>
  (
    await owner.read(
      (q) => q.one(Job)`
    select locked_by from graphile_worker._private_jobs where key = ${worker}`,
    )
  ).lockedBy

test('jobs of a killed process are taken up again; those of a living one are left to it', async () => {
  await heldJob('worker-killed')
  await heldJob('worker-alive')
  await heldJob('worker-ours')
  const living = new pg.Client({ connectionString: ownerUrl })
  living.on('error', () => {})
  await living.connect()
  await living.query(`select pg_advisory_lock(hashtextextended('xaso pool worker-alive', 0))`)

  const log = { warn: () => {} }
  const vigil = keepVigil({
    owner: ownerUrl,
    pools: () => ['worker-ours'],
    log,
    every: 50,
    patience: 100,
  })
  await expect.poll(() => holderOf('worker-killed'), { timeout: 20_000 }).toBeNull()
  expect(await holderOf('worker-alive')).toBe('worker-alive')
  expect(await holderOf('worker-ours')).toBe('worker-ours')

  await living.end()
  await expect.poll(() => holderOf('worker-alive'), { timeout: 20_000 }).toBeNull()
  await vigil.stop()
})
