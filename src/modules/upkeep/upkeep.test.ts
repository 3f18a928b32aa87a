import { existsSync } from 'node:fs'
import { Readable } from 'node:stream'

import { beforeEach, expect, test } from 'vitest'
import { z } from 'zod'

import { count } from '#platform/columns.ts'
import { newId } from '#platform/id.ts'
import { town, unit } from '#test/town.ts'
import { jobContext } from '#test/work.ts'

import { forgetOld } from './forget.ts'
import { sweepFiles } from './sweep.ts'

const here = await town('2026-11-23')
const { files } = here.world
const lines: object[] = []
const context = jobContext(here, { info: (detail) => lines.push(detail), warn() {}, error() {} })

beforeEach(async () => {
  await here.owner.tx(
    (tx) => tx.run`truncate platform.file, platform.answered, platform.rate cascade`,
  )
  await sweepFiles(context, { age: -1_000 })
  lines.length = 0
})

type Kept = { unit?: number; owner?: string; hoursAgo?: number }

/** A stored content with its row. */
async function file(text: string, { unit: of = unit, owner, hoursAgo = 0 }: Kept = {}) {
  const { sha256, size } = await files.put(Readable.from([Buffer.from(text)]), 1_000)
  await here.owner.tx(
    (tx) => tx.run`
      insert into platform.file (unit_id, id, sha256, size, media_type, name, uploaded_by, owner_kind, owner_id, uploaded_at)
      values (${of}, ${newId()}, ${sha256}, ${size}, 'application/pdf', 'don.pdf', 'public', 'dossier', ${owner ?? null},
              now() - make_interval(hours => ${hoursAgo}::int))
    `,
  )
  return files.path(sha256)
}

const names = () =>
  here.owner.read(
    (q) => q.many(z.object({ ownerId: z.string().nullable() }))`select owner_id from platform.file`,
  )

test('an upload that nothing claimed goes after a day; a younger one and a claimed one stay', async () => {
  await file('cũ', { hoursAgo: 25 })
  const young = await file('mới', { hoursAgo: 23 })
  const owner = newId()
  const claimed = await file('của hồ sơ', { hoursAgo: 9_000, owner })
  expect(await sweepFiles(context)).toEqual({ rows: 1, contents: 0 })
  expect(new Set((await names()).map(({ ownerId }) => ownerId))).toEqual(new Set([owner, null]))
  expect([existsSync(young), existsSync(claimed)]).toEqual([true, true])
  expect(lines).toEqual([{ rows: 1, contents: 0 }])
})

test('a content that no row knows leaves the disk, and what a row knows stays', async () => {
  const known = await file('có chủ', { owner: newId() })
  const { sha256 } = await files.put(Readable.from([Buffer.from('lạc')]), 1_000)
  expect(await sweepFiles(context, { age: -1_000 })).toEqual({ rows: 0, contents: 1 })
  expect([existsSync(known), existsSync(files.path(sha256))]).toEqual([true, false])
})

test('a content that another unit has stays, even a unit this program has not heard of', async () => {
  const shared = await file('mẫu chung', { unit: 999, owner: newId() })
  await file('mẫu chung', { hoursAgo: 48 })
  expect(await sweepFiles(context, { age: -1_000 })).toEqual({ rows: 1, contents: 0 })
  expect(existsSync(shared)).toBe(true)
})

test('sweeping twice removes nothing more', async () => {
  await file('một lần', { hoursAgo: 30 })
  await sweepFiles(context, { age: -1_000 })
  expect(await sweepFiles(context, { age: -1_000 })).toEqual({ rows: 0, contents: 0 })
})

test('a young content is never taken, whether a row knows it or not', async () => {
  const { sha256 } = await files.put(Readable.from([Buffer.from('đang gửi')]), 1_000)
  expect(await sweepFiles(context)).toEqual({ rows: 0, contents: 0 })
  expect(existsSync(files.path(sha256))).toBe(true)
})

test('answers to doubled requests are kept for thirty days, windows of limits for one', async () => {
  const { now } = here.clock
  await here.owner.tx(async (tx) => {
    for (const days of [31, 29])
      await tx.run`
        insert into platform.answered (unit_id, key, actor, body_hash, at)
        values (${unit}, ${`k${days}`}, 'public', ''::bytea, now() - make_interval(days => ${days}::int))
      `
    for (const hours of [25, 23])
      await tx.run`
        insert into platform.rate (bucket, window_start, hits) values ('thu', ${now.subtract({ hours }).toString()}, 1)
      `
  })
  expect(await forgetOld(context)).toEqual({ answers: 1, windows: 1 })
  const left = await here.owner.read(
    (q) => q.one(count)`
      select (select count(*) from platform.answered) + (select count(*) from platform.rate) as count
    `,
  )
  expect(left).toEqual({ count: 2 })
})
