import { expect, test } from 'vitest'
import { z } from 'zod'

import { addStaff } from '#modules/accounts/index.ts'
import { addHamlet, hamlets } from '#modules/units/index.ts'
import { newId } from '#platform/id.ts'
import { system } from '#platform/who.ts'
import { officerWho, town, unit } from '#test/town.ts'

import { givenCluster, givenDevice } from './cluster.fixture.ts'
import { ordersOf } from './orders/store.ts'
import { clusterByCode } from './store.ts'
import { lookAround } from './watch/jobs.ts'
import { openAlarms } from './watch/store.ts'
import { zones } from './zones/store.ts'

const place = await town('2026-11-23')
const { db, database, visit, clock } = place
const manager = visit(officerWho({ can: new Set(['public', 'cluster.see', 'cluster.edit']) }))
const reader = visit(officerWho({ can: new Set(['public', 'cluster.see']) }))
const home = '/can-bo/cum-loa'

const form = {
  code: 'BH-01',
  name: 'Nhà văn hóa ấp Bình Hòa',
  at: '10.5131, 106.5127',
  horns: '4',
  sim: '0900 000 123',
  from0: '05:00',
  to0: '07:00',
  volume0: '40',
}

test('an officer adds a cluster, and it stands on the list and on the map', async () => {
  const answer = await manager.post(`${home}/them`, form)
  expect([answer.statusCode, answer.headers.location]).toEqual([303, `${home}/BH-01`])
  const { body } = await reader.get(home)
  for (const text of ['BH-01', form.name, 'Chưa có thiết bị', '<svg']) expect(body).toContain(text)
  const page = (await reader.get(`${home}/bh-01`)).body
  for (const text of ['10.5131, 106.5127', '05:00–07:00: 40 %', '0900 000 123'])
    expect(page).toContain(text)
})

test('what is wrong with a cluster is said beside its field, and what was typed stays', async () => {
  const wrong = {
    ...form,
    code: 'có dấu',
    name: '',
    at: '10 bắc',
    horns: '0',
    from0: '25:00',
    volume0: '101',
  }
  const { statusCode, body } = await manager.post(`${home}/them`, wrong)
  expect(statusCode).toBe(422)
  for (const text of [
    'Ghi tên cụm loa',
    'Mã gồm chữ cái không dấu',
    'Ghi vĩ độ và kinh độ',
    'Ghi số nguyên từ 1 đến 50',
    'Ghi giờ bắt đầu',
    'Ghi âm lượng',
    '10 bắc',
  ])
    expect(body).toContain(text)
})

test('a code is never given twice, however it is written', async () => {
  const again = await manager.post(`${home}/them`, { ...form, code: 'bh-01' })
  expect(again.statusCode).toBe(409)
  expect(again.body).toContain('Mã này đã dùng')
})

test('a cluster is changed and closed; a closed one is not changed any more', async () => {
  const { code } = await givenCluster(place)
  const changed = { ...form, name: 'Chợ Cầu Tre', horns: '6', volume0: '55' }
  expect((await manager.post(`${home}/${code}/sua`, changed)).statusCode).toBe(303)
  expect(await db.read((q) => clusterByCode(q, code))).toMatchObject({
    name: 'Chợ Cầu Tre',
    horns: 6,
    volumes: [{ from: '05:00', to: '07:00', volume: 55 }],
  })
  expect((await manager.post(`${home}/${code}/ngung`, { reason: '' })).statusCode).toBe(422)
  expect((await manager.post(`${home}/${code}/ngung`, { reason: 'Dời trụ' })).statusCode).toBe(303)
  expect((await manager.post(`${home}/${code}/sua`, changed)).statusCode).toBe(409)
  expect((await reader.get(`${home}/${code}`)).body).toContain('Dời trụ')
})

test('whoever may only look finds no form, and is refused when one is sent', async () => {
  const { code } = await givenCluster(place)
  const { body } = await reader.get(`${home}/${code}`)
  expect(body).not.toContain(`${home}/${code}/`)
  for (const part of ['sua', 'ngung', 'ma-dang-ky', 'thu-hoi', 'lenh'])
    expect((await reader.post(`${home}/${code}/${part}`, { what: 'tone' })).statusCode).toBe(403)
})

test('the server makes a code, and the page shows it until a device has sent it', async () => {
  const { code } = await givenCluster(place)
  expect((await manager.post(`${home}/${code}/ma-dang-ky`)).statusCode).toBe(303)
  const { body } = await manager.get(`${home}/${code}`)
  expect(body).toMatch(/<strong class="code-word">[A-Z2-9]{5} [A-Z2-9]{5}<\/strong>/)
  expect((await reader.get(`${home}/${code}`)).body).not.toContain('code-word')
  const short = await manager.post(`${home}/${code}/ma-dang-ky`, { code: 'abc' })
  expect(short.statusCode).toBe(409)
  expect(short.body).toContain('Mã gồm 8 đến 40')
})

test('orders are given on the page, and what became of them is seen there', async () => {
  const device = await givenDevice(place)
  const { code, id } = device.cluster
  for (const what of ['tone', 'restart', 'send-logs', 'update'])
    expect((await manager.post(`${home}/${code}/lenh`, { what })).statusCode).toBe(303)
  expect(
    (await manager.post(`${home}/${code}/lenh`, { what: 'volume', volume: '35' })).statusCode,
  ).toBe(303)
  for (const wrong of [
    { what: 'volume', volume: '101' },
    { what: 'volume' },
    { what: 'emergency' },
  ])
    expect((await manager.post(`${home}/${code}/lenh`, wrong)).statusCode).toBe(422)
  await device.post('/device/v1/answers', {
    answers: [
      { number: 1, at: clock.now.toString(), done: false, why: 'quiet-hours' },
      { number: 2, at: clock.now.toString(), done: true },
    ],
  })
  await device.post('/device/v1/logs', 'dòng <b>một</b>')
  const { body } = await manager.get(`${home}/${code}`)
  for (const text of ['Phát thử âm báo', 'đang giờ yên lặng', 'Đã làm', 'Chờ gửi'])
    expect(body).toContain(text)
  expect(await db.read((q) => ordersOf(q, id))).toHaveLength(5)
  const href = new RegExp(`${home}/${code}/nhat-ky/[0-9a-f-]{36}`).exec(body)?.[0] ?? ''
  expect((await manager.get(href)).body).toContain('dòng &lt;b>một&lt;/b>')
})

test('a cluster without a device cannot be told anything', async () => {
  const { code } = await givenCluster(place)
  expect((await manager.post(`${home}/${code}/lenh`, { what: 'tone' })).statusCode).toBe(409)
  expect((await manager.post(`${home}/${code}/thu-hoi`, { reason: 'Mất' })).statusCode).toBe(409)
})

test('zones are groups of hamlets and clusters; a cluster may be in several', async () => {
  const added = { kind: 'ap', name: 'Vàm Cỏ', code: null, startedOn: null, ground: '' } as const
  await db.tx((tx) => addHamlet(tx, place.officer, added as never))
  const [hamlet] = await db.read(hamlets)
  const inHamlet = await givenCluster(place, { hamletId: hamlet!.id })
  const single = await givenCluster(place)
  const zone = { name: 'Ven sông', hamletIds: hamlet!.id, clusterIds: [single.id] }
  expect((await manager.post('/can-bo/vung-phat/them', zone)).statusCode).toBe(303)
  expect(
    (await manager.post('/can-bo/vung-phat/them', { ...zone, name: 'VEN SONG' })).statusCode,
  ).toBe(409)
  expect((await manager.post('/can-bo/vung-phat/them', { name: 'Trống' })).statusCode).toBe(409)
  const other = { name: 'Trung tâm', clusterIds: [single.id, inHamlet.id] }
  expect((await manager.post('/can-bo/vung-phat/them', other)).statusCode).toBe(303)
  const page = (await reader.get('/can-bo/vung-phat')).body
  for (const text of ['Ven sông', 'Trung tâm', inHamlet.code, single.code])
    expect(page).toContain(text)
  expect((await reader.get(`${home}/${single.code}`)).body).toContain('Trung tâm, Ven sông')
  const [first] = await db.read(zones)
  expect((await manager.post(`/can-bo/vung-phat/${first!.id}/bo`)).statusCode).toBe(303)
  expect(await db.read(zones)).toHaveLength(1)
})

test('a device that is silent for too long raises one alarm, its manager is told, and it ends when the device is back', async () => {
  const login = {
    login: 'quanly',
    fullName: 'Lê Văn Quản',
    roles: ['administrator'],
    secondFactorWaived: true,
  }
  await db.tx((tx) =>
    addStaff(tx, system(unit), clock.now, { ...login, password: newId() } as never),
  )
  const device = await givenDevice(place)
  const mine = async () =>
    (await db.read(openAlarms)).filter(({ code }) => code === device.cluster.code)
  const look = () => db.tx((tx) => lookAround(tx, unit, clock.now))
  const before = clock.now
  clock.now = before.add({ minutes: 5 })
  await look()
  expect((await db.read((q) => clusterByCode(q, device.cluster.code)))?.state).toBe('offline')
  expect(await mine()).toEqual([])
  clock.now = before.add({ minutes: 20 })
  await look()
  await look()
  expect(await mine()).toMatchObject([{ kind: 'offline' }])
  expect((await reader.get(home)).body).toContain('Mất kết nối quá lâu')
  const beat = { at: clock.now.toString(), state: 'online', faults: ['clock'], storageFree: 1e6 }
  await device.post('/device/v1/health', beat)
  await look()
  expect((await mine()).map(({ kind }) => kind).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
    'clock',
    'storage',
  ])
  const { body } = await reader.get(`${home}/${device.cluster.code}`)
  expect(body).toContain('Đồng hồ không chắc đúng')
  expect(body).toMatch(/Có kết nối 25 % thời gian/)
  clock.now = before
})

test('the minutes until an alarm are a setting of the commune', async () => {
  expect((await manager.post(`${home}/canh-bao`, { offlineMinutes: '3' })).statusCode).toBe(422)
  expect((await manager.post(`${home}/canh-bao`, { offlineMinutes: '30' })).statusCode).toBe(303)
  expect((await manager.get(home)).body).toContain('value="30"')
})

test('a program reads the clusters page by page', async () => {
  const program = visit({
    ...officerWho(),
    kind: 'client',
    can: new Set(['api.broadcast']),
    actor: 'client:x',
  })
  const codes: string[] = []
  let url = '/api/v1/broadcast/clusters?limit=2'
  for (;;) {
    const { items, next } = (await program.get(url)).json()
    codes.push(...items.map(({ code }: { code: string }) => code))
    if (next === null) break
    url = `/api/v1/broadcast/clusters?limit=2&cursor=${next}`
  }
  expect(codes.length).toBeGreaterThan(5)
  expect(new Set(codes).size).toBe(codes.length)
  expect((await program.get('/api/v1/broadcast/clusters?cursor=x')).statusCode).toBe(400)
  expect((await reader.get('/api/v1/broadcast/clusters')).statusCode).toBe(403)
})

test('a citizen’s transaction finds neither the SIM number nor what officers note of a cluster', async () => {
  const note = 'Chìa khóa ở nhà ông Bảy, 0900 000 777'
  const { code } = await givenCluster(place, { sim: '0900 000 124', note })
  expect(await db.read((q) => clusterByCode(q, code))).toMatchObject({ sim: '0900 000 124', note })
  const citizen = database.as({ unit, person: newId() })
  expect(await citizen.read((q) => clusterByCode(q, code))).toMatchObject({
    ...{ code, sim: null, note: null },
  })
  const Office = z.object({ sim: z.string().nullable() })
  expect(
    await citizen.read((q) => q.many(Office)`select sim from clusters.cluster_office`),
  ).toEqual([])
  const columns = await place.owner.read(
    (q) => q.many(z.object({ name: z.string() }))`
      select column_name as name from information_schema.columns
      where table_schema = 'clusters' and table_name = 'cluster'
    `,
  )
  expect(columns.map(({ name }) => name)).not.toContain('sim')
})
