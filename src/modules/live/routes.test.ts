import { expect, test } from 'vitest'

import { newId } from '#platform/id.ts'
import { officerWho, town } from '#test/town.ts'

import { givenBulletin } from '../broadcasts/air.fixture.ts'
import { givenCluster, givenDevice } from '../clusters/cluster.fixture.ts'

const place = await town('2026-11-23')
const { visit, clock } = place
const officer = visit()
const cluster = await givenCluster(place, { name: 'Nhà văn hóa ấp Bình Hòa' })
await givenDevice(place)

const live = (over: object = {}) =>
  givenBulletin(place, { kind: 'live', relayUrl: null, title: 'Chủ tịch xã nói chuyện', ...over })
const homeOf = (id: string) => `/can-bo/ban-tin/${id}/noi`
const everywhere = { targets: 'all', delay: '5' }

test('the page names the clusters and says how long one may speak', async () => {
  const { id } = await live()
  const { body } = await officer.get(homeOf(id))
  for (const text of ['Chủ tịch xã nói chuyện', 'tối đa 5 phút', cluster.name])
    expect(body).toContain(text)
  expect((await officer.get(`/can-bo/ban-tin/${id}`)).body).toContain(homeOf(id))
})

test('a relay, or a bulletin that does not exist, is not spoken live', async () => {
  const relay = await givenBulletin(place)
  expect((await officer.get(homeOf(relay.id))).statusCode).toBe(404)
  expect((await officer.post(homeOf(newId()), everywhere)).statusCode).toBe(404)
})

test('nowhere, or a delay that cannot be chosen, is a form to mend', async () => {
  const { id } = await live()
  const nowhere = await officer.post(homeOf(id), { delay: '5' })
  expect(nowhere.statusCode).toBe(422)
  expect(nowhere.body).toContain('Chọn nơi phát')
  for (const form of [
    { targets: 'all', delay: '0' },
    { targets: 'zone:x', delay: '5' },
    { targets: '../x', delay: '5' },
  ])
    expect((await officer.post(homeOf(id), form)).statusCode).toBe(422)
  const empty = await officer.post(homeOf(id), { targets: `zone:${newId()}`, delay: '5' })
  expect(empty.statusCode).toBe(409)
  expect(empty.body).toContain('Không có cụm loa nào')
})

test('at three in the morning only an emergency is spoken', async () => {
  const before = clock.now
  clock.now = Temporal.Instant.from('2026-11-24T03:15:00+07:00')
  try {
    const { id } = await live()
    const refused = await officer.post(homeOf(id), everywhere)
    expect(refused.statusCode).toBe(409)
    expect(refused.body).toContain('giờ yên tĩnh')
    const alarm = await live({ priority: 'emergency' })
    expect((await officer.post(homeOf(alarm.id), everywhere)).statusCode).toBe(303)
  } finally {
    clock.now = before
  }
})

test('an emergency is spoken only by who may sound one; a stranger does not see the page', async () => {
  const alarm = await live({ priority: 'emergency' })
  const clerk = visit(officerWho({ can: new Set(['public', 'live.speak']) }))
  const refused = await clerk.post(homeOf(alarm.id), everywhere)
  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain('quyền phát khẩn cấp')
  const stranger = visit(officerWho({ can: new Set(['public', 'bulletin.write']) }))
  expect((await stranger.get(homeOf(alarm.id))).statusCode).toBe(403)
})

test('an officer who looks at another’s talk sees who may stop it, and can', async () => {
  const { id } = await live()
  const begun = await officer.post(homeOf(id), everywhere)
  const talk = String(begun.headers['location'])
  const other = visit(officerWho())
  expect((await other.get(talk)).body).toContain('Người khác đang nói')
  expect((await other.post(`${talk}/dung`)).statusCode).toBe(303)
  expect((await officer.get(talk)).body).toContain('Dừng giữa chừng')
  const wrong = talk.replace(id, newId())
  expect((await officer.get(wrong)).statusCode).toBe(404)
})
