import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'

import { town, officerWho } from '#test/town.ts'

import { unitDirectory } from './directory.ts'
import { addHamlet, addUnit, everyHamlet, hamlets, importAdminUnits, ownUnit } from './index.ts'

const here = await town('2026-09-01')
const { db, visit, officer, world } = here
const owner = { everything: here.owner }
const Count = z.object({ count: z.number() })

let ids: string[] = []

beforeAll(async () => {
  ids = await db.tx(async (tx) => {
    const made: string[] = []
    for (const name of ['Bình Hòa', 'Bình Lợi', 'Bình Đông']) {
      const outcome = await addHamlet(tx, officer, { kind: 'ap', name })
      if (outcome.ok) made.push(outcome.value)
    }
    return made
  })
})

const namesNow = async () => (await db.read(hamlets)).map(({ name }) => name)

test('the list of provinces and communes is whole, and importing it again changes nothing', async () => {
  await importAdminUnits(owner)
  const counts = await here.owner.read(
    (q) =>
      q.one(z.object({ provinces: z.number(), communes: z.number() }))`
      select count(*) filter (where province_code is null) as provinces,
             count(*) filter (where province_code is not null) as communes
      from units.admin_unit where is_current
    `,
  )
  expect(counts).toEqual({ provinces: 34, communes: 3321 })
})

test('anybody may ask for provinces, for communes, and search them without diacritics', async () => {
  const ask = async (query: string) => {
    const answer = await visit().get(`/api/v1/admin-units${query}`)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['cache-control']).toContain('public')
    return answer.json<{ items: { code: string; fullName: string }[] }>().items
  }
  expect(await ask('')).toHaveLength(34)
  expect((await ask('?province=80')).map(({ code }) => code)).toContain('28075')
  expect(await ask('?q=tan%20tru')).toEqual([
    expect.objectContaining({ code: '28075', fullName: 'Xã Tân Trụ' }),
  ])
  expect(await ask('?q=%25')).toEqual([])
})

test('a wrong province code is refused with the field', async () => {
  const answer = await visit().get('/api/v1/admin-units?province=8x')
  expect(answer.statusCode).toBe(400)
  expect(answer.json<{ errors: unknown }>().errors).toEqual([
    expect.objectContaining({ field: 'province' }),
  ])
})

test('the commune opens with its departments and a code that says it is provisional', async () => {
  const unit = await db.read(ownUnit)
  expect(unit).toMatchObject({
    name: 'UBND xã Tân Trụ',
    provinceName: 'Tỉnh Tây Ninh',
    agencyCode: 'H79.28.075',
    agencyCodeConfirmed: false,
  })
  const { body } = await visit().get('/quan-tri/don-vi')
  expect(body).toContain('Trung tâm Phục vụ hành chính công')
  expect(body).toContain('là giá trị tạm')
})

test('opening the same unit twice is opening it once', async () => {
  await addUnit(owner, { id: 1, code: '28075', isDefault: true })
  const { count } = await db.read(
    (q) => q.one(Count)`select count(*) as count from units.department`,
  )
  expect(count).toBe(5)
})

test('the name and contact show on the foot of every page as soon as they are changed', async () => {
  const form = {
    name: 'UBND xã Tân Trụ',
    address: 'Ấp Bình Hòa, xã Tân Trụ',
    phone: '0272 000 111',
    email: '',
    hours: '',
  }
  expect((await visit().post('/quan-tri/don-vi/sua', form)).statusCode).toBe(303)
  expect((await visit().get('/')).body).toContain('0272 000 111')
})

test('a wrong contact comes back filled', async () => {
  const form = {
    name: 'UBND xã Tân Trụ',
    address: 'Ấp Bình Hòa',
    phone: 'hỏi cô Lan',
    email: 'không có',
    hours: '',
  }
  const answer = await visit().post('/quan-tri/don-vi/sua', form)
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('hỏi cô Lan')
  expect(answer.body).toContain('Số điện thoại chỉ gồm chữ số')
})

test('a new agency code is used from its day on, and the old one is remembered', async () => {
  const form = { agencyCode: 'h99.28.075', from: '01/09/2026', ground: 'Quyết định giả định 01' }
  expect((await visit().post('/quan-tri/don-vi/ma-dinh-danh', form)).statusCode).toBe(303)
  expect(await db.read(ownUnit)).toMatchObject({
    agencyCode: 'H99.28.075',
    agencyCodeConfirmed: true,
  })
  const { body } = await visit().get('/quan-tri/don-vi')
  expect(body).toContain('H79.28.075')
  expect(body).not.toContain('là giá trị tạm')
  const older = { ...form, agencyCode: 'H98.28.075', from: '31/08/2026' }
  expect((await visit().post('/quan-tri/don-vi/ma-dinh-danh', older)).statusCode).toBe(409)
})

test('a department is added under another, renamed, and closed only when nothing is open below it', async () => {
  const post = (path: string, form = {}) => visit().post(`/quan-tri/don-vi/phong-ban${path}`, form)
  expect((await post('/them', { name: 'Tổ Tài chính', parentId: '' })).statusCode).toBe(303)
  expect((await post('/them', { name: 'tổ tài chính', parentId: '' })).statusCode).toBe(409)
  const Row = z.object({ id: z.string() })
  const idOf = (name: string) =>
    db.read(
      async (q) => (await q.one(Row)`select id from units.department where name = ${name}`).id,
    )
  const top = await idOf('Tổ Tài chính')
  expect((await post('/them', { name: 'Nhóm Thu', parentId: top })).statusCode).toBe(303)
  const below = await idOf('Nhóm Thu')
  expect((await post(`/${top}`, { name: 'Tổ Tài chính', parentId: below })).statusCode).toBe(409)
  expect((await post(`/${top}/dong`)).statusCode).toBe(409)
  expect((await post(`/${below}/dong`)).statusCode).toBe(303)
  expect((await post(`/${top}/dong`)).statusCode).toBe(303)
})

test('two hamlets merge into one that may take the name of one of them', async () => {
  const form = {
    from: [ids[0] ?? '', ids[1] ?? ''],
    kind: 'ap',
    name: 'Bình Hòa',
    code: '01',
    on: '01/07/2026',
    ground: 'Nghị quyết giả định 05',
  }
  const answer = await visit().post('/quan-tri/ap/sap-nhap', form)
  expect(answer.statusCode).toBe(303)
  expect(await namesNow()).toEqual(['Bình Hòa', 'Bình Đông'])
  const { body } = await visit().get(answer.headers.location ?? '')
  expect(body).toContain('Sáp nhập Ấp Bình Hòa, Ấp Bình Lợi thành Ấp Bình Hòa')
  expect((await visit().post('/quan-tri/ap/sap-nhap', form)).statusCode).toBe(409)
})

test('a hamlet splits, and what it was stays on record', async () => {
  const path = `/quan-tri/ap/${ids[2]}`
  const form = {
    kind: 'ap',
    names: 'Bình Đông 1\nBình Đông 2',
    on: '15/08/2026',
    ground: 'Nghị quyết giả định 06',
  }
  expect((await visit().post(`${path}/chia-tach`, { ...form, names: 'Một' })).statusCode).toBe(422)
  expect((await visit().post(`${path}/chia-tach`, { ...form, names: 'Đôi\nđôi' })).statusCode).toBe(
    409,
  )
  expect((await visit().post(`${path}/chia-tach`, form)).statusCode).toBe(303)
  expect(await namesNow()).toEqual(['Bình Hòa', 'Bình Đông 1', 'Bình Đông 2'])
  expect(await db.read(everyHamlet)).toHaveLength(6)
  expect((await visit().get('/quan-tri/ap/lich-su')).body).toContain('Chia Ấp Bình Đông thành')
})

test('a hamlet changes its name by a decision; a name in use is refused and the form stays filled', async () => {
  const [first] = await db.read(hamlets)
  const form = {
    kind: 'ap',
    name: 'bình đông 2',
    code: '01',
    on: '20/08/2026',
    ground: 'Nghị quyết giả định 07',
  }
  const refused = await visit().post(`/quan-tri/ap/${first?.id}`, form)
  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain('Nghị quyết giả định 07')
  const done = await visit().post(`/quan-tri/ap/${first?.id}`, { ...form, name: 'Nhựt Ninh' })
  expect(done.statusCode).toBe(303)
  expect(await namesNow()).toContain('Nhựt Ninh')
})

test('every change of a hamlet is an event', async () => {
  const Row = z.object({ name: z.string(), count: z.number() })
  const events = await db.read(
    (q) => q.many(Row)`
    select name, count(*) as count from audit.event where name like 'hamlet.%' group by name order by name
  `,
  )
  expect(events).toEqual([
    { name: 'hamlet.added', count: 3 },
    { name: 'hamlet.merged', count: 1 },
    { name: 'hamlet.renamed', count: 1 },
    { name: 'hamlet.split', count: 1 },
  ])
})

test('a hamlet that is not there is not found', async () => {
  expect((await visit().get('/quan-tri/ap/khong-co')).statusCode).toBe(404)
  expect((await visit().get('/quan-tri/ap/00000000-0000-4000-8000-000000000000')).statusCode).toBe(
    404,
  )
})

test('an officer without the right may look and not change', async () => {
  const looking = officerWho({ can: new Set(['public', 'unit.view']) })
  expect((await visit(looking).get('/quan-tri/ap')).statusCode).toBe(200)
  expect((await visit(looking).get('/quan-tri/ap/them')).statusCode).toBe(403)
  expect(
    (await visit(looking).post('/quan-tri/ap/them', { kind: 'ap', name: 'X' })).statusCode,
  ).toBe(403)
})

test.each([
  [
    'hamlets',
    '/quan-tri/ap/them',
    { kind: 'ap', name: 'Bình Tân' },
    'Đã có nơi cùng loại mang tên này',
  ],
  [
    'departments',
    '/quan-tri/don-vi/phong-ban/them',
    { name: 'Tổ Địa chính', parentId: '' },
    'Đã có phòng ban mang tên này',
  ],
])(
  'of %s of one name, added at one instant, one is added and the others are told',
  async (...is) => {
    const [, path, form, told] = is
    const answers = await Promise.all(Array.from({ length: 6 }, () => visit().post(path, form)))
    const refused = answers.filter(({ statusCode }) => statusCode === 409)
    expect(answers.filter(({ statusCode }) => statusCode === 303)).toHaveLength(1)
    expect(refused).toHaveLength(5)
    for (const { body } of refused) expect(body).toContain(told)
  },
)

test('another commune has its own hamlets, its own name, and cannot touch ours', async () => {
  await addUnit(owner, { id: 2, code: '28093', isDefault: false, hosts: ['vamco.example.vn'] })
  const neighbour = here.database.as({ unit: 2 })
  expect(await neighbour.read(hamlets)).toEqual([])
  expect(await neighbour.read(ownUnit)).toMatchObject({ name: 'UBND xã Vàm Cỏ' })
  const changed = await neighbour.tx(
    (tx) => tx.run`update units.unit set name = 'Chiếm' where unit_id = 1`,
  )
  expect(changed).toBe(0)
  const directory = await unitDirectory(world)
  expect(directory.unitOfHost('VamCo.example.vn:8080')).toBe(2)
  expect(directory.unitOfHost('localhost')).toBe(1)
  expect(directory.face(2).name).toBe('UBND xã Vàm Cỏ')
  expect(directory.units()).toEqual([1, 2])
  const form = { agencyCode: 'H79.28.093', from: '01/01/2027', ground: 'Quyết định giả định 02' }
  await owner.everything.tx(
    (tx) => tx.run`update units.unit set agency_code = 'H79.28.093' where unit_id = 2`,
  )
  const theirs = await visit().post('/quan-tri/don-vi/ma-dinh-danh', form)
  expect(theirs.statusCode).toBe(409)
  expect(theirs.body).toContain('Mã này là của một đơn vị khác')
})
