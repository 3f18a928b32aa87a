import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeEach, expect, test } from 'vitest'

import { anchorsIn } from '#platform/anchors.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { sealNext } from '#platform/sealer.ts'
import { givenDossier } from '#test/given.ts'
import { officerWho, town, unit } from '#test/town.ts'

import { verifyAll } from './verify-all.ts'

const { db, owner, seal, clock, database } = await town('2026-11-23')
const data = mkdtempSync(join(tmpdir(), 'xaso-anchor-'))
afterAll(() => rmSync(data, { recursive: true }))
const subject = { kind: 'test', id: newId() }
const happen = (at?: Temporal.Instant) =>
  db.tx((tx) => record(tx, officerWho({ ...(at && { at }) }), 'test.happened', subject, { n: 1 }))

/** The sealer waits for transactions of the whole server, and other tests run theirs on it: ask until all is taken. */
async function sealed(events: number) {
  for (let n = 0; n < events; n += 1) await happen()
  await sealAll(events)
}

async function sealAll(events: number) {
  for (let done = 0; done < events; done += await sealNext(owner, seal, anchorsIn(data)))
    await new Promise((next) => setTimeout(next, 20))
}

const tamper = (...statements: string[]) =>
  owner.tx(async (tx) => {
    for (const statement of statements) await tx.run([statement] as unknown as TemplateStringsArray)
  })

const check = async (folder = data) => {
  const verdicts = await verifyAll(owner, seal, anchorsIn(folder))
  const found = verdicts.find((verdict) => verdict.unit === unit)
  if (!found) throw new Error('the unit is not mentioned')
  return found
}

const afresh = "update audit.sealing set tx = '0', id = '00000000-0000-0000-0000-000000000000'"

beforeEach(async () => {
  await tamper('truncate audit.event, audit.seal, audit.head', afresh)
  await tamper('truncate dossiers.dossier cascade')
  rmSync(join(data, 'audit-anchor.json'), { force: true })
})

test('a trail that nobody touched verifies, and an unsealed event is counted apart', async () => {
  await sealed(3)
  await happen()
  expect(await check()).toMatchObject({ events: 3, seals: 1, unsealed: 1, fault: undefined })
})

test('a trail that was removed as a whole is missed, with and without the anchor', async () => {
  await givenDossier({ db, now: clock.now })
  await sealed(1)
  await tamper('truncate audit.event, audit.seal, audit.head', afresh)
  expect((await check()).fault).toMatchObject({ what: 'seal-missing', seal: 1 })
  expect((await check('/nowhere')).fault).toMatchObject({ what: 'wiped' })
})

test('newest seals that were cut off with their events and the head are found by the anchor', async () => {
  await sealed(2)
  await sealed(2)
  await tamper(
    'delete from audit.event where id in (select unnest(event_ids) from audit.seal where number = 2)',
    'delete from audit.seal where number = 2',
    'update audit.head set number = 1, hash = (select hash from audit.seal where number = 1)',
    'update audit.sealing set tx = (select max(tx) from audit.event), id = (select id from audit.event order by tx desc, id desc limit 1)',
  )
  expect((await check('/nowhere')).fault).toBeUndefined()
  expect((await check()).fault).toMatchObject({ what: 'seal-missing', seal: 2 })
})

test.each([
  ['the head was put back', 'update audit.head set number = 1'],
  ['the head was removed', 'delete from audit.head'],
  ['the head names another hash', `update audit.head set hash = '\\x00'`],
])('%s: head and last seal differ', async (_, statement) => {
  await sealed(1)
  await sealed(1)
  await tamper(statement)
  expect((await check()).fault).toMatchObject({ what: 'head-wrong' })
})

test('the time of sealing is signed', async () => {
  await sealed(1)
  await tamper(`update audit.seal set sealed_at = sealed_at - interval '1 day'`)
  expect((await check()).fault).toMatchObject({ what: 'seal-broken' })
})

test('an event dated before the seal that precedes its own is reported', async () => {
  await sealed(1)
  await happen(Temporal.Now.instant().subtract({ minutes: 30 }))
  await sealAll(1)
  const { fault, suspicious } = await check()
  expect(fault).toBeUndefined()
  expect(suspicious).toMatchObject([{ seal: 2 }])
})

test('a dossier whose event was removed before it was sealed is missed', async () => {
  await sealed(1)
  const { code, id } = await givenDossier({ db, now: clock.now })
  expect((await check()).fault).toBeUndefined()
  await tamper(`delete from audit.event where subject_id = '${id}'`)
  expect((await check()).fault).toMatchObject({ what: 'never-told', dossier: code })
})

test('with the seals of one unit damaged no other unit is suspected, and the damaged one is named', async () => {
  const other = 2
  const elsewhere = officerWho({
    unit: other,
    at: Temporal.Now.instant().subtract({ minutes: 30 }),
  })
  const there = database.as({ unit: other })
  await there.tx((tx) =>
    record(tx, officerWho({ unit: other }), 'test.happened', subject, { n: 1 }),
  )
  await happen()
  await sealAll(2)
  await there.tx((tx) => record(tx, elsewhere, 'test.happened', subject, { n: 2 }))
  await sealAll(1)
  const of = async () =>
    (await verifyAll(owner, seal, anchorsIn(data))).find((one) => one.unit === other)!
  expect((await of()).suspicious).toHaveLength(1)
  await tamper(`delete from audit.seal where unit_id = ${unit}`)
  const untouched = await of()
  expect(untouched.fault).toBeUndefined()
  expect(untouched.suspicious).toEqual([])
  expect(untouched.unjudged).toEqual({ events: 1, damaged: [unit] })
})
