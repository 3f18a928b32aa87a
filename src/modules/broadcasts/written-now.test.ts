import { expect, test } from 'vitest'
import { z } from 'zod'

import { bulletinById, reviewEmergency } from '#modules/bulletins/index.ts'
import { sql } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { officerWho, town } from '#test/town.ts'

import { givenCluster, givenDevice } from '../clusters/cluster.fixture.ts'
import { recentEmergencies } from './emergency.ts'

const here = await town('2026-11-23')
const device = await givenDevice(here)
const leader = officerWho({ name: 'Lê Văn Trực Đêm' })
const home = '/can-bo/lich-phat/khan-cap'

const typed = (over: Record<string, string> = {}) => ({
  bulletin: 'new',
  draft: newId(),
  text: 'Nước sông lên nhanh. Bà con ấp Bình Hòa rời nhà đến trường tiểu học ngay.',
  voice: 'south',
  reason: 'Vỡ bờ bao lúc 1 giờ 40',
  targets: `cluster:${device.cluster.id}`,
  times: '2',
  pauseSeconds: '5',
  sure: 'yes',
  ...over,
})

const Orders = z.object({ orders: z.array(z.object({ payload: z.string() })) })

async function emergencies() {
  const { orders } = Orders.parse((await device.get('/device/v1/orders?after=0')).json())
  return orders
    .map(
      ({ payload }) =>
        JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
          do: { what: string; item?: { bulletin: string } }
        },
    )
    .flatMap(({ do: order }) => (order.what === 'emergency' ? [order.item?.bulletin] : []))
}

test('at night one leader alone types a warning: it is said, approved and sounding, once, and somebody else must review it', async () => {
  const form = typed()
  const visit = here.visit(leader)
  const [one, other] = await Promise.all([visit.post(home, form), visit.post(home, form)])
  expect([one.statusCode, other.statusCode]).toEqual([303, 303])
  expect((await emergencies()).filter((id) => id === form.draft)).toHaveLength(1)

  const sent = [one, other].map(({ headers }) => String(headers.location)).find((at) => at !== home)
  const page = await visit.get(sent ?? '')
  expect(page.body).toContain('Đã lệnh phát “Nước sông lên nhanh”, 2 lần')

  const bulletin = await here.db.read((q) => bulletinById(q, form.draft))
  expect(bulletin).toMatchObject({
    state: 'approved',
    priority: 'emergency',
    emergencyReason: 'Vỡ bờ bao lúc 1 giờ 40',
    approvedBy: 'Lê Văn Trực Đêm',
    reviewedAt: null,
  })
  expect(bulletin?.seconds).toBeGreaterThan(2)
  const review = { note: 'Đúng, kịp thời', now: here.clock.now }
  const own = await here.db.tx((tx) => reviewEmergency(tx, leader, form.draft, review))
  expect(own).toEqual({ ok: false, why: 'own-approval' })
})

test('what cannot be said or has no place is told on the form, with every word kept and nothing written', async () => {
  const visit = here.visit(leader)
  const silent = await visit.post(home, typed({ text: '!!! ???' }))
  expect(silent.statusCode).toBe(422)
  expect(silent.body).toContain('Ghi nội dung cảnh báo')
  const nowhere = typed({ targets: `hamlet:${newId()}` })
  const refused = await visit.post(home, nowhere)
  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain('Những nơi đã chọn chưa có cụm loa nào có thiết bị')
  expect(refused.body).toContain('Vỡ bờ bao lúc 1 giờ 40')
  const bare = await visit.post(home, typed({ text: '', reason: '', sure: '' }))
  for (const told of ['Ghi nội dung cảnh báo', 'Ghi lý do', 'Đánh dấu để xác nhận phát ngay'])
    expect(bare.body).toContain(told)
  expect(await here.db.read((q) => bulletinById(q, nowhere.draft))).toBeUndefined()
})

test('everywhere together with a single place is asked back, and no place is ticked beforehand', async () => {
  const visit = here.visit(leader)
  const before = (await here.db.read(recentEmergencies)).length
  const both = await visit.post(home, typed({ targets: `all\ncluster:${device.cluster.id}` }))
  expect(both.statusCode).toBe(422)
  expect(both.body).toContain('bỏ một trong hai')
  expect(await here.db.read(recentEmergencies)).toHaveLength(before)
  for (const at of [home, '/can-bo/lich-phat/xep'])
    expect((await visit.get(at)).body).not.toMatch(/name="targets"[^>]*checked/)
})

test('who does not hear it is named, so that somebody goes there: clusters without a device, and those that are away', async () => {
  const bare = await givenCluster(here, { name: 'Nhà văn hóa ấp Nhựt Hòa' })
  const alone = await here.visit(leader).post(home, typed({ targets: `cluster:${bare.id}` }))
  expect([alone.statusCode, alone.body.includes('có thiết bị')]).toEqual([409, true])
  const sent = await here.visit(leader).post(home, typed({ targets: 'all' }))
  const { body } = await here.visit(leader).get(String(sent.headers.location))
  expect(body).toContain('báo bằng cách khác')
  expect(body).toContain('Nhà văn hóa ấp Nhựt Hòa.')
})

test('a leader hears how the text is read before it sounds, without writing anything', async () => {
  const visit = here.visit(leader)
  const kept = () =>
    here.db.read(
      (q) => q.one(z.object({ n: z.int() }))`
      select count(*)::int as n from bulletins.bulletin where ${sql`unit_id = platform.unit()`}`,
    )
  const before = await kept()
  const tried = await visit.post(`${home}/nghe-thu`, typed({ text: 'Gió cấp 12 lúc 22h30.' }))
  expect(tried.body).toContain('Gió cấp mười hai lúc hai mươi hai giờ ba mươi phút')
  const src = /src="([^"]*nghe-thu\?t=[^"]+)"/.exec(tried.body)?.[1] ?? ''
  expect((await visit.get(src)).headers['content-type']).toBe('audio/ogg')
  expect(await kept()).toEqual(before)
})

test('a leader speaks at once: one page asks why, the next has the microphone, and it is reviewed like any emergency', async () => {
  const visit = here.visit(leader)
  const draft = newId()
  const bare = await visit.post(`${home}/noi`, { draft, liveReason: '' })
  expect(bare.statusCode).toBe(422)
  expect(bare.body).toContain('Ghi lý do phát khẩn cấp')
  const form = { draft, liveReason: 'Cháy chợ Cầu Trúc' }
  const [one, other] = await Promise.all([
    visit.post(`${home}/noi`, form),
    visit.post(`${home}/noi`, form),
  ])
  expect([one.statusCode, other.statusCode]).toEqual([303, 303])
  expect((await visit.get(String(one.headers.location))).body).toContain('tối đa 10 phút')
  const bulletin = await here.db.read((q) => bulletinById(q, draft))
  expect(bulletin).toMatchObject({ kind: 'live', state: 'approved', plannedSeconds: 600 })
})

test('a broadcaster writes for others’ approval and has no such page', async () => {
  const broadcaster = officerWho({ can: new Set(['bulletin.write', 'broadcast.see']) })
  expect((await here.visit(broadcaster).post(home, typed())).statusCode).toBe(403)
})
