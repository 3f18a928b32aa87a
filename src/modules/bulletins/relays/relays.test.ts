import { describe, expect, test } from 'vitest'

import { planKey } from '#modules/clusters/index.ts'
import { officerWho, town } from '#test/town.ts'

import { airables } from '../airable.ts'
import { approveBulletin } from '../deciding.ts'
import { submitBulletin } from '../handing-in.ts'
import { hostOf, isListed } from './hosts.ts'
import { relayHosts } from './store.ts'

const { db, visit, officer, world, clock } = await town('2026-11-23')
const admin = visit(officerWho({ can: new Set(['public', 'relay.edit']) }))
const author = officerWho({ name: 'Lê Thị Hoa' })
const leader = officerWho({ name: 'Phạm Quốc Hùng' })
const home = '/quan-tri/tiep-song'
const station = { host: 'stream.dai-tinh.vn', name: 'Đài tỉnh', source: 'Kế hoạch 45/KH-UBND' }
const stream = 'https://stream.dai-tinh.vn/fm'

const relay = (relayUrl: string) =>
  visit(author).post('/can-bo/ban-tin/soan', {
    ...{ title: 'Tiếp sóng thời sự', priority: 'normal', genre: 'news', language: 'vi' },
    ...{ kind: 'relay', relayUrl, plannedMinutes: '10', version: '0' },
  })
const idIn = (location: unknown) => String(location).split('/').at(-1) ?? ''
const listed = async () => (await db.read(relayHosts)).find(({ host }) => host === station.host)
const remove = async () => admin.post(`${home}/${(await listed())!.id}/bo`, {})

describe('danh sách đài', () => {
  test.each([
    ['Stream.Dai-Tinh.VN', 'stream.dai-tinh.vn'],
    ['https://stream.dai-tinh.vn/fm?x=1', 'stream.dai-tinh.vn'],
    ['stream.dai-tinh.vn:8000', 'stream.dai-tinh.vn:8000'],
    ['*.dai-tinh.gov.vn', '*.dai-tinh.gov.vn'],
    ['https://đài.vn', new URL('https://đài.vn').host],
  ])('%s is kept as %s', (typed, kept) => {
    expect(hostOf(typed)).toEqual({ ok: true, value: kept })
  })

  test.each([
    ['*.vn', 'too-wide'],
    ['*.gov.vn', 'too-wide'],
    ['*.com.vn', 'too-wide'],
    ['127.0.0.1', 'inside'],
    ['localhost', 'inside'],
    ['192.168.1.7:8000', 'inside'],
    ['http://[::1]/', 'inside'],
    ['file:///etc/passwd', 'not-a-host'],
    ['a b', 'not-a-host'],
    ['', 'not-a-host'],
  ])('%s is refused: %s', (typed, why) => {
    expect(hostOf(typed)).toEqual({ ok: false, why })
  })

  test.each([
    ['https://vov.vn/live', ['vov.vn'], true],
    ['https://VOV.vn./live', ['vov.vn'], true],
    ['https://vov.vn:443/live', ['vov.vn'], true],
    ['https://vov.vn:8443/live', ['vov.vn'], false],
    ['http://vov.vn:8000/live', ['vov.vn:8000'], true],
    ['https://a.vov.vn/live', ['vov.vn'], false],
    ['https://a.vov.vn/live', ['*.vov.vn'], true],
    ['https://vov.vn/live', ['*.vov.vn'], false],
    ['https://evilvov.vn/live', ['*.vov.vn'], false],
    ['https://vov.vn.evil.example/live', ['vov.vn'], false],
    ['https://vov.vn@evil.example/live', ['vov.vn'], false],
    ['https://evil.example/#vov.vn', ['vov.vn'], false],
    ['file://vov.vn/x', ['vov.vn'], false],
  ])('%s by %j: %s', (url, hosts, answer) => {
    expect(isListed(url, hosts)).toBe(answer)
  })
})

test('an administrator adds a station with its paper, changes it, removes it; once in the list', async () => {
  expect((await admin.get(home)).body).toContain('Chưa cho tiếp sóng đài nào')
  expect((await admin.post(`${home}/them`, station)).statusCode).toBe(303)
  expect((await admin.post(`${home}/them`, station)).statusCode).toBe(409)
  const one = (await listed())!
  await admin.post(`${home}/${one.id}`, { ...station, source: 'Kế hoạch 46/KH-UBND' })
  expect((await admin.get(home)).body).toContain('46/KH-UBND')
  const missing = await admin.post(`${home}/them`, { ...station, host: '10.0.0.1', source: '' })
  expect(missing.statusCode).toBe(422)
  expect(missing.body).toContain('mạng riêng')
  expect(missing.body).toContain('Ghi văn bản')
  await remove()
  expect(await listed()).toBeUndefined()
  const other = visit({ ...officer, can: new Set(['public', 'bulletin.write']) })
  expect((await other.get(home)).statusCode).toBe(403)
})

test('a stream of a station that is not listed is refused when it is written, in words that say what to do', async () => {
  const refused = await relay(stream)
  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain('Nhờ quản trị thêm vào danh sách')
  expect(refused.body).toContain(stream)
  await admin.post(`${home}/them`, station)
  expect((await relay(stream)).statusCode).toBe(303)
  expect((await relay('https://stream.dai-tinh.vn:9000/fm')).statusCode).toBe(409)
})

test('taken off the list before the approval it is not approved, and after it not planned', async () => {
  const id = idIn((await relay(stream)).headers.location)
  const key = await planKey(db, world.sessionKey)
  await db.tx((tx) => submitBulletin(tx, author, id))
  const seen = { version: 1, reason: null, now: clock.now, key }
  const approve = () => db.tx((tx) => approveBulletin(tx, leader, id, seen))
  await remove()
  expect(await approve()).toEqual({ ok: false, why: 'relay-not-listed' })
  await admin.post(`${home}/them`, station)
  expect(await approve()).toMatchObject({ ok: true })
  expect(await db.read((q) => airables(q, [id]))).toHaveLength(1)
  await remove()
  expect(await db.read((q) => airables(q, [id]))).toEqual([])
})
