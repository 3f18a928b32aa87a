import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { addUnit } from '#modules/units/index.ts'
import { citizenWho, officerWho } from '#test/town.ts'

import { mergePeople, personById } from './index.ts'
import { draft, village } from './village.fixture.ts'

const here = await village('2026-09-01')
const { db, visit, officer, clock, save, find, eventsOf, hamlets, minh } = here

describe('the person page', () => {
  test('never shows the number, and says who opened it once an hour', async () => {
    const lan = officerWho({ name: 'Phạm Thị Lan' })
    const path = `/can-bo/nguoi/${minh}`
    const { body } = await visit(lan).get(`${path}?hs=H79.28.075-260901-0001`)
    expect(body).not.toContain('079087001234')
    await visit(lan).get(path)
    expect(await eventsOf(minh, 'person.opened')).toBe(1)
    clock.now = clock.now.add({ hours: 1 })
    await visit(lan).get(path)
    expect(await eventsOf(minh, 'person.opened')).toBe(2)
    const { body: own } = await visit(citizenWho(minh)).get('/cua-toi/ai-da-xem')
    expect(own).toContain('Phạm Thị Lan')
    expect(own).toContain('Giải quyết hồ sơ H79.28.075-260901-0001')
    expect(own.match(/Phạm Thị Lan/g), 'two hours, two lines').toHaveLength(2)
    expect(own, 'the page promises what it shows').toContain('một dòng cho mỗi giờ')
    expect(own).not.toContain('Mỗi lần cán bộ mở dữ liệu')
  })
})

describe('showing a number', () => {
  test('needs a reason, and writes it down for the person to read', async () => {
    const path = `/can-bo/nguoi/${minh}/xem-so-dinh-danh`
    expect((await visit().post(path, {})).statusCode).toBe(422)
    expect((await visit().post(path, { reason: 'other', detail: '' })).statusCode).toBe(422)
    expect(await eventsOf(minh, 'person.id-revealed')).toBe(0)
    const shown = await visit().post(path, {
      reason: 'other',
      detail: 'Công an xã yêu cầu đối chiếu',
    })
    expect(shown.body).toContain('079 087 001 234')
    expect(shown.headers['cache-control']).toContain('no-store')
    expect(await eventsOf(minh, 'person.id-revealed')).toBe(1)
    const { body } = await visit(citizenWho(minh)).get('/cua-toi/ai-da-xem')
    expect(body).toContain('Công an xã yêu cầu đối chiếu')
  })

  test('is not for every officer', async () => {
    const desk = officerWho({ can: new Set(['public', 'person.view']) })
    const path = `/can-bo/nguoi/${minh}/xem-so-dinh-danh`
    expect((await visit(desk).post(path, { reason: 'correct' })).statusCode).toBe(403)
    expect((await visit(desk).get(`/can-bo/nguoi/${minh}`)).body).not.toContain('xem-so-dinh-danh')
  })
})

describe('adding and correcting', () => {
  const form = {
    fullName: 'Phan Thị Sen',
    birth: '1960',
    gender: 'female',
    idNumber: '',
    phone: '0909 111 222',
    hamletId: '',
  }

  test('a card fills the form, and Enter in another field then sends the form', async () => {
    const card = '079160004321||PHAN THỊ HUỆ|01011960|Nữ|Ấp Bình Hòa|10052021'
    const { body, statusCode } = await visit().post('/can-bo/nguoi/them', { card, do: 'card' })
    expect(statusCode).toBe(200)
    expect(body).toContain('value="Phan Thị Huệ"')
    expect(body).toContain('value="079160004321"')
    expect(body).not.toContain('10052021')
    expect(
      (await visit().post('/can-bo/nguoi/them', { card: 'vớ vẩn', do: 'card' })).statusCode,
    ).toBe(422)
  })

  test('a person is added once; a likely twin is shown before', async () => {
    const added = await visit().post('/can-bo/nguoi/them', { ...form, do: 'card', card: '' })
    expect(added.statusCode).toBe(303)
    const again = await visit().post('/can-bo/nguoi/them', { ...form, phone: '0909 333 444' })
    expect(again.statusCode).toBe(409)
    expect(again.body).toContain('0909 333 444')
    expect(again.body).toContain('Có thể đã có hồ sơ của người này')
    expect((await visit().post('/can-bo/nguoi/them', { ...form, sure: '1' })).statusCode).toBe(303)
    expect(await find('Phan Thị Sen')).toHaveLength(2)
  })

  test('a number that is known leads to its record', async () => {
    const answer = await visit().post('/can-bo/nguoi/them', { ...form, idNumber: '079087001234' })
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain(`/can-bo/nguoi/${minh}`)
  })

  test.each([
    ['the thirty-first of February', 'birth', '31/02/1960', 'Không có ngày này trong lịch'],
    ['a birth tomorrow', 'birth', '02/09/2026', 'Ngày sinh ở tương lai'],
    ['a number of eleven digits', 'idNumber', '07908700123', '12 chữ số'],
    ['a flower in the name', 'fullName', 'Sen 🌸', 'không dùng số hay hình biểu tượng'],
    ['a name of 5,000 letters', 'fullName', 'a'.repeat(5000), 'dài quá 100 chữ cái'],
    ['a script in the address', 'addressDetail', '<script>alert(1)</script>', 'Không dùng dấu'],
  ])('%s comes back with its message and everything typed', async (_, field, value, message) => {
    const answer = await visit().post('/can-bo/nguoi/them', { ...form, [field]: value })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(message)
    expect(answer.body).toContain('0909 111 222')
    expect(answer.body).not.toContain('<script>alert')
  })

  test('an officer corrects a record; the number stays when its field is empty', async () => {
    const { version } = (await db.read((q) => personById(q, minh))) ?? { version: 0 }
    const change = {
      ...form,
      fullName: 'Nguyễn Văn Minh',
      gender: 'male',
      birth: '05/02/1987',
      hamletId: hamlets[0] ?? '',
    }
    const saved = await visit().post(`/can-bo/nguoi/${minh}/sua`, {
      ...change,
      version: String(version),
      email: '',
    })
    expect(saved.statusCode).toBe(303)
    expect(await db.read((q) => personById(q, minh))).toMatchObject({
      idNumber: '079087001234',
      phone: '0909111222',
      email: null,
      hamletId: hamlets[0],
      residenceCode: '28075',
    })
    const stale = await visit().post(`/can-bo/nguoi/${minh}/sua`, {
      ...change,
      version: String(version),
      phone: '0909 555 666',
    })
    expect(stale.statusCode).toBe(409)
    expect(stale.body).toContain('0909 555 666')
    const page = await visit().get(`/can-bo/nguoi/${minh}/sua`)
    expect(page.body).not.toContain('079087001234')
  })

  test('a hamlet of nobody is refused', async () => {
    const hamletId = '00000000-0000-4000-8000-000000000000'
    expect(
      (await visit().post('/can-bo/nguoi/them', { ...form, fullName: 'Ai Đó', hamletId }))
        .statusCode,
    ).toBe(409)
  })
})

const household = (id: string) => `/can-bo/nguoi/${id}/ho`

describe('households', () => {
  test('a person joins the household of a head by number, and a head with others cannot leave', async () => {
    const child = await save(draft('Nguyễn Minh Khôi', { birth: { year: 2015 } }))
    expect(
      (await visit().post(household(child.id), { role: 'child', headIdNumber: '' })).statusCode,
    ).toBe(422)
    expect(
      (await visit().post(household(child.id), { role: 'child', headIdNumber: '079087009998' }))
        .statusCode,
    ).toBe(409)
    expect(
      (await visit().post(household(child.id), { role: 'child', headIdNumber: '079087001234' }))
        .statusCode,
    ).toBe(303)
    const { body } = await visit().get(`/can-bo/nguoi/${child.id}`)
    expect(body).toContain('Nguyễn Văn Minh')
    expect(body).toContain('Chủ hộ')
    expect((await visit().post(`${household(minh)}/roi`)).statusCode).toBe(409)
    expect((await visit().post(`${household(child.id)}/roi`)).statusCode).toBe(303)
    expect((await visit().post(`${household(minh)}/roi`)).statusCode).toBe(303)
  })
})

describe('who sees what', () => {
  test('a citizen sees the own record in the database and nobody else’s, also after a merge', async () => {
    const keep = await save(draft('Đỗ Một', { idNumber: '079080000011' }))
    const gone = await save(draft('Đỗ Một'))
    await visit().get(`/can-bo/nguoi/${gone.id}`)
    await db.tx((tx) => mergePeople(tx, officer, { keep: keep.id, gone: gone.id, reason: 'trùng' }))
    const own = here.database.as({ unit: 1, person: keep.id })
    const People = z.object({ id: z.string() })
    const seen = await own.read((q) => q.many(People)`select id from people.person`)
    expect(seen.map(({ id }) => id).toSorted()).toEqual([keep.id, gone.id].toSorted())
    const { body } = await visit(citizenWho(keep.id)).get('/cua-toi/ai-da-xem')
    expect(body).toContain(officer.name)
  })

  test('an officer of another commune finds nobody of ours', async () => {
    await addUnit({ everything: here.owner }, { id: 2, code: '28093', isDefault: false })
    const neighbour = officerWho({ unit: 2 })
    expect((await visit(neighbour).get(`/can-bo/nguoi/${minh}`)).statusCode).toBe(404)
    expect((await visit(neighbour).get('/can-bo/nguoi?q=minh')).body).not.toContain(
      'Nguyễn Văn Minh',
    )
    const post = visit(neighbour).post(`/can-bo/nguoi/${minh}/xem-so-dinh-danh`, {
      reason: 'correct',
    })
    expect((await post).statusCode).toBe(404)
  })

  test('the public and citizens do not reach the pages of officers', async () => {
    const citizen = citizenWho(minh)
    const refused = await visit(citizen).get('/can-bo/nguoi')
    expect(refused.statusCode).toBe(403)
    expect(refused.body).toContain('Trang này dành cho cán bộ')
    expect(refused.body).not.toContain('href="/can-bo"')
    expect((await visit(citizen).get(`/can-bo/nguoi/${minh}`)).statusCode).toBe(403)
    expect((await visit().get('/can-bo/nguoi/khong-co')).statusCode).toBe(404)
  })
})
