import { afterAll, expect, test } from 'vitest'

import { expectKept } from './kept.ts'
import { ground, ownerOf, startProgram, tokenFor, within } from './program.ts'
import { clients, isFiled, submission, submit } from './submit.ts'

const program = await startProgram(await ground())
const owner = ownerOf(program)
const token = await tokenFor(owner)
afterAll(async () => {
  await owner.close()
  await program.stop()
})

/** With XASO_STRICT the whole of the promise: twenty writers, five hundred each. */
const each = within(500, 15)
const all = Array.from({ length: 20 * each }, submission)

test(`twenty writers of ${each} dossiers each: the numbers of the day are there once and without a gap`, async () => {
  await clients(20, all, (one) => submit(program.url, token, one))
  expect(all.filter((one) => !isFiled(one)).map(({ status }) => status)).toEqual([])
  await expectKept(owner, all)
}, 600_000)

test('twenty posts at once with one key make one dossier, and all are told its code', async () => {
  const { key, body } = submission()
  const same = Array.from({ length: 20 }, () => ({ key, body }) as ReturnType<typeof submission>)
  await clients(20, same, (one) => submit(program.url, token, one))
  expect(new Set(same.map(({ status, code }) => `${status} ${code}`)).size).toBe(1)
  await expectKept(owner, [...all, same[0]!])
})
