import { setTimeout as sleep } from 'node:timers/promises'

import { expect, test } from 'vitest'
import { z } from 'zod'

import { town } from '#test/town.ts'

const Done = z.object({ done: z.boolean() })
const { db } = await town('2026-09-01')

test('a statement that takes long is waited for: the server answers others meanwhile', async () => {
  const row = await db.read((q) => q.one(Done)`select true as done from pg_sleep(5.5)`)
  expect(row.done).toBe(true)
})

/** As when twenty workbooks are made at once: this process comes to its network only now and then. */
async function keepBusy(milliseconds: number) {
  const until = performance.now() + milliseconds
  while (performance.now() < until) {
    const pause = performance.now() + 2_200
    while (performance.now() < pause);
    await sleep(1)
  }
}

test('a process that is busy itself does not take its database for dead', async () => {
  const asked = db.read((q) => q.one(Done)`select true as done from pg_sleep(12)`)
  await sleep(500)
  await keepBusy(9_000)
  expect((await asked).done).toBe(true)
})
