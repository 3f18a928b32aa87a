import { generateKeyPairSync, randomUUID } from 'node:crypto'

import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { officerWho, town } from '#test/town.ts'

import { record } from './events.ts'
import { firstPrevious, hashSeal, sealKeys } from './seal.ts'
import { keepSealing, sealNext } from './sealer.ts'
import { checkSeal, verifyUnit } from './verify.ts'

declare module './events.ts' {
  interface Events {
    'seal-test.happened': { n: number }
  }
}

const { db, owner } = await town('2026-11-23')
const pem = () =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const keys = sealKeys(pem())
const who = officerWho()
const subject = { kind: 'test', id: randomUUID() }

const happen = (n: number) => db.tx((tx) => record(tx, who, 'seal-test.happened', subject, { n }))
const verify = () => owner.read((q) => verifyUnit(q, who.unit, keys))

async function sealed(events: number) {
  const ids: string[] = []
  for (let n = 0; n < events; n += 1) ids.push(await happen(n))
  await sealAll(events)
  return ids
}

const Waiting = z.object({ waits: z.boolean() })

/** The sealer waits for transactions of the whole server, and other tests run theirs on it: seal when those are over. */
async function sealAll(events: number) {
  const waits = () =>
    owner.read(
      (q) => q.one(Waiting)`
        select exists (select from audit.event where tx >= pg_snapshot_xmin(pg_current_snapshot())) as waits`,
    )
  while ((await waits()).waits) await new Promise((next) => setTimeout(next, 20))
  expect(await sealNext(owner, keys)).toBe(events)
}

beforeEach(() =>
  owner.tx(async (tx) => {
    await tx.run`truncate audit.event, audit.seal, audit.head`
    await tx.run`update audit.sealing set tx = '0', id = '00000000-0000-0000-0000-000000000000'`
  }),
)

describe('chuỗi sự kiện', () => {
  test('a trail that nobody touched verifies', async () => {
    await sealed(5)
    await sealed(3)
    expect(await verify()).toEqual({
      ...{ events: 8, seals: 2, unsealed: 0, suspicious: [], fault: undefined },
    })
  })

  test('what is written while a transaction is open is sealed later, in order, and nothing is left out', async () => {
    await db.tx(async (tx) => {
      await record(tx, who, 'seal-test.happened', subject, { n: 1 })
      await happen(2)
      expect(await sealNext(owner, keys)).toBe(0)
    })
    await sealAll(2)
    expect(await verify()).toMatchObject({ events: 2, fault: undefined })
  })

  test.each([
    ['data', `update audit.event set data = '{"n": 99}' where id = $1`],
    ['actor', `update audit.event set actor = 'staff:somebody-else' where id = $1`],
    ['time', `update audit.event set at = at - interval '1 minute' where id = $1`],
    ['name', `update audit.event set name = 'seal-test.other' where id = $1`],
    ['kind of subject', `update audit.event set subject_kind = 'person' where id = $1`],
    ['subject', `update audit.event set subject_id = gen_random_uuid() where id = $1`],
    ['origin', `update audit.event set origin = '{"address": "10.0.0.1"}' where id = $1`],
  ])('an edited %s is named', async (_, statement) => {
    const ids = await sealed(4)
    await tamper(statement, ids[2]!)
    expect((await verify()).fault).toMatchObject({ what: 'edited', event: ids[2] })
  })

  test('an event that is moved before others is named', async () => {
    const ids = await sealed(4)
    await tamper("update audit.event set tx = '1'::xid8 where id = $1", ids[2]!)
    expect((await verify()).fault).toMatchObject({ what: 'reordered', event: ids[2] })
  })

  test('a removed event is named', async () => {
    const ids = await sealed(4)
    await tamper('delete from audit.event where id = $1', ids[1]!)
    expect((await verify()).fault).toMatchObject({ what: 'removed', event: ids[1] })
  })

  test('an event put in afterwards is named', async () => {
    const ids = await sealed(4)
    const fake = randomUUID()
    await tamper(
      `insert into audit.event select unit_id, '${fake}', '3'::xid8, at, name, subject_kind, subject_id, actor, origin, data
      from audit.event where id = $1`,
      ids[1]!,
    )
    expect((await verify()).fault).toMatchObject({ what: 'inserted', event: fake })
  })

  test('two events that changed places are named', async () => {
    const [first, second] = await sealed(4)
    await tamper(
      `update audit.seal set event_ids = array_replace(array_replace(array_replace(event_ids,
      $1::uuid, '00000000-0000-0000-0000-000000000001'), '${second}', $1), '00000000-0000-0000-0000-000000000001', '${second}')`,
      first!,
    )
    expect((await verify()).fault).toMatchObject({ what: 'seal-broken', seal: 1 })
  })

  test('a seal made anew without the key is found out', async () => {
    await sealed(4)
    const forger = sealKeys(pem())
    await owner.tx((tx) => tx.run`truncate audit.seal`)
    await owner.tx((tx) => tx.run`update audit.sealing set tx = '0'`)
    while ((await sealNext(owner, forger)) === 0) await new Promise((next) => setTimeout(next, 20))
    expect((await verify()).fault).toMatchObject({ what: 'seal-forged' })
  })

  test('a chain that was cut short is found out', async () => {
    await sealed(2)
    const ids = await sealed(2)
    await tamper('delete from audit.seal where number = 2 or $1::text is null', ids[0]!)
    await tamper('delete from audit.event where id = $1', ids[0]!)
    await tamper('delete from audit.event where id = $1', ids[1]!)
    expect((await verify()).fault).toBeDefined()
  })

  test('the sealer does not wait for its next round when it is told that something was written', async () => {
    const sealing = keepSealing(owner, keys, { warn: () => {} }, undefined, 3_600_000)
    await happen(1)
    const isSealed = async () => (await verify()).events === 1
    while (!(await isSealed())) {
      sealing.wake()
      await new Promise((next) => setTimeout(next, 50))
    }
    await sealing.stop()
  })

  test('a seal made before the time was signed still verifies', () => {
    const body = { unitId: 1, number: 1, version: 1, eventIds: [], eventHashes: [] }
    const chained = { ...body, sealedAt: '2026-09-01T00:00:00.000000', previousHash: firstPrevious }
    const hash = hashSeal(chained)
    const seal = { ...chained, hash, signature: keys.sign(hash) }
    expect(checkSeal(seal, 1, firstPrevious, keys)).toBeUndefined()
    const later = { ...seal, sealedAt: '2026-09-02T00:00:00.000000' }
    expect(checkSeal(later, 1, firstPrevious, keys)).toBeUndefined()
    expect(checkSeal({ ...seal, version: 2 }, 1, firstPrevious, keys)?.what).toBe('seal-broken')
  })

  test('the application itself may neither change nor remove what happened', async () => {
    const [id] = await sealed(1)
    await expect(
      db.tx((tx) => tx.run`update audit.event set actor = 'x' where id = ${id}`),
    ).rejects.toThrow('permission denied')
    await expect(db.tx((tx) => tx.run`delete from audit.event where id = ${id}`)).rejects.toThrow(
      'permission denied',
    )
  })
})

/** What somebody with the owner's password could do. */
async function tamper(statement: string, id: string) {
  await owner.tx(async (tx) => {
    const text = statement.replaceAll('$1', `'${id}'`)
    await tx.run([text] as unknown as TemplateStringsArray)
  })
}
