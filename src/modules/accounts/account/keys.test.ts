import { expect, test } from 'vitest'

import { gate, password, type Browser } from '../gate.fixture.ts'
import { authenticator } from '../keys/authenticator.fixture.ts'
import { totpCode } from '../keys/totp.ts'

const { browser, given, clock, wait } = await gate('2026-09-01')
const home = '/tai-khoan/xac-thuc'
const origin = 'http://localhost'

const challengeOn = (html: string) =>
  /data-options="[^"]*&quot;challenge&quot;:&quot;([\w-]+)&quot;/.exec(html)?.[1] ?? ''
const hiddenOn = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? ''

async function officer() {
  const made = await given()
  const visitor = browser()
  await visitor.signIn(made.login)
  return { ...made, visitor }
}

async function withPasskey(visitor: Browser) {
  const key = authenticator(origin)
  const page = await visitor.get(home)
  const form = {
    name: 'Máy bàn quầy 2',
    current: password,
    carried: hiddenOn(page.body, 'carried'),
  }
  const added = await visitor.post(`${home}/khoa`, {
    ...form,
    answer: key.create(challengeOn(page.body)),
  })
  return { key, added, form }
}

const isIn = async (visitor: Browser) => (await visitor.get('/tai-khoan')).statusCode === 200

test('an officer adds a passkey and signs in with it beside the password', async () => {
  const { login, visitor } = await officer()
  const { key, added } = await withPasskey(visitor)
  expect(added.statusCode).toBe(303)
  expect((await visitor.get(home)).body).toContain('Máy bàn quầy 2')

  const next = browser()
  expect((await next.signIn(login)).headers.location).toBe('/dang-nhap/xac-thuc')
  const ask = await next.get('/dang-nhap/xac-thuc')
  const answer = key.get(challengeOn(ask.body))
  expect((await next.post('/dang-nhap/khoa-bao-mat', { answer })).headers.location).toBe('/can-bo')
  expect(await isIn(next)).toBe(true)
  expect((await next.get('/tai-khoan')).body).toContain('mật khẩu, khóa bảo mật')
})

test('an answer to another challenge, or a second time, opens nothing', async () => {
  const { login, visitor } = await officer()
  const { key } = await withPasskey(visitor)
  const one = browser()
  await one.signIn(login)
  const answer = key.get(challengeOn((await one.get('/dang-nhap/xac-thuc')).body))
  const thief = browser()
  await thief.signIn(login)
  await thief.get('/dang-nhap/xac-thuc')
  expect((await thief.post('/dang-nhap/khoa-bao-mat', { answer })).statusCode).toBe(422)
  expect(await isIn(thief)).toBe(false)
})

test('a passkey of somebody else opens nothing', async () => {
  const mine = await officer()
  await withPasskey(mine.visitor)
  const theirs = await officer()
  const { key } = await withPasskey(theirs.visitor)
  const visitor = browser()
  await visitor.signIn(mine.login)
  const ask = await visitor.get('/dang-nhap/xac-thuc')
  const answer = key.get(challengeOn(ask.body))
  expect((await visitor.post('/dang-nhap/khoa-bao-mat', { answer })).statusCode).toBe(422)
})

test('nonsense in place of an answer is refused like a wrong code', async () => {
  const { login, visitor } = await officer()
  await withPasskey(visitor)
  for (const answer of ['', '{', 'null', '{"id":1}', '{"id":"x","response":{}}', '[]']) {
    const next = browser()
    await next.signIn(login)
    await next.get('/dang-nhap/xac-thuc')
    expect((await next.post('/dang-nhap/khoa-bao-mat', { answer })).statusCode).toBeOneOf([
      409, 422,
    ])
    wait({ minutes: 16 })
  }
})

test('the same device is not added twice, nor with a stale page', async () => {
  const { visitor } = await officer()
  const { key, form } = await withPasskey(visitor)
  const page = await visitor.get(home)
  const fresh = { ...form, carried: hiddenOn(page.body, 'carried') }
  const answer = key.create(challengeOn(page.body))
  expect((await visitor.post(`${home}/khoa`, { ...fresh, answer })).statusCode).toBe(422)
  wait({ minutes: 16 })
  const late = { ...fresh, answer: authenticator(origin).create(challengeOn(page.body)) }
  expect((await visitor.post(`${home}/khoa`, late)).statusCode).toBe(422)
})

test('keys are changed only by who knows the password', async () => {
  const { visitor } = await officer()
  const page = await visitor.get(home)
  const carried = hiddenOn(page.body, 'carried')
  const answer = authenticator(origin).create(challengeOn(page.body))
  const wrong = { current: 'không biết mật khẩu' }
  for (const [path, form] of [
    [`${home}/khoa`, { ...wrong, name: 'x', carried, answer }],
    [`${home}/ung-dung`, wrong],
    [`${home}/ma-du-phong`, wrong],
  ] as const) {
    const refused = await visitor.post(path, form)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Mật khẩu đang dùng chưa đúng')
  }
})

test('an officer removes a passkey of their own and no other', async () => {
  const { visitor } = await officer()
  await withPasskey(visitor)
  const other = await officer()
  await withPasskey(other.visitor)
  const [, path = ''] =
    /action="(\/tai-khoan\/xac-thuc\/khoa\/[0-9a-f-]{36}\/bo)"/.exec(
      (await visitor.get(home)).body,
    ) ?? []
  expect((await other.visitor.post(path)).statusCode).toBe(404)
  expect((await visitor.post(path)).statusCode).toBe(303)
  expect((await visitor.get(home)).body).toContain('Chưa có khóa nào')
})

test('an officer sets up the app later, replaces it, and the old app is of no use', async () => {
  const { login, visitor } = await officer()
  const secrets: string[] = []
  for (let n = 0; n < 2; n += 1) {
    const page = await visitor.post(`${home}/ung-dung`, { current: password })
    const secret = /<code>([A-Z2-7 ]{39})<\/code>/.exec(page.body)?.[1]?.replaceAll(' ', '') ?? ''
    const carried = hiddenOn(page.body, 'carried')
    const wrong = await visitor.post(`${home}/ung-dung/xac-nhan`, { carried, code: '000000' })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain(secret.slice(0, 4))
    const code = totpCode(secret, clock.now)
    expect((await visitor.post(`${home}/ung-dung/xac-nhan`, { carried, code })).body).toContain(
      'Chỉ hiện một lần',
    )
    secrets.push(secret)
    wait({ minutes: 2 })
  }
  const next = browser()
  await next.signIn(login)
  const [old = '', now = ''] = secrets
  const wrong = await next.post('/dang-nhap/xac-thuc', { code: totpCode(old, clock.now) })
  expect(wrong.statusCode).toBe(422)
  await next.post('/dang-nhap/xac-thuc', { code: totpCode(now, clock.now) })
  expect(await isIn(next)).toBe(true)
})

const codesOn = (html: string) =>
  [...html.matchAll(/<code>([a-z0-9]{5}-[a-z0-9]{5})<\/code>/g)].map(([, code = '']) => code)

test('new recovery codes put the old ones out of use', async () => {
  const { login, visitor } = await officer()
  await withPasskey(visitor)
  const [first = ''] = codesOn(
    (await visitor.post(`${home}/ma-du-phong`, { current: password })).body,
  )
  const [second = ''] = codesOn(
    (await visitor.post(`${home}/ma-du-phong`, { current: password })).body,
  )
  const next = browser()
  await next.signIn(login)
  expect((await next.post('/dang-nhap/xac-thuc', { code: first })).statusCode).toBe(422)
  expect((await next.post('/dang-nhap/xac-thuc', { code: second })).statusCode).toBe(303)
})
