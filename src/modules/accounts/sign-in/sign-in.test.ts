import { expect, test } from 'vitest'
import { z } from 'zod'

import { gate, password, type Browser } from '../gate.fixture.ts'
import { totpCode } from '../keys/totp.ts'

const { browser, given, wait, clock, db } = await gate('2026-09-01')

const secretOn = (html: string) =>
  /<code>([A-Z2-7 ]{39})<\/code>/.exec(html)?.[1]?.replaceAll(' ', '') ?? ''

/** Goes through the first sign-in of an officer without a second factor; the secret of the app and the codes. */
async function enrolled(visitor: Browser, login: string) {
  const sent = await visitor.signIn(login)
  expect(sent.headers.location).toBe('/dang-nhap/thiet-lap')
  const secret = secretOn((await visitor.get('/dang-nhap/thiet-lap')).body)
  const confirmed = await visitor.post('/dang-nhap/thiet-lap', {
    code: totpCode(secret, clock.now),
  })
  const codes = [...confirmed.body.matchAll(/<code>([a-z0-9]{5}-[a-z0-9]{5})<\/code>/g)].map(
    ([, code = '']) => code,
  )
  return { secret, codes, confirmed }
}

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

test('a new officer sets up the second step before anything else', async () => {
  const { login } = await given({ secondFactorWaived: false })
  const visitor = browser()
  await visitor.signIn(login)
  expect(await isIn(visitor)).toBe(false)
  const page = await visitor.get('/dang-nhap/thiet-lap')
  expect(page.body).toContain('data:image/svg+xml')
  expect(page.body).not.toContain('style=')
  const again = await visitor.get('/dang-nhap/thiet-lap')
  expect(secretOn(again.body)).toBe(secretOn(page.body))
  expect((await visitor.post('/dang-nhap/thiet-lap', { code: '000000' })).statusCode).toBe(422)
  expect(await isIn(visitor)).toBe(false)
  const { codes } = await enrolled(visitor, login)
  expect(codes).toHaveLength(10)
  expect(await isIn(visitor)).toBe(true)
})

test('from then on the code of the app is asked for, and each works once', async () => {
  const { login } = await given({ secondFactorWaived: false })
  const { secret } = await enrolled(browser(), login)
  wait({ minutes: 2 })
  const visitor = browser()
  expect((await visitor.signIn(login)).headers.location).toBe('/dang-nhap/xac-thuc')
  expect(await isIn(visitor)).toBe(false)
  expect((await visitor.post('/dang-nhap/xac-thuc', { code: '000000' })).statusCode).toBe(422)
  const code = totpCode(secret, clock.now)
  const sent = await visitor.post('/dang-nhap/xac-thuc', { code })
  expect(sent.headers.location).toBe('/can-bo')
  expect(await isIn(visitor)).toBe(true)

  const thief = browser()
  await thief.signIn(login)
  expect((await thief.post('/dang-nhap/xac-thuc', { code })).statusCode).toBe(422)
  expect(await isIn(thief)).toBe(false)
})

test('codes cannot be guessed by somebody who knows the password', async () => {
  const { login } = await given({ secondFactorWaived: false })
  await enrolled(browser(), login)
  let looked = 0
  for (let n = 0; n < 12; n += 1) {
    const thief = browser()
    await thief.signIn(login)
    const answer = await thief.post('/dang-nhap/xac-thuc', { code: `00000${n % 10}` })
    if (answer.statusCode === 422) looked += 1
  }
  expect(looked).toBeLessThan(8)
})

test('a recovery code opens the account once', async () => {
  const { login } = await given({ secondFactorWaived: false })
  const { codes } = await enrolled(browser(), login)
  const [code = ''] = codes
  const visitor = browser()
  await visitor.signIn(login)
  await visitor.post('/dang-nhap/xac-thuc', { code })
  expect(await isIn(visitor)).toBe(true)
  const second = browser()
  await second.signIn(login)
  expect((await second.post('/dang-nhap/xac-thuc', { code })).statusCode).toBe(422)
})

test('a temporary password is replaced before anything else', async () => {
  const { login, password: temporary } = await given({ password: undefined as never })
  const visitor = browser()
  expect((await visitor.signIn(login, temporary)).headers.location).toBe('/dang-nhap/mat-khau-moi')
  const weak = await visitor.post('/dang-nhap/mat-khau-moi', {
    password: 'matkhau123',
    again: 'matkhau123',
  })
  expect(weak.statusCode).toBe(422)
  const same = await visitor.post('/dang-nhap/mat-khau-moi', {
    password: temporary,
    again: temporary,
  })
  expect(same.body).toContain('Đây là mật khẩu đang dùng')
  expect(await isIn(visitor)).toBe(false)
  await visitor.post('/dang-nhap/mat-khau-moi', { password, again: password })
  expect(await isIn(visitor)).toBe(true)
  expect((await browser().signIn(login, temporary)).statusCode).toBe(422)
})

test('each step without the one before leads back to the beginning', async () => {
  for (const path of ['/dang-nhap/xac-thuc', '/dang-nhap/thiet-lap', '/dang-nhap/mat-khau-moi']) {
    expect((await browser().get(path)).headers.location).toMatch(/^\/dang-nhap\?/)
    expect((await browser().post(path, { code: '123456' })).headers.location).toMatch(
      /^\/dang-nhap\?/,
    )
  }
})

test('a sign-in left half done for a quarter of an hour begins anew', async () => {
  const { login } = await given({ secondFactorWaived: false })
  const visitor = browser()
  await visitor.signIn(login)
  wait({ minutes: 16 })
  expect((await visitor.get('/dang-nhap/thiet-lap')).headers.location).toMatch(/^\/dang-nhap\?/)
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
