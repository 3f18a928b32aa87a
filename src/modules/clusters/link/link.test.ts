import { connect as connectSocket } from 'node:net'

import type { IClientOptions, MqttClient } from 'mqtt'
import { afterAll, describe, expect, test } from 'vitest'

import type { MqttConfig } from '#platform/config.ts'
import { hasMosquitto, mosquitto } from '#platform/mqtt/mosquitto.fixture.ts'
import { town } from '#test/town.ts'

import { givenDevice } from '../cluster.fixture.ts'
import { revokeDevice, writeCode } from '../devices/actions.ts'
import type { Cluster } from '../domain.ts'
import { planKey } from '../keys/plan-key.ts'
import { sendOrders } from '../orders/send.ts'
import { ordersOf } from '../orders/store.ts'
import type { OrderWhat } from '../orders/what.ts'
import { clusterByCode } from '../store.ts'
import { deviceOnline, topicFor as topic, type Device } from './line.fixture.ts'
import { startLink } from './start.ts'

type Broker = { config: MqttConfig; end?: () => Promise<void> }
const ours = async (): Promise<Broker> => ({
  config: { kind: 'embedded', host: '127.0.0.1', plainPort: 0, tlsPort: 0 },
})
const theirs = async (): Promise<Broker> => {
  const { url, remove } = await mosquitto()
  return { config: { kind: 'external', url, caFile: undefined }, end: remove }
}
const brokers: [string, () => Promise<Broker>][] = [
  ['our own broker', ours],
  ...(hasMosquitto ? [['Mosquitto', theirs] as [string, typeof theirs]] : []),
]

describe.each(brokers)('%s', async (_, start) => {
  const place = await town('2026-11-23')
  const { app, db, clock, officer, world } = place
  const broker = await start()
  const link = await startLink(app, broker.config)
  const clients: MqttClient[] = []
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.endAsync(true)))
    await link.stop()
    await broker.end?.()
  })

  const online = async (device: Device, over: IClientOptions = {}) => {
    const { client, orders } = await deviceOnline(place, device, over)
    clients.push(client)
    return { client, orders }
  }

  const order = async ({ id }: Cluster, what: OrderWhat, minutes = 5) => {
    const key = await planKey(db, world.sessionKey)
    const expiresAt = clock.now.add({ minutes })
    await db.tx((tx) => sendOrders(tx, officer, [id], what, { expiresAt, key, now: clock.now }))
  }
  const stateOf = async ({ code }: Cluster) => (await db.read((q) => clusterByCode(q, code)))?.state
  const refused = /closed|authorized|user name|password|ECONNRESET/i
  const soon = { timeout: 8_000, interval: 50 }

  test('a device that comes online is seen, says how it is, and is missed when its line breaks', async () => {
    const device = await givenDevice(place)
    const { client } = await online(device)
    const beat = { at: clock.now.toString(), state: 'fault', faults: ['storage'], revision: 3 }
    await client.publishAsync(topic(device, 'beat'), JSON.stringify(beat), { qos: 1 })
    await expect.poll(() => stateOf(device.cluster), soon).toBe('fault')
    client.stream.destroy()
    await expect.poll(() => stateOf(device.cluster), soon).toBe('offline')
  })

  test('an order reaches the device, signed, and its answer is written down', async () => {
    const device = await givenDevice(place)
    const { client, orders } = await online(device)
    await order(device.cluster, { what: 'tone', seconds: 3 })
    await expect.poll(() => orders, soon).toMatchObject([{ number: 1, do: { what: 'tone' } }])
    const answer = { number: 1, at: clock.now.toString(), done: true }
    await client.publishAsync(topic(device, 'answer'), JSON.stringify(answer), { qos: 1 })
    const given = () => db.read((q) => ordersOf(q, device.cluster.id))
    await expect.poll(async () => (await given())[0]?.isDone, soon).toBe(true)
  })

  test('a time that the database cannot read takes no other device’s answer along', async () => {
    const [good, bad] = [await givenDevice(place), await givenDevice(place)]
    const [one, two] = [await online(good), await online(bad)]
    await order(good.cluster, { what: 'tone', seconds: 3 })
    const answer = (at: string) => JSON.stringify({ number: 1, at, done: true })
    const sent = [
      one.client.publishAsync(topic(good, 'answer'), answer(clock.now.toString()), { qos: 1 }),
      two.client.publishAsync(topic(bad, 'answer'), answer('2026-11-23T09:00:00+23:59'), {
        qos: 1,
      }),
    ]
    await Promise.all(sent)
    const given = () => db.read((q) => ordersOf(q, good.cluster.id))
    await expect.poll(async () => (await given())[0]?.isDone, soon).toBe(true)
  })

  test('what was ordered while the device was away reaches it when it is back; what is out of date does not', async () => {
    const device = await givenDevice(place)
    const { client } = await online(device)
    await client.endAsync(true)
    await order(device.cluster, { what: 'restart' })
    const before = clock.now
    clock.now = before.subtract({ minutes: 10 })
    await order(device.cluster, { what: 'stop' }, 1)
    clock.now = before
    await order(device.cluster, { what: 'plan' })
    const back = await online(device)
    const numbers = () => [...new Set(back.orders.map(({ number }) => number))]
    await expect.poll(numbers, soon).toEqual([1, 3])
  })

  test('an order that was not answered comes again when the device is back, until it is answered', async () => {
    const device = await givenDevice(place)
    const first = await online(device)
    await order(device.cluster, { what: 'update' })
    await expect.poll(() => first.orders.length, soon).toBeGreaterThan(0)
    await first.client.endAsync(true)
    clock.now = clock.now.add({ seconds: 5 })
    const second = await online(device)
    await expect.poll(() => second.orders.length, soon).toBeGreaterThan(0)
    const answer = { number: 1, at: clock.now.toString(), done: false, why: 'expired' }
    await second.client.publishAsync(topic(device, 'answer'), JSON.stringify(answer), { qos: 1 })
    const given = () => db.read((q) => ordersOf(q, device.cluster.id))
    await expect.poll(async () => (await given())[0]?.why, soon).toBe('expired')
  })

  test('a device speaks for itself only, and hears nothing that is said to another', async () => {
    const [mine, other] = [await givenDevice(place), await givenDevice(place)]
    const { client } = await online(mine)
    const heard: string[] = []
    client.on('message', (name) => heard.push(name))
    for (const wish of [topic(other, 'order'), '#', 'xaso/1/+/order', '$share/x/xaso/1/+/order'])
      await client.subscribeAsync(wish, { qos: 1 }).catch(() => {})
    await order(other.cluster, { what: 'restart' })
    const answer = JSON.stringify({ number: 1, at: clock.now.toString(), done: true })
    for (const forged of [
      topic(other, 'answer'),
      topic(other, 'order'),
      `xaso/2/${mine.device}/beat`,
    ]) {
      const again = client.connected ? client : (await online(mine)).client
      await Promise.race([
        again.publishAsync(forged, answer, { qos: 1 }).catch(() => {}),
        new Promise((done) => setTimeout(done, 500)),
      ])
    }
    await new Promise((done) => setTimeout(done, 300))
    expect(heard).toEqual([])
    const [given] = await db.read((q) => ordersOf(q, other.cluster.id))
    expect(given?.isDone).toBeNull()
  })

  test('a device that is revoked is cut off and does not come in again', async () => {
    const device = await givenDevice(place)
    const { client } = await online(device)
    const closed = new Promise<void>((done) => client.once('close', () => done()))
    await db.tx((tx) =>
      revokeDevice(tx, officer, device.cluster.id, { now: clock.now, reason: 'Mất cắp' }),
    )
    await closed
    await expect(online(device)).rejects.toThrow(refused)
  })

  test('a new device of a cluster takes the place of the old one at once', async () => {
    const old = await givenDevice(place)
    const { client } = await online(old)
    const closed = new Promise<void>((done) => client.once('close', () => done()))
    const code = await db.tx((tx) => writeCode(tx, officer, old.cluster.id, { now: clock.now }))
    const payload = { code: code.ok ? code.value : '', firmware: '2' }
    const told = (await app.inject({ method: 'POST', url: '/device/v1/enrol', payload })).json()
    await closed
    const fresh = { ...old, device: told.device, secret: told.secret }
    const { orders } = await online(fresh)
    await order(old.cluster, { what: 'plan' })
    await expect.poll(() => orders.length, soon).toBe(1)
  })

  test('a wrong secret, another device’s secret and a name without one are refused', async () => {
    const [mine, other] = [await givenDevice(place), await givenDevice(place)]
    await expect(online({ ...mine, secret: `xspk_${'x'.repeat(43)}` })).rejects.toThrow(refused)
    await expect(online({ ...mine, secret: other.secret })).rejects.toThrow(refused)
    await expect(online(mine, { clientId: `xaso-${other.device}` })).rejects.toThrow(refused)
    await expect(online(mine, { password: '' })).rejects.toThrow(refused)
  })

  test('a message of ten megabytes ends the line, and everybody else goes on', async () => {
    const [loud, other] = [await givenDevice(place), await givenDevice(place)]
    const bystander = await online(other)
    const { client } = await online(loud)
    const closed = new Promise<void>((done) => client.once('close', () => done()))
    client.on('error', () => {})
    client.publish(topic(loud, 'beat'), Buffer.alloc(10_000_000, 'x'), { qos: 0 })
    await Promise.race([closed, new Promise((done) => setTimeout(done, 2_000))])
    await order(other.cluster, { what: 'plan' })
    await expect.poll(() => bystander.orders.length, soon).toBe(1)
  })

  test('what one device says badly does not cost another’s words that come with it', async () => {
    const [bad, good] = [await givenDevice(place), await givenDevice(place)]
    const lines = [await online(bad), await online(good)]
    const at = clock.now.toString()
    const say = (device: Device, leaf: string, text: string) =>
      lines[device === bad ? 0 : 1]!.client.publishAsync(topic(device, leaf), text, { qos: 1 })
    await Promise.all([
      say(bad, 'beat', `{"at":"${at}","state":"online","firmware":"\\u0000"}`),
      say(bad, 'beat', `{"at":"${at}","state":"online","playing":"\\ud800"}`),
      say(bad, 'answer', `{"number":1,"at":"0000-01-01T00:00:00Z","done":true}`),
      say(bad, 'answer', `{"number":9007199254740991,"at":"${at}","done":true,"why":"\\u0000"}`),
      say(good, 'beat', JSON.stringify({ at, state: 'fault', faults: ['player'] })),
    ])
    await expect.poll(() => stateOf(good.cluster), soon).toBe('fault')
  })

  test('beats that are not as the protocol says change nothing', async () => {
    const device = await givenDevice(place)
    const { client } = await online(device)
    await expect.poll(() => stateOf(device.cluster), soon).toBe('online')
    for (const text of ['', '{', '[]', '"x"', '{"state":"offline"}', '{"state":"x","at":"y"}'])
      await client.publishAsync(topic(device, 'beat'), text, { qos: 1 })
    await client.publishAsync(topic(device, 'answer'), '{"number":-1}', { qos: 1 })
    await order(device.cluster, { what: 'plan' })
    expect(await stateOf(device.cluster)).toBe('online')
  })
})

test('bytes that are no MQTT at all, and connections that say nothing, do no harm', async () => {
  const { app } = await town('2026-11-23')
  const config = { kind: 'embedded', host: '127.0.0.1', plainPort: 0, tlsPort: 0 } as const
  const link = await startLink(app, config)
  const send = (bytes: Buffer) =>
    new Promise<void>((done) => {
      const socket = connectSocket(link.ports.plain ?? 0, '127.0.0.1', () => socket.write(bytes))
      socket.on('error', () => {})
      socket.on('close', () => done())
      setTimeout(() => socket.destroy(), 300)
    })
  await Promise.all(
    [
      Buffer.from('GET / HTTP/1.1\r\n\r\n'),
      Buffer.from([0x10, 0xff, 0xff, 0xff, 0x7f]),
      Buffer.from([0x30, 0xff, 0xff, 0xff, 0xff, 0xff]),
      Buffer.alloc(100_000, 0xff),
      Buffer.alloc(0),
    ].map(send),
  )
  await link.stop()
})

test('a program whose port is taken serves without a broker, and says where one most likely is', async () => {
  const [one, two] = [await town('2026-11-23'), await town('2026-11-23')]
  const config = { kind: 'embedded', host: '127.0.0.1', plainPort: 0, tlsPort: 0 } as const
  const first = await startLink(one.app, config)
  const { plain = 0, tls = 0 } = first.ports
  const second = await startLink(two.app, { ...config, plainPort: plain, tlsPort: tls })
  expect(second.ports).toEqual({})
  expect((await givenDevice(two)).secret).toMatch(/^xspk_/)
  await second.stop()
  await first.stop()
})
