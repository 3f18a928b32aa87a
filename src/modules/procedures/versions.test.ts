import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'
import { z } from 'zod'

import { town } from '#test/town.ts'

import { importCatalogue } from './import.ts'
import {
  feeFor,
  importProcedures,
  procedureByCode,
  procedureByVersion,
  procedureNames,
  ruleFor,
} from './index.ts'
import { withLaw } from './law.ts'
import { readPortal } from './portal.ts'

const { db, owner, database } = await town('2026-11-23')
const day = (text: string) => Temporal.PlainDate.from(text)
const catalogue = withLaw(
  readPortal(readFileSync('data/procedures-commune.csv', 'utf8'), '2026-07-20'),
  '2026-07-20',
)
const total = z.object({ count: z.number() })

test('importing the same catalogue again changes nothing', async () => {
  const again = await owner.tx((tx) =>
    importCatalogue(tx, catalogue, { seenOn: '2026-08-20', on: day('2026-08-20') }),
  )
  expect(again).toEqual({ added: 0, changed: 0, ended: 0 })
  const { count } = await db.read(
    (q) => q.one(total)`select count(*) from procedures.procedure_version`,
  )
  expect(count).toBe(264)
})

test('a dossier keeps the version in force when it was received', async () => {
  const before = (await db.read((q) => procedureByCode(q, '1.001612', day('2026-11-23'))))!
  const stricter = catalogue
    .filter(({ code }) => code !== '6.003494')
    .map((one) =>
      one.code === '1.001612'
        ? {
            ...one,
            cases: one.cases.map((found) => ({
              ...found,
              rule: { amount: 2, unit: 'working-day' as const },
            })),
          }
        : one,
    )
  const counts = await owner.tx((tx) =>
    importCatalogue(tx, stricter, { seenOn: '2026-12-01', on: day('2026-12-01') }),
  )
  expect(counts).toEqual({ added: 0, changed: 1, ended: 1 })

  const old = (await db.read((q) => procedureByCode(q, '1.001612', day('2026-11-30'))))!
  const fresh = (await db.read((q) => procedureByCode(q, '1.001612', day('2026-12-01'))))!
  expect(old.versionId).toBe(before.versionId)
  expect(ruleFor(old, { on: day('2026-11-30') })).toEqual({ amount: 3, unit: 'working-day' })
  expect(fresh.version).toBe(2)
  expect(ruleFor(fresh, { on: day('2026-12-01') })).toEqual({ amount: 2, unit: 'working-day' })
  expect((await db.read((q) => procedureByVersion(q, before.versionId)))?.version).toBe(1)
  expect(await db.read((q) => procedureByCode(q, '6.003494', day('2026-12-01')))).toBeUndefined()
  expect(await db.read((q) => procedureByCode(q, '6.003494', day('2026-11-30')))).toBeDefined()
})

test('what another module asks: names, rules by case and channel, fees', async () => {
  const on = day('2026-11-23')
  const names = await db.read((q) => procedureNames(q, on))
  expect(names.get('1.001193')).toBe('Thủ tục đăng ký khai sinh')
  const road = (await db.read((q) => procedureByCode(q, '1.013274', on)))!
  expect(ruleFor(road, { caseCode: 'funeral', channel: 'online', on })).toEqual({
    amount: 1,
    unit: 'day',
  })
  expect(ruleFor(road, { caseCode: 'other', channel: 'counter', on })).toEqual({
    amount: 5,
    unit: 'working-day',
  })
  const copies = (await db.read((q) => procedureByCode(q, '2.000815', on)))!
  expect(feeFor(copies, { on })).toMatchObject({ kind: 'per-page', cap: 200_000 })
  expect(copies.channels).toEqual(['counter'])
})

test('the program cannot change the shared catalogue', async () => {
  const write = db.tx((tx) => tx.run`update procedures.procedure_version set name = 'x'`)
  await expect(write).rejects.toThrow(/permission denied/)
})

test('two set-ups at once import once', async () => {
  await Promise.all([importProcedures(ownerDatabase()), importProcedures(ownerDatabase())])
  const { count } = await db.read(
    (q) => q.one(total)`select count(*) from procedures.procedure_version where code = '1.001193'`,
  )
  expect(count).toBe(1)
})

const ownerDatabase = () => ({ ...database, everything: owner })
