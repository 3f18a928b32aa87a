import { expect, test } from 'vitest'
import { z } from 'zod'

import { modules } from '../../../modules.ts'
import { gate, password } from '../gate.fixture.ts'
import { actorNames, officersOf, staffNames, staffWithPermission, whoOfStaff } from '../index.ts'
import { permissionsOfRole, roleCodes } from './roles.ts'

const { browser, given, db, wait } = await gate('2026-09-01')
const boss = await given({ login: 'quantri', fullName: 'Phạm Quản Trị', roles: ['administrator'] })
const administrator = browser()
await administrator.signIn(boss.login)

const home = '/quan-tri/nguoi-dung'
const eventsOf = (id: string) =>
  db.read(
    (q) =>
      q.many(z.object({ name: z.string(), actor: z.string(), data: z.unknown() }))`
      select name, actor, data from audit.event where subject_id = ${id} order by id`,
  )

test('every permission that a module asks for is held by some role from the start', () => {
  const held = new Set(roleCodes.flatMap((code) => permissionsOfRole(code, {})))
  const others = new Set(['account.own', 'citizen'])
  const missing = modules
    .flatMap(({ permissions }) => Object.keys(permissions))
    .filter((code) => !held.has(code) && !others.has(code) && !code.startsWith('api.'))
  expect(missing).toEqual([])
})

test('no role holds a permission that no module asks for', () => {
  const declared = new Set(modules.flatMap(({ permissions }) => Object.keys(permissions)))
  const strays = roleCodes
    .flatMap((code) => permissionsOfRole(code, {}))
    .filter((permission) => !declared.has(permission))
  expect(strays).toEqual([])
})

test('the administrator adds an officer, who signs in with the temporary password', async () => {
  const added = await administrator.post(`${home}/moi`, {
    fullName: 'Ngô Thị Mới',
    position: 'Công chức tư pháp',
    login: 'Moi.Ngo',
    roles: 'specialist',
  })
  expect(added.statusCode).toBe(200)
  const [, temporary = ''] = /<code>([a-z2-9]{4}(?:-[a-z2-9]{4}){3})<\/code>/.exec(added.body) ?? []
  const first = await browser().signIn('moi.ngo', temporary)
  expect(first.headers.location).toBe('/dang-nhap/thiet-lap')
  const list = await administrator.get(`${home}?q=ngo+thi`)
  expect(list.body).toContain('Ngô Thị Mới')
  expect(list.body).not.toContain('Phạm Quản Trị</a>')
})

test('a form with mistakes comes back filled', async () => {
  const answer = await administrator.post(`${home}/moi`, {
    fullName: 'Ngô Thị Mới',
    login: 'Ngô Mới',
  })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('chữ không dấu')
  expect(answer.body).toContain('value="Ngô Thị Mới"')
})

test('a login is taken once', async () => {
  const answer = await administrator.post(`${home}/moi`, { fullName: 'Ai Đó', login: 'quantri' })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('đã có người dùng')
})

test('a change of roles holds within seconds and is in the audit trail', async () => {
  const { id, login } = await given({ roles: ['desk'] })
  const visitor = browser()
  await visitor.signIn(login)
  expect((await visitor.get(home)).statusCode).toBe(403)
  const changed = await administrator.post(`${home}/${id}/vai-tro`, { roles: 'administrator' })
  expect(changed.statusCode).toBe(303)
  expect((await visitor.get(home)).statusCode).toBe(200)
  expect((await eventsOf(id)).at(-1)).toEqual({
    name: 'staff.roles-changed',
    actor: `staff:${boss.id}`,
    data: { before: ['desk'], after: ['administrator'] },
  })
})

test('an unknown role is refused', async () => {
  const { id } = await given()
  const answer = await administrator.post(`${home}/${id}/vai-tro`, { roles: 'chu-tich' })
  expect(answer.statusCode).toBe(422)
})

test('administrators cannot take the administration from themselves', async () => {
  const own = await administrator.post(`${home}/${boss.id}/vai-tro`, { roles: 'desk' })
  expect(own.statusCode).toBe(409)
  expect(own.body).toContain('không thể tự bỏ quyền quản trị')
  const lock = await administrator.post(`${home}/${boss.id}/khoa`, {
    on: '01/09/2026',
    reason: 'thử',
  })
  expect(lock.statusCode).toBe(409)
  const role = await administrator.post('/quan-tri/vai-tro/administrator', {
    permissions: 'unit.view',
  })
  expect(role.statusCode).toBe(409)
})

test('an officer whose move is known is locked on that day, not before', async () => {
  const { id, login } = await given()
  await administrator.post(`${home}/${id}/khoa`, { on: '03/09/2026', reason: 'Chuyển công tác' })
  expect((await browser().signIn(login)).statusCode).toBe(303)
  wait({ hours: 48 })
  expect((await browser().signIn(login)).statusCode).toBe(409)
  wait({ hours: -48 })
})

test('a day that is past or impossible is no day to lock an account', async () => {
  const { id } = await given()
  const past = await administrator.post(`${home}/${id}/khoa`, {
    on: '31/08/2026',
    reason: 'Muộn rồi',
  })
  expect(past.statusCode).toBe(409)
  const impossible = await administrator.post(`${home}/${id}/khoa`, {
    on: '31/02/2027',
    reason: 'Sai',
  })
  expect(impossible.statusCode).toBe(422)
  expect(impossible.body).toContain('Ngày không có thật')
})

test('the work of an officer who moves is handed over to one who stays', async () => {
  const leaving = await given({ fullName: 'Người Chuyển Đi' })
  const staying = await given({ fullName: 'Người Ở Lại' })
  const early = await administrator.post(`${home}/${leaving.id}/ban-giao`, { to: staying.id })
  expect(early.statusCode).toBe(409)
  await administrator.post(`${home}/${leaving.id}/khoa`, {
    on: '01/09/2026',
    reason: 'Chuyển công tác',
  })
  expect((await administrator.get(home)).body).toContain('Chưa bàn giao')
  await administrator.post(`${home}/${leaving.id}/ban-giao`, { to: staying.id })
  const page = await administrator.get(`${home}/${leaving.id}`)
  expect(page.body).toContain('Đã bàn giao cho')
  expect(page.body).toContain('Người Ở Lại')
  await administrator.post(`${home}/${leaving.id}/mo-khoa`)
  expect((await browser().signIn(leaving.login)).statusCode).toBe(303)
})

test('a reset password signs the officer out and is temporary', async () => {
  const { id, login } = await given()
  const reset = await administrator.post(`${home}/${id}/mat-khau`)
  const [, temporary = ''] = /<code>([a-z2-9]{4}(?:-[a-z2-9]{4}){3})<\/code>/.exec(reset.body) ?? []
  expect((await browser().signIn(login)).statusCode).toBe(422)
  expect((await browser().signIn(login, temporary)).headers.location).toBe(
    '/dang-nhap/mat-khau-moi',
  )
})

test('the page of an officer tells what happened to the account', async () => {
  const { id } = await given()
  await administrator.post(`${home}/${id}/thong-tin`, {
    fullName: 'Tên Mới',
    position: '',
    departmentId: '',
  })
  const page = await administrator.get(`${home}/${id}`)
  expect(page.body).toContain('Sửa thông tin')
  expect(page.body).toContain('Phạm Quản Trị')
})

test('only who may administer sees or changes accounts', async () => {
  const { login, id } = await given({ roles: ['desk', 'specialist', 'leader', 'clerk'] })
  const visitor = browser()
  await visitor.signIn(login)
  for (const path of [
    home,
    `${home}/moi`,
    `${home}/${id}`,
    '/quan-tri/vai-tro',
    '/quan-tri/ma-truy-cap',
  ])
    expect((await visitor.get(path)).statusCode).toBe(403)
  for (const path of [`${home}/${id}/vai-tro`, `${home}/${id}/mat-khau`, '/quan-tri/vai-tro/desk'])
    expect((await visitor.post(path)).statusCode).toBe(403)
})

test('an address that is no officer is not found', async () => {
  for (const id of ['abc', '00000000-0000-7000-8000-000000000000'])
    expect((await administrator.get(`${home}/${id}`)).statusCode).toBe(404)
})

test('a role that the commune changed is its own from then on', async () => {
  const { id } = await given({ roles: ['clerk'] })
  const page = await administrator.get('/quan-tri/vai-tro/clerk')
  expect(page.body).toContain('value="dossier.view" checked')
  await administrator.post('/quan-tri/vai-tro/clerk', { permissions: 'unit.edit' })
  const who = await db.read((q) => whoOfStaff(q, 1, id))
  expect([...(who?.can ?? [])].toSorted()).toEqual(['account.own', 'public', 'unit.edit'])
  const editors = await db.read((q) => staffWithPermission(q, 'unit.edit'))
  expect(editors.map((officer) => officer.id)).toContain(id)
  const [event] = await db.read(
    (q) =>
      q.many(z.object({ data: z.looseObject({ added: z.array(z.string()) }) }))`
      select data from audit.event where name = 'role.changed'`,
  )
  expect(event?.data.added).toEqual(['unit.edit'])
})

test('a made-up permission is not given to a role', async () => {
  await administrator.post('/quan-tri/vai-tro/leader', { permissions: 'everything.do' })
  const { id } = await given({ roles: ['leader'] })
  const who = await db.read((q) => whoOfStaff(q, 1, id))
  expect(who?.can.has('everything.do')).toBe(false)
})

test('other modules learn names and who may do what', async () => {
  const { id } = await given({ fullName: 'Đỗ Thị Ánh', position: 'Chuyên viên', roles: ['head'] })
  await db.read(async (q) => {
    expect((await staffNames(q, [id, id, 'x'])).get(id)).toBe('Đỗ Thị Ánh')
    const names = await actorNames(q, [`staff:${id}`, 'system', 'client:may-quet', 'public'])
    expect(names.get(`staff:${id}`)).toBe('Đỗ Thị Ánh, Chuyên viên')
    expect(names.get('system')).toBe('Hệ thống')
    expect(names.get('client:may-quet')).toBe('may-quet')
    expect((await officersOf(q)).map((officer) => officer.id)).toContain(id)
    expect((await staffWithPermission(q, 'dossier.assign')).map((one) => one.id)).toContain(id)
    expect(await staffWithPermission(q, 'nothing.at-all')).toEqual([])
  })
})

test('what a program did with an officer’s token is told under the officer’s name', async () => {
  await given({ login: 'noi-cong', fullName: 'Phan Thị Nối', roles: [] })
  const names = await db.read((q) => actorNames(q, ['client:noi-cong', 'client:may-quet']))
  expect(names.get('client:noi-cong')).toBe('Phan Thị Nối (qua kết nối noi-cong)')
  expect(names.get('client:may-quet')).toBe('may-quet')
})

test('an officer changes the password, knowing the old one, and other sessions end', async () => {
  const { login } = await given()
  const [here, there] = [browser(), browser()]
  await here.signIn(login)
  await there.signIn(login)
  const wanted = 'một câu hoàn toàn khác'
  const form = { current: 'sai mật khẩu cũ', password: wanted, again: wanted }
  expect((await here.post('/tai-khoan/mat-khau', form)).statusCode).toBe(422)
  const differs = { ...form, current: password, again: 'khác nữa' }
  expect((await here.post('/tai-khoan/mat-khau', differs)).body).toContain('chưa giống nhau')
  const changed = await here.post('/tai-khoan/mat-khau', { ...form, current: password })
  expect(changed.body).toContain('Đã đổi mật khẩu')
  expect((await here.get('/tai-khoan')).statusCode).toBe(200)
  expect((await there.get('/tai-khoan')).statusCode).toBe(303)
  expect((await browser().signIn(login, wanted)).statusCode).toBe(303)
})
