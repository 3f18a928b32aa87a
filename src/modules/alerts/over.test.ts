import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { recentEmergencies } from '#modules/broadcasts/index.ts'
import { givenDevice } from '#modules/clusters/cluster.fixture.ts'
import { sql } from '#platform/db.ts'
import { officerWho, town, unit } from '#test/town.ts'
import { background } from '#test/work.ts'

import { given, givenInfo } from './cap/cap.fixture.ts'
import { addFeed, feeds } from './feeds.ts'
import { decideHabit } from './habit.ts'
import { poll } from './poll.ts'
import { receivedWhere } from './store.ts'

const here = await town('2026-11-23')
const { db, visit, owner, clock } = here
const { work, context } = background(here)
const device = await givenDevice(here, { at: { lat: 10.51, lon: 106.51 } })
const away = await givenDevice(here, { at: { lat: 10.7, lon: 106.7 } })
const ours = { circle: '10.51,106.51 3' }
const references = 'kttv@tayninh.example,VN-KTTV-2026-117,2026-11-23T08:00:00+07:00'

const decide = (over: { onlySources?: boolean } = {}) =>
  db.tx((tx) =>
    decideHabit(tx, officerWho({ name: 'Phạm Quốc Hùng' }), clock.now, {
      ...{ atOnce: true, senders: ['kttv@tayninh.example'], leastSeverity: 'Severe' },
      ...{ everywhere: false, onlySources: false, reason: 'Quyết định 12/QĐ-UBND' },
      ...over,
    }),
  )

const start = clock.now
beforeEach(async () => {
  clock.now = start
  await owner.tx(async (tx) => {
    await tx.run`truncate alerts.received, alerts.feed, broadcasts.emergency, clusters.device_order`
  })
  await decide()
})

async function bring(xml: string) {
  const form = new FormData()
  form.append('file', new Blob([xml]), 'canh-bao.xml')
  await visit().upload('/can-bo/canh-bao', form)
  await work()
}

const Told = z.object({ orders: z.array(z.object({ payload: z.string() })) })
const Order = z.object({
  expiresAt: z.string(),
  do: z.looseObject({ what: z.string() }),
})

/** What a device has been told and has not answered, in the order in which it came. */
async function told({ get }: Pick<typeof device, 'get'>) {
  const { orders } = Told.parse((await get('/device/v1/orders?after=0')).json())
  return orders
    .map(({ payload }) =>
      Order.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))),
    )
    .filter(({ do: order }) => order.what !== 'plan')
}

const idOf = (order: { [member: string]: unknown }) => (order['item'] as { id: string }).id

describe('hủy, thay, hết hạn', () => {
  test('a cancel while it sounds silences the devices that were told, and no others', async () => {
    await bring(given({}, givenInfo(ours)))
    const [sounding] = await told(device)
    expect(sounding?.do.what).toBe('emergency')
    clock.now = clock.now.add({ seconds: 20 })
    await bring(given({ identifier: 'VN-KTTV-2026-118', msgType: 'Cancel', references }, ''))
    const orders = (await told(device)).map(({ do: order }) => order)
    expect(orders).toContainEqual({ what: 'withdraw', item: idOf(sounding!.do) })
    expect(await told(away)).toEqual([])
  })

  test('an update takes the place of what sounds: the old words fall silent, the new ones are heard', async () => {
    await bring(given({}, givenInfo(ours)))
    const [first] = await told(device)
    const words = givenInfo(ours, { headline: 'Bão số 9 đã vào đất liền' })
    await bring(given({ identifier: 'VN-KTTV-2026-119', msgType: 'Update', references }, words))
    const orders = (await told(device)).map(({ do: order }) => order)
    expect(orders).toContainEqual({ what: 'withdraw', item: idOf(first!.do) })
    const titles = orders.flatMap(({ what, item }) =>
      what === 'emergency' ? [(item as { title: string }).title] : [],
    )
    expect(titles).toEqual([
      'Cảnh báo: Bão số 9 đổ bộ chiều mai',
      'Cảnh báo: Bão số 9 đã vào đất liền',
    ])
  })

  test('an exercise that calls off silences nobody', async () => {
    await bring(given({}, givenInfo(ours)))
    await bring(given({ identifier: 'X', msgType: 'Cancel', status: 'Exercise', references }, ''))
    expect((await told(device)).map(({ do: order }) => order.what)).toEqual(['emergency'])
  })

  test('a device that hears of it after its end does not begin: the order is over when the alert is', async () => {
    const soon = '2026-11-23T09:07:00+07:00'
    await bring(given({}, givenInfo(ours, { expires: soon })))
    const [order] = await told(device)
    expect(Temporal.Instant.compare(order!.expiresAt, soon)).toBe(0)
    clock.now = Temporal.Instant.from('2026-11-23T09:07:01+07:00')
    expect(await told(device)).toEqual([])
  })

  test.each(['Test', 'Exercise', 'Draft', 'System'])('%s never sounds', async (status) => {
    await bring(given({ status }, givenInfo(ours, { severity: 'Extreme' })))
    expect(await db.read(recentEmergencies)).toEqual([])
    expect(await told(device)).toEqual([])
  })
})

describe('chỉ nguồn HTTPS', () => {
  const page = given({}, givenInfo(ours))
  const asking = (asked: string[]) => ({
    ...context,
    fetchPublic: (url: string) => {
      asked.push(url)
      return Promise.resolve(new Response(page))
    },
  })

  test('a source on an open line is not asked, and the page says why; one over HTTPS is', async () => {
    const open = { name: 'Đài cũ', address: 'http://canh-bao.example.org/cap.xml' }
    const safe = { name: 'Đài mới', address: 'https://canh-bao.example.org/cap.xml' }
    for (const feed of [open, safe]) await db.tx((tx) => addFeed(tx, here.officer, feed))
    await decide({ onlySources: true })
    const asked: string[] = []
    await poll(asking(asked), { unit })
    expect(asked).toEqual([safe.address])
    expect((await db.read(feeds)).map(({ fault }) => fault)).toEqual(['not-secure', null])
    const [alert] = await db.read((q) => receivedWhere(q, sql`true`))
    expect(alert).toMatchObject({ address: safe.address, outcome: 'emergency' })
    expect((await visit().get('/can-bo/canh-bao/quyet-dinh')).body).toContain('không dùng HTTPS')
  })
})
