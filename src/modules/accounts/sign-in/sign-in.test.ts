import { expect, test } from 'vitest'
import { z } from 'zod'

import { gate, password, type Browser } from '../gate.fixture.ts'

const { browser, given, wait, db } = await gate('2026-09-01')

const isIn = async (visitor: Browser) => (await visitor.get('/tai-khoan')).statusCode === 200

test('an officer of the demonstration signs in with login and password', async () => {
  const { login } = await given()
  const visitor = browser()
  const sent = await visitor.signIn(login, password, '/can-bo?loc=1')
  expect(sent.statusCode).toBe(303)
  expect(sent.headers.location).toBe('/can-bo?loc=1')
  const cookie = sent.cookies.find(({ name }) => name === 'xaso')
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  expect(await isIn(visitor)).toBe(true)
})

test('a capital letter in the login does not matter', async () => {
  const { login } = await given()
  const visitor = browser()
  await visitor.signIn(login.toUpperCase())
  expect(await isIn(visitor)).toBe(true)
})

test('a wrong password, an unknown login: the same answer, nobody in', async () => {
  const { login } = await given()
  const answers = await Promise.all(
    [login, 'khong-co-ai'].map((name) => browser().signIn(name, 'sai mật khẩu rồi')),
  )
  const texts = answers.map(({ body, statusCode }) => ({
    statusCode,
    text: body.replaceAll(login, 'X').replaceAll('khong-co-ai', 'X'),
  }))
  expect(texts[0]).toEqual(texts[1])
  expect(texts[0]).toMatchObject({ statusCode: 422 })
  expect(texts[0]?.text).toContain('Thông tin đăng nhập chưa đúng')
})

test('the password typed is not shown again, the login is', async () => {
  const answer = await browser().signIn('motcua', 'mật-khẩu-bí-mật')
  expect(answer.body).toContain('value="motcua"')
  expect(answer.body).not.toContain('mật-khẩu-bí-mật')
})

test('blank fields are marked', async () => {
  const answer = await browser().signIn('', '')
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('Nhập tên đăng nhập')
  expect(answer.body).toContain('Nhập mật khẩu')
})

test('sign-in never leads to a stranger’s page', async () => {
  const { login } = await given()
  const sent = await browser().signIn(login, password, 'https://la.example/')
  expect(sent.headers.location).toBe('/can-bo')
})

test('eight wrong tries lock the login, the right password too, for fifteen minutes', async () => {
  const { login } = await given()
  const statuses: number[] = []
  for (let n = 0; n < 8; n += 1)
    statuses.push((await browser().signIn(login, `sai lần thứ ${n}`)).statusCode)
  expect(statuses).toEqual([422, 422, 422, 422, 422, 422, 422, 409])
  const right = await browser().signIn(login)
  expect(right.statusCode).toBe(409)
  expect(right.body).toContain('tạm khóa đến 09:15')
  wait({ minutes: 15, seconds: 1 })
  expect((await browser().signIn(login)).statusCode).toBe(303)
})

test('twenty tries at the same instant do not slip past the lock', async () => {
  const { login } = await given()
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => browser().signIn(login, `đoán bừa ${n}`)),
  )
  const looked = answers.filter(({ body }) => body.includes('Thông tin đăng nhập chưa đúng'))
  expect(looked.length).toBeLessThan(8)
})

test('an officer who is at work is not disturbed while somebody guesses the password', async () => {
  const { login } = await given()
  const atWork = browser()
  await atWork.signIn(login)
  for (let n = 0; n < 9; n += 1) await browser().signIn(login, `sai lần thứ ${n}`)
  expect(await isIn(atWork)).toBe(true)
})

test('the lock is in the audit trail', async () => {
  const { login, id } = await given()
  for (let n = 0; n < 8; n += 1) await browser().signIn(login, `sai lần thứ ${n}`)
  const events = await db.read(
    (q) =>
      q.many(z.object({ name: z.string() }))`
      select name from audit.event where subject_id = ${id} and name = 'staff.sign-in-locked'`,
  )
  expect(events).toHaveLength(1)
})

test('signing in gives a new session and ends the one the browser had', async () => {
  const { login } = await given()
  const visitor = browser()
  await visitor.signIn(login)
  const first = visitor.jar.get('xaso') ?? ''
  await visitor.signIn(login)
  expect(visitor.jar.get('xaso')).not.toBe(first)
  const old = browser()
  old.jar.set('xaso', first)
  await new Promise((done) => setTimeout(done, 3_100))
  expect(await isIn(old)).toBe(false)
})

test('the form of another site signs nobody in', async () => {
  const { login } = await given()
  const answer = await browser().post(
    '/dang-nhap',
    { login, password },
    { 'sec-fetch-site': 'cross-site', origin: 'https://la.example' },
  )
  expect(answer.statusCode).toBe(403)
})

test('a hundred and fifty tries from one address in five minutes are enough', async () => {
  wait({ minutes: 10 })
  let last = 0
  for (let n = 0; n < 155; n += 1) {
    const answer = await browser().send({
      method: 'POST',
      url: '/dang-nhap',
      remoteAddress: '203.0.113.9',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'login=&password=',
    })
    last = answer.statusCode
  }
  expect(last).toBe(429)
})
