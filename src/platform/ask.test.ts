import { expect, test } from 'vitest'
import { z } from 'zod'

import { town } from '#test/town.ts'

import { codeOf } from './db.ts'

const { db } = await town('2026-11-23')
const Row = z.object({ n: z.number() })
const divisionByZero = '22012'

const codeFrom = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => codeOf(error),
  )

test('of statements sent together all that follow a failed one fail with its fault', async () => {
  const codes = await db.read((q) =>
    Promise.all([
      codeFrom(q.one(Row)`select 1 / 0 as n`),
      codeFrom(q.one(Row)`select 1 as n`),
      codeFrom(q.many(Row)`select 2 as n`),
    ]),
  )
  expect(codes).toEqual([divisionByZero, divisionByZero, divisionByZero])
})

test('a write that nobody waited for says why the transaction failed', async () => {
  const failed = db.tx(async (tx) => {
    tx.later(tx.run`select 1 / 0`)
    await tx.one(Row)`select 1 as n`
  })
  expect(await codeFrom(failed)).toBe(divisionByZero)
})

test('the next transaction on the connection knows nothing of it', async () => {
  await codeFrom(db.read((q) => q.one(Row)`select 1 / 0 as n`))
  expect(await db.read((q) => q.one(Row)`select 3 as n`)).toEqual({ n: 3 })
})
