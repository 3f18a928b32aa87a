import { afterAll, expect, test } from 'vitest'

import { connect } from '#platform/db.ts'
import { hasMosquitto, mosquitto } from '#platform/mqtt/mosquitto.fixture.ts'
import { tidingsOf } from '#platform/tidings.ts'
import { town, type Town } from '#test/town.ts'

import { createApp } from '../../../app.ts'
import { givenDevice } from '../cluster.fixture.ts'
import { planKey } from '../keys/plan-key.ts'
import { sendOrders } from '../orders/send.ts'
import { ordersOf } from '../orders/store.ts'
import { deviceOnline, topicFor, type Device } from './line.fixture.ts'
import { startLink } from './start.ts'

const ours = { kind: 'embedded', host: '127.0.0.1', plainPort: 0, tlsPort: 0 } as const
const soon = { timeout: 15_000, interval: 50 }

/** An order, given in one of the processes. */
async function order({ db, world, clock, officer }: Town, { cluster }: Device, by = db) {
  const key = await planKey(db, world.sessionKey)
  const expiresAt = clock.now.add({ minutes: 5 })
  await by.tx((tx) =>
    sendOrders(tx, officer, [cluster.id], { what: 'plan' }, { expiresAt, key, now: clock.now }),
  )
}

const numbers = (orders: readonly { number: number }[]) => orders.map(({ number }) => number)

/** Another process on the same database. */
function elsewhere({ database }: Town) {
  const other = connect(database.pool.options.connectionString ?? '', { max: 4 })
  afterAll(() => other.close())
  return other
}

test('what another process orders is sent by the one that holds the broker, once and soon', async () => {
  const place = await town('2026-11-23')
  const link = await startLink(place.app, ours)
  const device = await givenDevice(place)
  const { client, orders } = await deviceOnline(place, device)
  const other = elsewhere(place)
  tidingsOf(other)
  await order(place, device, other.as({ unit: 1 }))
  await expect.poll(() => numbers(orders), { ...soon, timeout: 2_000 }).toEqual([1])
  await new Promise((done) => setTimeout(done, 500))
  expect(numbers(orders)).toEqual([1])
  await client.endAsync(true)
  await link.stop()
})

test('a word that died with its process is not needed: what waits is found', async () => {
  const place = await town('2026-11-23')
  const link = await startLink(place.app, ours)
  const device = await givenDevice(place)
  const { client, orders } = await deviceOnline(place, device)
  // Nobody carries the words of this connection.
  await order(place, device, elsewhere(place).as({ unit: 1 }))
  await expect.poll(() => numbers(orders), soon).toEqual([1])
  await client.endAsync(true)
  await link.stop()
})

test('the program restarts: devices come back by themselves, and hear what was ordered meanwhile', async () => {
  const place = await town('2026-11-23')
  const first = await startLink(place.app, ours)
  const device = await givenDevice(place)
  const { client, orders } = await deviceOnline(place, device, { reconnectPeriod: 200 })
  const { tls = 0 } = first.ports
  await first.stop()
  await order(place, device)
  const second = await startLink(place.app, { ...ours, tlsPort: tls })
  await expect.poll(() => numbers(orders), soon).toContain(1)
  await client.endAsync(true)
  await second.stop()
})

test.runIf(hasMosquitto)(
  'Mosquitto dies and comes back: nothing that was ordered is lost, and answers arrive',
  async () => {
    const place = await town('2026-11-23')
    const broker = await mosquitto()
    const config = { kind: 'external', url: broker.url, caFile: undefined } as const
    const link = await startLink(place.app, config)
    const device = await givenDevice(place)
    const { client, orders } = await deviceOnline(place, device, { reconnectPeriod: 300 })
    await broker.stop()
    await order(place, device)
    await new Promise((done) => setTimeout(done, 500))
    await broker.start()
    await expect.poll(() => numbers(orders), soon).toContain(1)
    const answer = JSON.stringify({ number: 1, at: place.clock.now.toString(), done: true })
    await client.publishAsync(topicFor(device, 'answer'), answer, { qos: 1 })
    const given = () => place.db.read((q) => ordersOf(q, device.cluster.id))
    await expect.poll(async () => (await given())[0]?.isDone, soon).toBe(true)
    await client.endAsync(true)
    await link.stop()
    await broker.remove()
  },
)

test.runIf(hasMosquitto)(
  'two processes at one Mosquitto: each order leaves once, each answer is written once',
  async () => {
    const place = await town('2026-11-23')
    const broker = await mosquitto()
    const config = { kind: 'external', url: broker.url, caFile: undefined } as const
    const other = elsewhere(place)
    const app = await createApp({ ...place.world, database: other })
    const links = [await startLink(place.app, config), await startLink(app, config)]
    const device = await givenDevice(place)
    const { client, orders } = await deviceOnline(place, device)
    for (let n = 0; n < 10; n += 1)
      await order(place, device, n % 2 === 0 ? place.db : other.as({ unit: 1 }))
    await expect.poll(() => orders.length, soon).toBeGreaterThanOrEqual(10)
    await new Promise((done) => setTimeout(done, 1_000))
    expect(numbers(orders).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    await client.endAsync(true)
    for (const link of links) await link.stop()
    await app.close()
    await broker.remove()
  },
)
