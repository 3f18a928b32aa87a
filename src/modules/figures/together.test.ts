import { expect, test } from 'vitest'
import { z } from 'zod'

import { askApplicantToPay, dossierByCode, settlePaidDuties } from '#modules/dossiers/index.ts'
import type { Tx } from '#platform/db.ts'
import { system } from '#platform/who.ts'
import { givenDossier } from '#test/given.ts'
import { officerWho, town, unit } from '#test/town.ts'

import { recountAll } from './recount.ts'

const { db, clock, owner } = await town('2026-11-23')
const { now } = clock
const recounted = () => recountAll(db, system(unit), () => now)
const nothing = { wrong: 0, cells: 0 }

const Changes = z.object({ rows: z.number(), paused: z.number() })
/** The differences that are written since the sums were last brought up to date. */
const changes = () =>
  owner.read(
    (q) => q.one(Changes)`
      select count(*)::int as rows,
        coalesce(sum(amount) filter (where axis = 'open' and standing = 'paused'), 0)::int as paused
      from figures.change where unit_id = ${unit}
    `,
  )

async function owing(): Promise<string> {
  const { code } = await givenDossier({ db, now })
  const asked = { code, now, amount: 15_000, what: 'Lệ phí' }
  expect((await db.tx((tx) => askApplicantToPay(tx, officerWho(), asked))).ok).toBe(true)
  return code
}
const many = async (count: number) => {
  const codes: string[] = []
  for (let n = 0; n < count; n += 1) codes.push(await owing())
  return codes
}
const stop = (tx: Tx, codes: readonly string[]) => tx.run`
  update dossiers.dossier set state = 'stopped' where unit_id = ${unit} and code = any(${codes}::text[])
`
const move = (tx: Tx, codes: readonly string[]) => tx.run`
  update dossiers.dossier set channel = 'post' where unit_id = ${unit} and code = any(${codes}::text[])
`

test('what is paid by one bank statement is counted together, and a recount finds nothing', async () => {
  const codes = await many(6)
  const ids = await db.read(async (q) =>
    Promise.all(codes.map(async (code) => (await dossierByCode(q, unit, code))!.id)),
  )
  const before = await changes()
  const paid = ids.map((dossierId) => ({ dossierId, amount: 15_000, note: 'Chuyển khoản' }))
  expect(await db.tx((tx) => settlePaidDuties(tx, system(unit), { paid, now }))).toBe(true)
  const after = await changes()
  expect(after.paused).toBe(before.paused - codes.length)
  // One by one each dossier would have written two.
  expect(after.rows - before.rows).toBeLessThan(codes.length)
  expect(await recounted()).toMatchObject(nothing)
})

test('several statements of one transaction, the same dossiers twice, one alone, and one that is new', async () => {
  const codes = await many(3)
  await db.tx(async (tx) => {
    await move(tx, codes)
    await stop(tx, codes)
    await move(tx, codes.slice(0, 1))
    await stop(tx, [])
  })
  await db.tx(async (tx) => {
    await move(tx, codes.slice(1, 2))
  })
  expect(await recounted()).toMatchObject(nothing)
})

test('dossiers that were never counted, because they came in past the triggers, are counted with the others', async () => {
  const codes = await many(4)
  await owner.tx(async (tx) => {
    await tx.run`set local session_replication_role = replica`
    await tx.run`
      delete from figures.counted where dossier_id in (select id from dossiers.dossier where code = any(${codes.slice(1)}::text[]))
    `
  })
  await recounted()
  await owner.tx(async (tx) => {
    await tx.run`set local session_replication_role = replica`
    await tx.run`
      delete from figures.counted where dossier_id in (select id from dossiers.dossier where code = any(${codes.slice(1)}::text[]))
    `
    await tx.run`delete from figures.tally where unit_id = ${unit}`
    await tx.run`delete from figures.change where unit_id = ${unit}`
  })
  const before = await changes()
  await db.tx((tx) => stop(tx, codes))
  const after = await changes()
  // Three new ones are added as paused; the one that was counted was paused before.
  expect(after.paused - before.paused).toBe(3)
  expect(await recounted()).toMatchObject({ wrong: 0 })
})

test('what a savepoint takes back is not counted, and what comes after it is', async () => {
  const codes = await many(4)
  await owner.tx(async (tx) => {
    await stop(tx, codes.slice(0, 2))
    await tx.run`savepoint here`
    await stop(tx, codes.slice(2))
    await tx.run`rollback to savepoint here`
    await move(tx, codes.slice(3))
  })
  expect(await recounted()).toMatchObject(nothing)
})

test('a transaction that fails leaves nothing behind for the next one of its connection', async () => {
  const codes = await many(3)
  const failing = owner.tx(async (tx) => {
    await stop(tx, codes)
    throw new Error('the power is gone')
  })
  await expect(failing).rejects.toThrow('the power is gone')
  const before = await changes()
  await owner.tx((tx) => move(tx, codes.slice(0, 1)))
  expect((await changes()).paused).toBe(before.paused)
  expect(await recounted()).toMatchObject(nothing)
})

test('two transactions that change the same dossiers at once are both counted', async () => {
  const codes = await many(5)
  await Promise.all([db.tx((tx) => move(tx, codes)), db.tx((tx) => stop(tx, codes))])
  expect(await recounted()).toMatchObject(nothing)
})
