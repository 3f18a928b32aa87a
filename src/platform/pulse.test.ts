import { expect, test } from 'vitest'
import { z } from 'zod'

import { town } from '#test/town.ts'

const { db } = await town('2026-09-01')

test('a statement that takes long is waited for: the server answers others meanwhile', async () => {
  const row = await db.read(
    (q) => q.one(z.object({ done: z.boolean() }))`
    select true as done from pg_sleep(5.5)
  `,
  )
  expect(row.done).toBe(true)
})
