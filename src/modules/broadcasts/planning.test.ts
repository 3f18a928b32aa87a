import { createPublicKey, verify } from 'node:crypto'

import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { withdrawBulletin } from '#modules/bulletins/index.ts'
import { officerWho, town } from '#test/town.ts'
import { background } from '#test/work.ts'

import { givenDevice } from '../clusters/cluster.fixture.ts'
import { endAiring } from './actions.ts'
import { givenAiring, givenBulletin, givenSlot } from './air.fixture.ts'

const here = await town('2026-11-23')
const { work } = background(here)
const device = await givenDevice(here)
const other = await givenDevice(here)
const slot = await givenSlot(here)

const Envelope = z.object({ payload: z.string(), signature: z.string(), key: z.string() })
const Plan = z.object({
  kind: z.literal('plan'),
  device: z.string(),
  revision: z.number(),
  validUntil: z.string(),
  quiet: z.array(z.object({ from: z.string(), to: z.string() })),
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      startsAt: z.string(),
      endsAt: z.string(),
      bulletin: z.string(),
      priority: z.string(),
      source: z.looseObject({ kind: z.string() }),
      approval: z.object({ by: z.string(), at: z.string(), signature: z.string() }),
    }),
  ),
})

const isSigned = (text: string, signature: string): boolean =>
  verify(
    null,
    Buffer.from(text),
    createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: device.key.publicKey },
      format: 'jwk',
    }),
    Buffer.from(signature, 'base64url'),
  )

async function planFor({ get }: Pick<typeof device, 'get'>) {
  const answer = await get('/device/v1/plan')
  expect(answer.statusCode).toBe(200)
  const { payload, signature } = Envelope.parse(answer.json())
  expect(isSigned(payload, signature)).toBe(true)
  return {
    ...Plan.parse(JSON.parse(Buffer.from(payload, 'base64url').toString())),
    etag: String(answer.headers.etag),
  }
}

beforeEach(() => work())

describe('the plan of a device', () => {
  test('is signed, names its device, and carries what was approved for at least seven days', async () => {
    const bulletin = await givenBulletin(here)
    expect((await givenAiring(here, bulletin.id, { slots: [slot] })).ok).toBe(true)
    await work()
    const plan = await planFor(device)
    expect(plan.device).toBe(device.device)
    expect(plan.items.map(({ startsAt }) => startsAt)).toEqual(
      [23, 24, 25, 26, 27, 28, 29, 30].map((day) => `2026-11-${day}T17:00:00+07:00`),
    )
    const { approval, priority, source } = plan.items[0]!
    expect(
      isSigned(
        ['xaso-item-1', bulletin.id, source['url'], priority, approval.at].join('\n'),
        approval.signature,
      ),
    ).toBe(true)
    expect(Temporal.Instant.compare(plan.validUntil, here.clock.now.add({ hours: 7 * 24 }))).toBe(1)
    expect(plan.quiet).toEqual([{ from: '21:00', to: '05:30' }])
    const again = await here.app.inject({
      url: '/device/v1/plan',
      headers: { authorization: `Bearer ${device.secret}`, 'if-none-match': plan.etag },
    })
    expect(again.statusCode).toBe(304)
  })

  test('a revision has one content: it grows when the schedule changes and stays when nothing does', async () => {
    const before = await planFor(device)
    await work()
    expect((await planFor(device)).revision).toBe(before.revision)
    const bulletin = await givenBulletin(here, { title: 'Chỉ một cụm', plannedSeconds: 60 })
    const targets = [{ kind: 'cluster' as const, id: device.cluster.id }]
    const airing = await givenAiring(here, bulletin.id, { times: ['09:30'], targets })
    if (!airing.ok) throw new Error('not scheduled')
    const otherBefore = await planFor(other)
    await work()
    const after = await planFor(device)
    expect(after.revision).toBe(before.revision + 1)
    expect(after.items.some(({ title }) => title === 'Chỉ một cụm')).toBe(true)
    expect((await planFor(other)).revision).toBe(otherBefore.revision)
    await here.db.tx((tx) =>
      endAiring(tx, here.officer, airing.value, { reason: 'Thử xong', now: here.clock.now }),
    )
    await work()
    expect((await planFor(device)).items.some(({ title }) => title === 'Chỉ một cụm')).toBe(false)
  })

  test('what is withdrawn while it sounds is taken back at once, and out of every plan', async () => {
    const bulletin = await givenBulletin(here, { title: 'Sẽ bị thu hồi', plannedSeconds: 600 })
    await givenAiring(here, bulletin.id, { times: ['10:00'] })
    await work()
    const planned = (await planFor(device)).items.filter(({ title }) => title === 'Sẽ bị thu hồi')
    expect(planned.length).toBeGreaterThan(7)
    here.clock.now = Temporal.Instant.from('2026-11-23T10:03:00+07:00')
    const leader = officerWho()
    const why = { reason: 'Nội dung sai', now: here.clock.now }
    await here.db.tx((tx) => withdrawBulletin(tx, leader, bulletin.id, why))
    await work()
    expect((await planFor(device)).items.filter(({ title }) => title === 'Sẽ bị thu hồi')).toEqual(
      [],
    )
    const orders = z
      .object({ orders: z.array(Envelope) })
      .parse((await device.get('/device/v1/orders?after=0')).json())
      .orders.map(
        ({ payload }) =>
          JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
            do: { what: string; item?: string }
          },
      )
    const back = orders.flatMap(({ do: order }) => (order.what === 'withdraw' ? [order.item] : []))
    expect(back).toContain(planned[0]?.id)
  })

  test('a schedule that has no place is refused with every clash, and nothing is kept', async () => {
    const bulletin = await givenBulletin(here, { title: 'Lúc ba giờ sáng' })
    const refused = await givenAiring(here, bulletin.id, { times: ['03:15'] })
    expect(refused).toMatchObject({
      ok: false,
      why: { clashes: [{ why: 'quiet-hours' }, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}] },
    })
    await work()
    const plan = await planFor(device)
    expect(plan.items.filter(({ startsAt }) => /T(2[1-3]|0[0-4]):/.test(startsAt))).toEqual([])
  })

  test('an emergency goes out at once with the bulletin’s own approval, one order for each cluster, and not twice by two clicks', async () => {
    const bulletin = await givenBulletin(here, {
      title: 'Bão khẩn cấp',
      priority: 'emergency',
      plannedSeconds: 45,
    })
    const visit = here.visit(officerWho())
    const unsure = { bulletin: bulletin.id, targets: 'all', times: '2', pauseSeconds: '5' }
    const refused = await visit.post('/can-bo/lich-phat/khan-cap', unsure)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Đánh dấu để xác nhận phát ngay')
    const form = { ...unsure, sure: 'yes' }
    const [first, second] = await Promise.all([
      visit.post('/can-bo/lich-phat/khan-cap', form),
      visit.post('/can-bo/lich-phat/khan-cap', form),
    ])
    expect([first.statusCode, second.statusCode].toSorted((a, b) => a - b)).toEqual([303, 409])
    const told = z
      .object({ orders: z.array(Envelope) })
      .parse((await other.get('/device/v1/orders?after=0')).json()).orders
    const orders = told.map(
      ({ payload }) =>
        JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
          do: { what: string; times?: number }
        },
    )
    expect(orders.filter(({ do: order }) => order.what === 'emergency')).toMatchObject([
      { do: { times: 2 } },
    ])
  })

  test('an emergency whose last day is over does not sound any more', async () => {
    const expiresOn = here.clock.now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate()
    const bulletin = await givenBulletin(here, { priority: 'emergency', expiresOn })
    const before = here.clock.now
    here.clock.now = before.add({ hours: 48 })
    const form = { bulletin: bulletin.id, targets: 'all', times: '1', pauseSeconds: '0' }
    const late = await here
      .visit(officerWho())
      .post('/can-bo/lich-phat/khan-cap', { ...form, sure: 'yes' })
    here.clock.now = before
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('Đã quá ngày phát cuối cùng')
  })

  test('a sound of another cluster’s items, or of none, is not there', async () => {
    expect((await device.get(`/device/v1/audio/${'0'.repeat(64)}`)).statusCode).toBe(404)
    expect((await here.app.inject({ url: '/device/v1/plan' })).statusCode).toBe(401)
  })
})
