import { expect, test } from 'vitest'

import { gate, password, type Browser } from '../gate.fixture.ts'
import { totpCode } from '../keys/totp.ts'

const { browser, given, wait, clock } = await gate('2026-09-01')

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
