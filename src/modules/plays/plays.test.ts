import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { town } from '#test/town.ts'
import { background } from '#test/work.ts'

import { givenAiring, givenBulletin } from '../broadcasts/air.fixture.ts'
import { givenDevice } from '../clusters/cluster.fixture.ts'
import { bestOf, proofOf } from './domain.ts'
import { comingOf, type Heard } from './listening.ts'
import { pageOf } from './log-pages.ts'
import type { Line } from './proof.ts'
import { watchSilence } from './silence.ts'

const here = await town('2026-11-23')
const { work } = background(here)
const device = await givenDevice(here)
const other = await givenDevice(here)
const bulletin = await givenBulletin(here, { title: 'Thời sự', plannedSeconds: 600 })
const airing = await givenAiring(here, bulletin.id, { times: ['10:00'] })
if (!airing.ok) throw new Error('not scheduled')
await work()

const Items = z.array(z.object({ id: z.string() }))
const items = Items.parse(
  await here.owner.read(
    (q) => q.many(z.object({ id: z.string() }))`
      select id from broadcasts.item where cluster_id = ${device.cluster.id} order by starts_at
    `,
  ),
)
const [item] = items

const play = (over: object = {}) => ({
  id: crypto.randomUUID(),
  item: item?.id,
  bulletin: bulletin.id,
  priority: 'normal',
  plannedAt: '2026-11-23T10:00:00+07:00',
  startedAt: '2026-11-23T10:00:00.4+07:00',
  endedAt: '2026-11-23T10:10:00+07:00',
  seconds: 600,
  result: 'played',
  clockSure: true,
  ...over,
})

const visit = here.visit()

test.each(['2026-11-23T10:00:00+23:59', '2026-11-23T10:00:00-16:00', '0000-01-01T00:00:00Z'])(
  'a play at %s cannot be read; those beside it are taken',
  async (time) => {
    const good = play()
    const plays = [play({ plannedAt: time }), play({ endedAt: time }), good]
    const answer = await device.post('/device/v1/plays', { plays })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({ taken: 3, refused: 2 })
    const kept = await here.owner.read(
      (q) =>
        q.many(z.object({ id: z.string() }))`select id from plays.play where id = ${good.id}::uuid`,
    )
    expect(kept).toHaveLength(1)
    await here.owner.tx((tx) => tx.run`delete from plays.play where id = ${good.id}::uuid`)
  },
)

test('a device that hands in its log without end is asked to wait, for itself only', async () => {
  here.clock.now = here.clock.now.add({ minutes: 1 })
  const answers = []
  for (let time = 0; time < 61; time += 1)
    answers.push((await device.post('/device/v1/plays', { plays: [] })).statusCode)
  expect(answers.slice(-2)).toEqual([200, 429])
  expect((await other.post('/device/v1/plays', { plays: [] })).statusCode).toBe(200)
})

describe('the log of plays', () => {
  test('a log that is handed in twice is one log, and late ones find their place', async () => {
    here.clock.now = Temporal.Instant.from('2026-11-23T10:20:00+07:00')
    const plays = [play({ id: '00000000-0000-4000-8000-000000000001' })]
    expect((await device.post('/device/v1/plays', { plays })).json()).toEqual({
      taken: 1,
      refused: 0,
    })
    expect((await device.post('/device/v1/plays', { plays })).json()).toEqual({
      taken: 1,
      refused: 0,
    })
    const page = await visit.get('/can-bo/nhat-ky-phat')
    expect(page.statusCode).toBe(200)
    expect(page.body.match(/Đã phát đủ<\/strong>/g)).toHaveLength(1)
    expect(page.body).toContain('Chưa có báo cáo')
  })

  test('what cannot be read is taken off the device’s hands and not believed', async () => {
    const plays = [play({ seconds: -4 }), play({ result: 'sung' }), { any: 'thing' }, 7]
    expect((await other.post('/device/v1/plays', { plays })).json()).toEqual({
      taken: 4,
      refused: 4,
    })
    expect(
      (await other.post('/device/v1/plays', { plays: Array.from({ length: 501 }, () => play()) }))
        .statusCode,
    ).toBe(422)
    expect(
      (await here.app.inject({ method: 'POST', url: '/device/v1/plays', payload: { plays: [] } }))
        .statusCode,
    ).toBe(401)
  })

  test('a cluster that is there and silent at its time raises an alarm, which ends when its log has come', async () => {
    await here.owner.tx(
      (tx) => tx.run`update clusters.device set state = 'online', seen_at = now()`,
    )
    const open = () =>
      here.owner.read(
        (q) =>
          q.many(
            z.object({ clusterId: z.string() }),
          )`select cluster_id from clusters.alarm where kind = 'silent' and closed_at is null`,
      )
    await here.db.tx((tx) => watchSilence(tx, 1, here.clock.now))
    await here.db.tx((tx) => watchSilence(tx, 1, here.clock.now))
    expect(await open()).toEqual([{ clusterId: other.cluster.id }])
    await other.post('/device/v1/plays', {
      plays: [play({ seconds: 300, result: 'partial', why: 'power' })],
    })
    await here.db.tx((tx) => watchSilence(tx, 1, here.clock.now))
    expect(await open()).toEqual([])
  })

  test('the report counts each item at each cluster once, and what is still to come not at all', async () => {
    const page = await visit.get('/can-bo/nhat-ky-phat/bao-cao')
    expect(page.body).toContain('1 trên 2')
    const xlsx = await visit.get('/can-bo/nhat-ky-phat/bao-cao.xlsx')
    expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK')
    const pdf = await visit.get('/can-bo/nhat-ky-phat/bao-cao.pdf')
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('programs read plan and plays by code, page by page', async () => {
    const plan = await visit.get(
      `/api/v1/broadcast/clusters/${device.cluster.code}/plan?from=2026-11-23&to=2026-11-24`,
    )
    expect(plan.json()).toMatchObject({
      items: [{ title: 'Thời sự', startsAt: '2026-11-23T10:00:00+07:00', sha256: null }, {}],
    })
    expect(Object.keys((plan.json() as { items: object[] }).items[0]!)).toEqual([
      'id',
      'title',
      'priority',
      'startsAt',
      'endsAt',
      'sha256',
    ])
    const address2 = `/api/v1/broadcast/clusters/${device.cluster.code}/plan`
    const hour = '?from=2026-11-23T09:30:00%2B07:00&to=2026-11-23T10:00:00+07:00'
    expect((await visit.get(`${address2}${hour}`)).json()).toEqual({ items: [] })
    for (const wrong of [
      '?from=2026-11-24&to=2026-11-23',
      '?from=2026-11-01&to=2026-12-31',
      '?from=hôm nay&to=2026-12-31',
      '?from=2026-11-23T09:30:00&to=2026-11-24',
      '?from=2026-11-23',
    ])
      expect((await visit.get(`${address2}${encodeURI(wrong)}`)).statusCode).toBe(400)
    const first = z.object({
      items: z.array(z.object({ cluster: z.string() })),
      next: z.string().nullable(),
    })
    const address = '/api/v1/broadcast/plays?from=2026-11-23&to=2026-11-23&limit=1'
    const one = first.parse((await visit.get(address)).json())
    const two = first.parse((await visit.get(`${address}&cursor=${one.next}`)).json())
    expect([...one.items, ...two.items].map(({ cluster }) => cluster).toSorted()).toEqual(
      [device.cluster.code, other.cluster.code].toSorted(),
    )
    expect(two.next).toBeNull()
    expect((await visit.get(`${address}&cursor=x`)).statusCode).toBe(400)
  })
})

describe('the log of a long day', () => {
  const line = (n: number, cluster: string) =>
    ({
      item: {
        id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
        clusterId: cluster,
        // Two clusters begin at the same second, as they do.
        startsAt: Temporal.Instant.from('2026-11-23T10:00:00Z').add({ seconds: n >> 1 }),
      },
    }) as Line
  const [one, two] = [
    '00000000-0000-4000-8000-00000000000a',
    '00000000-0000-4000-8000-00000000000b',
  ]
  const all = Array.from({ length: 95 }, (_, n) => line(n, n % 2 === 0 ? one! : two!))

  test('is read page by page, and none is twice or missing', () => {
    const read: unknown[] = []
    let cursor: string | undefined
    let pages = 0
    do {
      const { shown, next } = pageOf(all, cursor)
      read.push(...shown)
      pages += 1
      cursor = next ?? undefined
    } while (cursor !== undefined)
    expect([pages, read]).toEqual([4, all])
  })

  test.each(['', 'x', '2026-11-23T10:00:00Z_1_2', '_'])(
    'begins anew when asked for “%s”',
    (cursor) => {
      expect(pageOf(all, cursor).shown[0]).toBe(all[0])
    },
  )
})

describe('what may be said of an item', () => {
  const at = (text: string) => Temporal.Instant.from(`2026-11-23T${text}+07:00`)
  const planned = { startsAt: at('10:00:00'), endsAt: at('10:10:00'), droppedAt: null }
  test.each([
    ['planned', '09:59:59', undefined],
    ['on-air', '10:05:00', undefined],
    ['unreported', '10:10:00', undefined],
    ['partial', '10:05:00', { result: 'partial' as const }],
  ] as const)('%s', (said, now, told) => {
    const spans = [{ from: at('09:00:00'), until: null }]
    expect(proofOf(planned, told, at(now), spans)).toBe(said)
  })

  test.each([
    ['no device before or during it', [], 'no-device'],
    ['a device that came when it was over', [{ from: at('10:10:00'), until: null }], 'no-device'],
    [
      'a device that was revoked before',
      [{ from: at('08:00:00'), until: at('10:00:00') }],
      'no-device',
    ],
    ['a device that came in the middle', [{ from: at('10:05:00'), until: null }], 'unreported'],
    [
      'a device that was revoked in the middle',
      [{ from: at('08:00:00'), until: at('10:05:00') }],
      'unreported',
    ],
  ] as const)('%s', (_, spans, said) => {
    expect(proofOf(planned, undefined, at('11:00:00'), spans)).toBe(said)
    expect(proofOf(planned, { result: 'missed' }, at('11:00:00'), spans)).toBe('missed')
  })

  test('of several reports the best counts, and of equals the longest', () => {
    const plays = [
      { result: 'missed' as const, seconds: 0 },
      { result: 'partial' as const, seconds: 20 },
      { result: 'partial' as const, seconds: 40 },
    ]
    expect(bestOf(plays)).toEqual({ result: 'partial', seconds: 40 })
    expect(bestOf([])).toBeUndefined()
  })
})

describe('tối nay loa phát gì', () => {
  const at = (text: string) => Temporal.Instant.from(`2026-11-23T${text}:00+07:00`)
  const languages = ['tiếng Việt', 'Vietnamese'] as const
  const heard = (bulletin: string, ...times: string[]): Heard => ({
    ...{
      bulletin,
      title: bulletin,
      priority: 'normal',
      language: 'vi',
      languages,
      text: null,
      sha256: null,
    },
    times: times.map(at),
    seconds: 60,
    isWithdrawn: false,
  })

  test('what has not begun yet, each time of each bulletin, in order', () => {
    const all = [
      heard('Tiêm phòng', '05:30', '17:00'),
      heard('Thời sự', '17:02'),
      heard('Cũ', '06:00'),
    ]
    expect(comingOf(all, at('15:00')).map(({ title }) => title)).toEqual(['Tiêm phòng', 'Thời sự'])
    expect(comingOf(all, at('17:02'))).toEqual([])
  })

  test('the page of a hamlet shows it to whoever has the address, without signing in', async () => {
    here.clock.now = Temporal.Instant.from('2026-11-23T09:00:00+07:00')
    const { body, statusCode } = await here.app.inject({ url: '/nghe-lai' })
    expect(statusCode).toBe(200)
    expect(body).toContain('Sắp phát hôm nay')
    expect(body).toContain('10:00')
  })
})
