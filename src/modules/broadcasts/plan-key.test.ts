import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { planKey, sendOrders } from '#modules/clusters/index.ts'
import { officerWho, town } from '#test/town.ts'
import { background } from '#test/work.ts'

import { isApproved, opened } from '../../../speaker/envelope.ts'
import { readPlan, type PublicKey } from '../../../speaker/messages.ts'
import { readOrder } from '../../../speaker/orders-read.ts'
import { givenDevice } from '../clusters/cluster.fixture.ts'
import { givenAiring, givenBulletin } from './air.fixture.ts'

const here = await town('2026-11-23')
const { db, visit, world, clock } = here
const { work } = background(here)
const home = '/can-bo/cum-loa/khoa'

const Envelope = z.object({ payload: z.string(), signature: z.string(), key: z.string() })
const Orders = z.object({ orders: z.array(Envelope) })
type Device = Awaited<ReturnType<typeof givenDevice>>

const change = async (reason = 'Thay người quản trị máy chủ') => {
  const { id } = await planKey(db, world.sessionKey)
  return visit().post(home, { from: id, reason })
}

/** What the agent does with orders that it has not seen, in their order: it opens them with the key that it has. */
async function obey(device: Device, keys: PublicKey[]) {
  const done: string[] = []
  const answers = []
  const { orders } = Orders.parse((await device.get('/device/v1/orders?after=0')).json())
  for (const envelope of orders) {
    const inside = opened(envelope, keys[0]!)
    if (inside === undefined) {
      done.push('refused')
      continue
    }
    const order = readOrder(inside)
    done.push(order.do?.what ?? 'unknown')
    answers.push({ number: order.number, at: clock.now.toString(), done: true })
    if (order.do?.what === 'key') keys.unshift(order.do.key)
  }
  await device.post('/device/v1/answers', { answers })
  return done
}

async function planFor(device: Device, keys: readonly PublicKey[]) {
  const envelope = Envelope.parse((await device.get('/device/v1/plan')).json())
  const inside = opened(envelope, keys[0]!)
  return inside === undefined ? undefined : readPlan(inside)
}

const answering = await givenDevice(here)
const bulletin = await givenBulletin(here, { title: 'Duyệt trước khi đổi khóa' })
await givenAiring(here, bulletin.id, { times: ['09:30'] })
beforeEach(() => work())

describe('đổi khóa phát thanh', () => {
  test('a device that is there learns the new key in an envelope of the old one, and takes the next plan', async () => {
    const keys = [answering.key]
    await obey(answering, keys)
    expect((await change()).statusCode).toBe(303)
    // Before it has heard of the change, nothing signed with the new key is taken.
    await work()
    expect(await planFor(answering, keys)).toBeUndefined()
    expect(await obey(answering, keys)).toEqual(['key', 'plan', 'plan'])
    expect(keys).toHaveLength(2)
    const plan = await planFor(answering, keys)
    expect(plan?.items.length).toBeGreaterThan(0)
    expect(plan?.items.every((item) => isApproved(item, keys))).toBe(true)
  })

  test('a device that was away for a year and two changes learns both when it comes back', async () => {
    const away = await givenDevice(here)
    const keys = [away.key]
    await change('Định kỳ')
    clock.now = clock.now.add({ hours: 200 * 24 })
    await work()
    await change('Nghi lộ khóa')
    clock.now = clock.now.add({ hours: 165 * 24 })
    const done = await obey(away, keys)
    expect(done.filter((what) => what === 'key')).toHaveLength(2)
    expect(done).not.toContain('refused')
    expect(keys[0]?.id).toBe((await planKey(db, world.sessionKey)).id)
    clock.now = clock.now.subtract({ hours: 365 * 24 })
  })

  test('a device that is enrolled after the change plays what was approved before', async () => {
    await change()
    const fresh = await givenDevice(here)
    await work()
    const plan = await planFor(fresh, [fresh.key])
    expect(plan?.items.map(({ title }) => title)).toContain('Duyệt trước khi đổi khóa')
    expect(plan?.items.every((item) => isApproved(item, [fresh.key]))).toBe(true)
  })

  test('an emergency that was approved before the change sounds after it, on old devices and new ones', async () => {
    const storm = await givenBulletin(here, { title: 'Bão', priority: 'emergency' })
    await change()
    const fresh = await givenDevice(here)
    const form = { bulletin: storm.id, targets: 'all', times: '1', pauseSeconds: '0', sure: 'yes' }
    const sent = await visit().post('/can-bo/lich-phat/khan-cap', form)
    expect(sent.statusCode).toBe(303)
    const { orders } = Orders.parse((await fresh.get('/device/v1/orders?after=0')).json())
    const told = orders.map((envelope) => readOrder(opened(envelope, fresh.key)).do)
    const emergency = told.find((one) => one?.what === 'emergency')
    expect(emergency && isApproved(emergency.item, [fresh.key])).toBe(true)
  })

  test('an order that was being signed with the old key meanwhile is refused, not sent in vain', async () => {
    const old = await planKey(db, world.sessionKey)
    await change()
    const options = { expiresAt: clock.now.add({ minutes: 5 }), key: old }
    const sending = db.tx((tx) =>
      sendOrders(tx, here.officer, [answering.cluster.id], { what: 'stop' }, options),
    )
    await expect(sending).rejects.toThrow('vừa được đổi')
  })

  test('two officers who press at once change it once, and there is one event that says why', async () => {
    const { id } = await planKey(db, world.sessionKey)
    const form = { from: id, reason: 'Nghi lộ khóa' }
    const answers = await Promise.all([visit().post(home, form), visit().post(home, form)])
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([
      303, 409,
    ])
    const Event = z.object({ kind: z.string(), data: z.record(z.string(), z.unknown()) })
    const written = await here.owner.read(
      (q) => q.many(Event)`
        select name as kind, data from audit.event where data->>'from' = ${id} or data->>'what' = 'key'
      `,
    )
    expect(written).toMatchObject([{ kind: 'plan-key.changed', data: { reason: 'Nghi lộ khóa' } }])
  })

  test('the page shows the fingerprint, its age and who has not heard; a reason is needed, and the right', async () => {
    const { body } = await visit().get(home)
    expect(body).toMatch(/(?:[0-9a-f]{4} ){7}[0-9a-f]{4}/)
    expect(body).toContain('thiết bị chưa nhận khóa mới')
    const { id } = await planKey(db, world.sessionKey)
    const refused = await visit().post(home, { from: id, reason: '' })
    expect([refused.statusCode, refused.body.includes('Ghi lý do đổi khóa')]).toEqual([422, true])
    const reader = visit(officerWho({ can: new Set(['public', 'cluster.see']) }))
    expect((await reader.get(home)).statusCode).toBe(403)
    expect((await reader.post(home, { from: id, reason: 'Thử' })).statusCode).toBe(403)
  })
})
