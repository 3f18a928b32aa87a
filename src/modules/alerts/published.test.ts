import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

import { beforeEach, describe, expect, test } from 'vitest'

import { givenAiring, givenBulletin } from '#modules/broadcasts/air.fixture.ts'
import { soundEmergency } from '#modules/broadcasts/index.ts'
import { withdrawBulletin } from '#modules/bulletins/index.ts'
import { givenDevice } from '#modules/clusters/cluster.fixture.ts'
import { planKey } from '#modules/clusters/index.ts'
import { town } from '#test/town.ts'
import { background } from '#test/work.ts'

import { readCap, treeOf } from './cap/read.ts'
import { linksIn } from './poll.ts'

const here = await town('2026-11-23')
const { db, app, owner, clock, world, officer } = here
const { work, redeliver } = background(here)
const key = await planKey(db, world.sessionKey)
const { cluster } = await givenDevice(here, { at: { lat: 10.51, lon: 106.51 } })
await givenDevice(here, { at: { lat: 10.52, lon: 106.53 } })
await givenDevice(here)

beforeEach(() =>
  owner.tx(async (tx) => void (await tx.run`truncate alerts.published, broadcasts.emergency`)),
)

const ask = (url: string) => app.inject({ url, headers: { host: 'localhost' } })
const schema = new URL('cap/cap-1.2.xsd', import.meta.url).pathname

/** The messages of the feed, the newest first, each as it is read. */
async function published() {
  const feed = await ask('/cap/feed.atom')
  expect(feed.statusCode).toBe(200)
  expect(feed.headers['content-type']).toContain('application/atom+xml')
  const tree = treeOf(feed.body)
  if (!tree.ok) throw new Error(tree.why)
  const addresses = linksIn(tree.value, 'http://localhost/cap/feed.atom')
  return Promise.all(
    addresses.map(async (address) => {
      const { body, headers } = await ask(new URL(address).pathname)
      expect(headers['content-type']).toContain('application/cap+xml')
      expect(faultsOf(body)).toBe('')
      const read = readCap(body)
      if (!read.ok) throw new Error(read.why)
      return read.value
    }),
  )
}

function faultsOf(xml: string): string {
  if (!existsSync('/usr/bin/xmllint')) return ''
  const args = ['--noout', '--nonet', '--schema', schema, '-']
  const { status, stderr } = spawnSync('/usr/bin/xmllint', args, { input: xml, encoding: 'utf8' })
  return status === 0 ? '' : stderr
}

async function emergency(targets: Parameters<typeof soundEmergency>[2]['targets']) {
  const { id } = await givenBulletin(here, { priority: 'emergency', title: 'Vỡ đê <bao> & lũ' })
  const order = { bulletin: id, targets, times: 2, pauseSeconds: 10 }
  await db.tx((tx) => soundEmergency(tx, officer, order, { now: clock.now, key }))
  return id
}

describe('cảnh báo của xã theo CAP', () => {
  test('an empty feed is a feed', async () => {
    expect(await published()).toEqual([])
  })

  test('an emergency is published with the ring of the places in which it sounds', async () => {
    await emergency([{ kind: 'cluster', id: cluster.id }, { kind: 'all' }])
    await work()
    const [message, ...more] = await published()
    expect(more).toEqual([])
    expect(message).toMatchObject({
      // A demonstration never says that it is real.
      ...{ status: 'Test', msgType: 'Alert', scope: 'Public' },
      info: [
        {
          ...{ headline: 'Vỡ đê <bao> & lũ', urgency: 'Immediate', language: 'vi' },
          area: [{ areaDesc: cluster.name }, { polygon: [expect.any(Array)] }],
        },
      ],
    })
  })

  test('told twice it is published once', async () => {
    await emergency([{ kind: 'all' }])
    const events = await work()
    for (const event of events) await redeliver(event)
    expect(await published()).toHaveLength(1)
  })

  test('withdrawn, it is called off once, by its own name', async () => {
    const id = await emergency([{ kind: 'all' }])
    await work()
    const [alert] = await published()
    const end = { reason: 'Đê đã được gia cố', now: clock.now.add({ minutes: 5 }) }
    clock.now = end.now
    await db.tx((tx) => withdrawBulletin(tx, officer, id, end))
    const events = await work()
    for (const event of events) await redeliver(event)
    const [cancel, first, ...more] = await published()
    expect(more).toEqual([])
    expect(first).toEqual(alert)
    expect(cancel).toMatchObject({
      msgType: 'Cancel',
      references: `${alert?.sender},${alert?.identifier},2026-11-23T09:00:00+07:00`,
    })
  })

  test('a priority warning that is scheduled is published; an ordinary bulletin is not', async () => {
    const { id } = await givenBulletin(here, { priority: 'priority', title: 'Cắt điện ngày mai' })
    expect(await givenAiring(here, id, { times: ['17:00'] })).toMatchObject({ ok: true })
    const plain = await givenBulletin(here)
    expect(await givenAiring(here, plain.id, { times: ['18:00'] })).toMatchObject({ ok: true })
    await work()
    const messages = await published()
    expect(messages.map(({ info }) => info[0]?.headline)).toEqual(['Cắt điện ngày mai'])
    expect(messages[0]?.info[0]).toMatchObject({ urgency: 'Expected', severity: 'Moderate' })
  })

  test('what is over leaves the feed and stays at its address', async () => {
    await emergency([{ kind: 'all' }])
    await work()
    const [alert] = await published()
    clock.now = clock.now.add({ hours: 25 })
    expect(await published()).toEqual([])
    expect((await ask(`/cap/${alert?.identifier}.xml`)).statusCode).toBe(200)
  })

  test.each(['/cap/x.xml', '/cap/00000000-0000-4000-8000-000000000000.xml', '/cap/%00.xml'])(
    '%s is not there',
    async (url) => expect([400, 404]).toContain((await ask(url)).statusCode),
  )
})
