import { createHash, createPublicKey, verify } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { addUnit } from '#modules/units/index.ts'
import { town } from '#test/town.ts'

import { closeCluster } from '../actions.ts'
import { asDevice, givenCluster, givenDevice } from '../cluster.fixture.ts'
import { planKey } from '../keys/plan-key.ts'
import { sendOrders } from '../orders/send.ts'
import { ordersOf } from '../orders/store.ts'
import { clusterByCode } from '../store.ts'
import { revokeDevice, writeCode } from './actions.ts'

const place = await town('2026-11-23')
const { app, db, clock, officer, world, database } = place

const enrol = (body: object, remoteAddress = '10.1.0.1') =>
  app.inject({ method: 'POST', url: '/device/v1/enrol', payload: body, remoteAddress })

const codeFor = async (id: Parameters<typeof writeCode>[2], typed?: string) => {
  const written = await db.tx((tx) =>
    writeCode(tx, officer, id, { now: clock.now, ...(typed !== undefined && { typed }) }),
  )
  if (!written.ok) throw new Error(written.why)
  return written.value
}

const order = async (cluster: { id: string }, what: 'restart' | 'plan' = 'restart') => {
  const key = await planKey(db, world.sessionKey)
  await db.tx((tx) =>
    sendOrders(
      tx,
      officer,
      [cluster.id as never],
      { what },
      {
        expiresAt: clock.now.add({ minutes: 5 }),
        key,
        now: clock.now,
      },
    ),
  )
}

test('a device sends the code of its sticker and becomes the device of the cluster', async () => {
  const cluster = await givenCluster(place)
  expect(cluster.state).toBe('not-enrolled')
  await codeFor(cluster.id, 'STICKER0012345')
  const answer = await enrol({
    code: 'sticker-00 12345',
    firmware: '1.0.0',
    serial: 'SN-1',
    more: 1,
  })
  expect(answer.statusCode).toBe(201)
  expect(answer.json()).toMatchObject({
    cluster: { code: cluster.code, name: cluster.name },
    unit: { id: 1 },
    key: { id: expect.any(String), publicKey: expect.stringMatching(/^[\w-]{43}$/) },
  })
  expect(await db.read((q) => clusterByCode(q, cluster.code))).toMatchObject({
    state: 'online',
    serial: 'SN-1',
    firmware: '1.0.0',
  })
})

test('a code is good for one device and seventy-two hours', async () => {
  const cluster = await givenCluster(place)
  const code = await codeFor(cluster.id)
  expect((await enrol({ code, firmware: '1' })).statusCode).toBe(201)
  expect((await enrol({ code, firmware: '1' })).statusCode).toBe(404)
  const other = await codeFor(cluster.id)
  const before = clock.now
  clock.now = before.add({ hours: 72 })
  expect((await enrol({ code: other, firmware: '1' })).statusCode).toBe(404)
  clock.now = before
  expect((await enrol({ code: other, firmware: '1' })).statusCode).toBe(201)
})

test('of two devices that send one code at once, one is enrolled', async () => {
  const code = await codeFor((await givenCluster(place)).id)
  const answers = await Promise.all([1, 2, 3].map(() => enrol({ code, firmware: '1' })))
  expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1)
})

test('a code waits at one cluster only, also of another commune, until its time is over', async () => {
  await addUnit({ everything: place.owner }, { id: 2, code: '28015', isDefault: false })
  const there = await town2()
  await codeFor((await givenCluster(place)).id, 'SAMECODE2026')
  const again = () =>
    there.db.tx((tx) =>
      writeCode(tx, there.officer, there.cluster.id, { now: clock.now, typed: 'SAMECODE2026' }),
    )
  expect(await again()).toEqual({ ok: false, why: 'code-taken' })
  const before = clock.now
  clock.now = before.add({ hours: 73 })
  expect(await again()).toMatchObject({ ok: true })
  clock.now = before
})

async function town2() {
  const other = { ...place, db: database.as({ unit: 2 }), officer: { ...officer, unit: 2 } }
  return { ...other, cluster: await givenCluster(other) }
}

test('a new device ends the secret of the one before at once', async () => {
  const old = await givenDevice(place)
  expect((await old.get('/device/v1/orders')).statusCode).toBe(200)
  const fresh = await enrol({ code: await codeFor(old.cluster.id), firmware: '2' })
  expect((await old.get('/device/v1/orders')).statusCode).toBe(401)
  expect((await asDevice(app, fresh.json().secret).get('/device/v1/orders')).statusCode).toBe(200)
})

test('a revoked device, one of a closed cluster, and a made-up secret are told 401', async () => {
  const revoked = await givenDevice(place)
  await db.tx((tx) =>
    revokeDevice(tx, officer, revoked.cluster.id, { now: clock.now, reason: 'Mất' }),
  )
  const closed = await givenDevice(place)
  const today = Temporal.PlainDate.from('2026-11-23')
  await db.tx((tx) =>
    closeCluster(tx, officer, closed.cluster.id, { now: clock.now, today, reason: 'Hỏng' }),
  )
  const made = asDevice(app, `xspk_${'A'.repeat(43)}`)
  for (const device of [revoked, closed, made, asDevice(app, '')])
    for (const answer of [
      await device.get('/device/v1/orders'),
      await device.post('/device/v1/answers', { answers: [] }),
      await device.post('/device/v1/health', {}),
      await device.post('/device/v1/logs', 'x'),
    ])
      expect(answer.statusCode).toBe(401)
  expect((await db.read((q) => clusterByCode(q, revoked.cluster.code)))?.state).toBe('not-enrolled')
})

test('a flood of enrolments from one network is asked to wait, and another network is not', async () => {
  const tries = Array.from({ length: 130 }, (_, n) => `GUESS${String(n).padStart(5, '0')}`)
  const codes = new Set<number>()
  for (const code of tries) codes.add((await enrol({ code, firmware: '1' }, '10.9.9.9')).statusCode)
  expect([...codes]).toEqual([404, 429])
  expect((await enrol({ code: 'GUESS99999', firmware: '1' }, '10.9.9.8')).statusCode).toBe(404)
})

test('a code that is too short, and a body that is no enrolment, are refused', async () => {
  for (const body of [
    { code: 'ABC', firmware: '1' },
    { firmware: '1' },
    [],
    { code: 'x'.repeat(999) },
  ])
    expect((await enrol(body)).statusCode).toBe(422)
})

test('an order is signed, numbered by device, and asked for over HTTPS until it is answered', async () => {
  const device = await givenDevice(place)
  await order(device.cluster)
  await order(device.cluster, 'plan')
  const { orders } = (await device.get('/device/v1/orders?after=0')).json()
  const told = orders.map((one: { payload: string }) =>
    JSON.parse(Buffer.from(one.payload, 'base64url').toString()),
  )
  expect(told).toMatchObject([
    { kind: 'order', device: device.device, number: 1, do: { what: 'restart' } },
    { number: 2, do: { what: 'plan' } },
  ])
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: device.key.publicKey },
    format: 'jwk',
  })
  const [{ payload, signature }] = orders
  expect(verify(null, Buffer.from(payload), key, Buffer.from(signature, 'base64url'))).toBe(true)
  const answers = [{ number: 1, at: clock.now.toString(), done: true }]
  expect((await device.post('/device/v1/answers', { answers })).statusCode).toBe(204)
  expect((await device.post('/device/v1/answers', { answers })).statusCode).toBe(204)
  expect((await device.get('/device/v1/orders?after=0')).json().orders).toHaveLength(1)
  expect((await device.get('/device/v1/orders?after=2')).json().orders).toHaveLength(0)
  const [second, first] = await db.read((q) => ordersOf(q, device.cluster.id))
  expect([first?.isDone, second?.isDone]).toEqual([true, null])
})

test('an order past its time is told to nobody', async () => {
  const device = await givenDevice(place)
  await order(device.cluster)
  const before = clock.now
  clock.now = before.add({ minutes: 5 })
  expect((await device.get('/device/v1/orders')).json().orders).toEqual([])
  clock.now = before
})

test('a device answers for its own orders only', async () => {
  const [mine, other] = [await givenDevice(place), await givenDevice(place)]
  await order(other.cluster)
  await mine.post('/device/v1/answers', {
    answers: [{ number: 1, at: clock.now.toString(), done: true }],
  })
  expect((await db.read((q) => ordersOf(q, other.cluster.id)))[0]?.isDone).toBeNull()
})

test('a beat over HTTPS says how a device is; nonsense is refused and changes nothing', async () => {
  const device = await givenDevice(place)
  const beat = {
    at: clock.now.toString(),
    state: 'fault',
    faults: ['storage', 'new-word'],
    volume: 70,
  }
  expect((await device.post('/device/v1/health', beat)).statusCode).toBe(204)
  expect((await db.read((q) => clusterByCode(q, device.cluster.code)))?.state).toBe('fault')
  for (const wrong of [{}, { ...beat, state: 'broken' }, { ...beat, volume: 1e9 }, 'x', [1]])
    expect((await device.post('/device/v1/health', wrong as object)).statusCode).toBeOneOf([
      400, 415,
    ])
  expect((await db.read((q) => clusterByCode(q, device.cluster.code)))?.state).toBe('fault')
})

test('a log of more than 256 kB is refused, a smaller one is kept without what no page can show', async () => {
  const device = await givenDevice(place)
  expect((await device.post('/device/v1/logs', 'x'.repeat(262_145))).statusCode).toBe(413)
  expect((await device.post('/device/v1/logs', 'một\0dòng\nhai')).statusCode).toBe(204)
})

test('the key of the commune is made once, however many ask at once', async () => {
  const fresh = database.as({ unit: 2 })
  const keys = await Promise.all([1, 2, 3].map(() => planKey(fresh, world.sessionKey)))
  expect(new Set(keys.map(({ id }) => id)).size).toBe(1)
  await expect(planKey(fresh, 'another installation, its own secret')).rejects.toThrow('sealed')
})

test('a release that lies whole in the folder is told and given; half of one is none', async () => {
  const device = await givenDevice(place)
  const folder = mkdtempSync(join(tmpdir(), 'xaso-releases-'))
  const file = Buffer.from('chương trình mới')
  const sha256 = createHash('sha256').update(file).digest('hex')
  const release = { version: '1.1.0', sha256, bytes: file.length, signature: 'chữ ký' }
  const told = () => device.get('/device/v1/release')
  expect((await told()).statusCode).toBe(204)
  world.releasesFolder = folder
  writeFileSync(join(folder, 'release.json'), JSON.stringify(release))
  expect((await told()).statusCode).toBe(204)
  writeFileSync(join(folder, sha256), file)
  expect((await told()).json()).toEqual(release)
  expect((await device.get(`/device/v1/release/${sha256}`)).rawPayload).toEqual(file)
  expect((await device.get(`/device/v1/release/${'0'.repeat(64)}`)).statusCode).toBe(404)
  expect((await asDevice(app, '').get(`/device/v1/release/${sha256}`)).statusCode).toBe(401)
  rmSync(folder, { recursive: true })
})
