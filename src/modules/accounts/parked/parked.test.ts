import { expect, test } from 'vitest'
import { z } from 'zod'

import { gate } from '../gate.fixture.ts'

const { browser, given, wait, owner } = await gate('2026-09-01')

const { id: busy } = await given({ login: 'nguoi.khac' })
const target = `/quan-tri/nguoi-dung/${busy}/thong-tin`
const text = 'Chuyên viên tư pháp, hộ tịch\nphụ trách chứng thực & "đất đai" <b>'

const administrator = { roles: ['administrator'] as const, fullName: 'Phạm Quản Trị' }

test('a form sent after the session had expired is kept and sent again after signing in', async () => {
  const { login } = await given({ login: 'quantri', ...administrator })
  const visitor = browser()
  await visitor.signIn(login)
  wait({ minutes: 31 })

  const referer = { referer: `http://localhost/quan-tri/nguoi-dung/${busy}` }
  const refused = await visitor.post(target, { fullName: 'Trần Thị Lan', position: text }, referer)
  expect(refused.statusCode).toBe(303)
  const { location = '' } = refused.headers
  expect(location).toContain('giu=1')
  expect((await visitor.get(location)).body).toContain('đã được giữ lại trong 30 phút')

  const back = await visitor.signIn(login)
  expect(back.headers.location).toBe('/tai-khoan/bieu-mau')
  const page = await visitor.get('/tai-khoan/bieu-mau')
  expect(page.body).toContain('phụ trách chứng thực &amp; &quot;đất đai&quot; &lt;b>')
  expect(page.body).toContain(`action="${target}"`)

  const sent = await visitor.post(
    target,
    { fullName: 'Trần Thị Lan', position: 'Chuyên viên' },
    { referer: 'http://localhost/tai-khoan/bieu-mau' },
  )
  expect(sent.statusCode).toBe(303)
  expect((await visitor.get('/tai-khoan/bieu-mau')).statusCode).toBe(303)
})

test('nobody else who signs in on the same computer sees it', async () => {
  const { login } = await given({ login: 'quantri2', ...administrator })
  const other = await given({ login: 'quantri3', ...administrator })
  const visitor = browser()
  await visitor.signIn(login)
  wait({ minutes: 31 })
  await visitor.post(target, { fullName: 'Bí mật của người trước' })
  expect((await visitor.signIn(other.login)).headers.location).toBe('/can-bo')
  expect((await visitor.get('/tai-khoan/bieu-mau')).headers.location).toBe('/can-bo')
})

test('it is kept for half an hour and may be dropped before', async () => {
  const { login } = await given({ login: 'quantri4', ...administrator })
  const visitor = browser()
  await visitor.signIn(login)
  wait({ minutes: 31 })
  await visitor.post(target, { fullName: 'Một' })
  wait({ minutes: 31 })
  expect((await visitor.signIn(login)).headers.location).toBe('/can-bo')

  wait({ minutes: 31 })
  await visitor.post(target, { fullName: 'Hai' })
  await visitor.signIn(login)
  await visitor.post('/tai-khoan/bieu-mau/bo')
  expect((await visitor.get('/tai-khoan/bieu-mau')).headers.location).toBe('/can-bo')
})

test('it is unreadable in the database', async () => {
  const { login } = await given({ login: 'quantri5', ...administrator })
  const visitor = browser()
  await visitor.signIn(login)
  wait({ minutes: 31 })
  await visitor.post(target, { fullName: 'Nguyễn Riêng Tư' })
  const rows = await owner.read(
    (q) =>
      q.many(z.object({ fields: z.instanceof(Buffer) }))`select fields from accounts.parked_form`,
  )
  expect(rows.length).toBeGreaterThan(0)
  for (const { fields } of rows) expect(fields.toString()).not.toContain('Riêng Tư')
})

test('a form with files keeps its texts and says that the files must be chosen again', async () => {
  const { login } = await given({ login: 'quantri6', ...administrator })
  const visitor = browser()
  await visitor.signIn(login)
  wait({ minutes: 31 })
  const form = new FormData()
  form.set('fullName', 'Có tệp kèm')
  form.set('scan', new File(['%PDF-1.7'], 'giay.pdf'))
  form.set('photo', new File([], ''))
  const request = new Request('http://localhost', { method: 'POST', body: form })
  const refused = await visitor.send({
    method: 'POST',
    url: target,
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  })
  expect(refused.statusCode).toBe(303)
  await visitor.signIn(login)
  const page = await visitor.get('/tai-khoan/bieu-mau')
  expect(page.body).toContain('Có tệp kèm')
  expect(page.body).toContain('enctype="multipart/form-data"')
  expect(page.body).toContain('Chọn lại “giay.pdf”')
  expect(page.body).toContain('type="file" name="scan"')
  expect(page.body).not.toContain('type="file" name="photo"')
})

test('what a page sends by itself while one types is not kept: the form comes by its button', async () => {
  const { login } = await given({ login: 'quantri11', ...administrator })
  const visitor = browser()
  await visitor.signIn(login)
  wait({ minutes: 31 })
  const typed = { fullName: 'Trần Thị Lan', position: 'Chuyên viên' }
  for (const accept of ['application/json', '*/*']) {
    const sent = await visitor.post(target, typed, { accept })
    expect(sent.statusCode).toBe(401)
  }
  expect((await visitor.signIn(login)).headers.location).toBe('/can-bo')
})

test('a password that came too late is not kept', async () => {
  const { login } = await given({ login: 'quantri9', ...administrator })
  const visitor = browser()
  await visitor.signIn(login)
  wait({ minutes: 31 })
  const typed = { current: 'mật khẩu cũ', password: 'mật khẩu mới', again: 'mật khẩu mới' }
  expect((await visitor.post('/tai-khoan/mat-khau', typed)).statusCode).toBe(401)
  expect((await visitor.signIn(login)).headers.location).toBe('/can-bo')
})

test('a stranger’s form is not kept: there was no session', async () => {
  const refused = await browser().post(target, { fullName: 'x' })
  expect(refused.statusCode).toBe(401)
})

test('nothing is carried over from a session that was ended on purpose', async () => {
  const { login } = await given({ login: 'quantri7', ...administrator })
  const visitor = browser()
  await visitor.signIn(login)
  const stolen = visitor.jar.get('xaso') ?? ''
  await visitor.post('/dang-xuat')
  await new Promise((done) => setTimeout(done, 3_100))
  const thief = browser()
  thief.jar.set('xaso', stolen)
  expect((await thief.post(target, { fullName: 'của kẻ gian' })).statusCode).toBe(401)
})

test('the text of a form whose session was ended elsewhere is shown to its sender, with the way back', async () => {
  const { login } = await given({ login: 'quantri10', ...administrator })
  const visitor = browser()
  await visitor.signIn(login)
  const cookie = visitor.jar.get('xaso') ?? ''
  await visitor.post('/dang-xuat')
  await new Promise((done) => setTimeout(done, 3_100))
  visitor.jar.set('xaso', cookie)
  const page = `/quan-tri/nguoi-dung/${busy}`
  const referer = { referer: `http://localhost${page}` }
  const refused = await visitor.post(target, { position: 'Ý kiến dài của tôi' }, referer)
  expect(refused.statusCode).toBe(401)
  expect(refused.body).toContain('Ý kiến dài của tôi')
  expect(refused.body).toContain(`/dang-nhap?ve=${encodeURIComponent(page)}`)
  const late = { current: 'mật khẩu cũ', password: 'mật khẩu mới', again: 'mật khẩu mới' }
  expect((await visitor.post('/tai-khoan/mat-khau', late)).body).not.toContain('mật khẩu cũ')
})

test('a form that is too large is refused, not kept', async () => {
  const { login } = await given({ login: 'quantri8', ...administrator })
  const visitor = browser()
  await visitor.signIn(login)
  wait({ minutes: 31 })
  const refused = await visitor.post(target, { fullName: 'x'.repeat(1_100_000) })
  expect(refused.statusCode).toBe(401)
})

test('a declaration is shown in the words of its form, its numbers covered', async () => {
  const { login } = await given({ login: 'motcua9', roles: ['desk'] })
  const visitor = browser()
  await visitor.signIn(login)
  wait({ minutes: 31 })
  const typed = {
    relation: 'mother',
    childName: 'Lê Thử An',
    childGender: 'male',
    'hometown.province': '80',
    'mother.idNumber': '080195000001',
    oath: 'agreed',
  }
  await visitor.post('/can-bo/tiep-nhan/1.001193', typed)
  await visitor.signIn(login)
  const { body } = await visitor.get('/tai-khoan/bieu-mau')
  expect(body).toContain('Quan hệ với trẻ được khai sinh')
  expect(body).toContain('Lê Thử An')
  expect(body).toContain('Tỉnh Tây Ninh')
  expect(body).toMatch(/Giới tính của trẻ.*Nam/s)
  for (const raw of ['>mother<', '>male<', '>agreed<', '>80<', '>080195000001<'])
    expect(body).not.toContain(raw)
})
