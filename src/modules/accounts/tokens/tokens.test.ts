import { expect, test } from 'vitest'

import { gate } from '../gate.fixture.ts'
import { mintToken } from './actions.ts'
import { permissionsOfScopes } from './domain.ts'

const { app, browser, given, wait, owner } = await gate('2026-09-01')
const boss = await given({ login: 'quantri', roles: ['administrator'] })
const administrator = browser()
await administrator.signIn(boss.login)

const path = '/api/v1/dossiers'
const ask = (token: string, url = path, remoteAddress = '127.0.0.1') =>
  app.inject({
    url,
    remoteAddress,
    headers: { authorization: `Bearer ${token}`, host: 'localhost' },
  })

async function minted(account: string) {
  const now = Temporal.Instant.from('2026-09-01T02:00:00Z')
  const outcome = await mintToken(owner, { unit: 1, account, scope: 'dossiers', now })
  if (!outcome.ok) throw new Error(outcome.why)
  return outcome.value
}

test('a program with a token reaches the dossiers, without one it does not', async () => {
  expect((await ask(await minted('may-quet'))).statusCode).toBe(200)
  const bare = await app.inject({ url: path, headers: { host: 'localhost' } })
  expect(bare.statusCode).toBe(401)
  expect(bare.headers['content-type']).toContain('application/problem+json')
})

test('a token of this scope opens nothing else', async () => {
  const token = await minted('may-quet')
  expect((await ask(token, '/quan-tri/nguoi-dung')).statusCode).toBe(303)
  expect([...permissionsOfScopes(['dossiers', 'toString', 'made-up'])]).toEqual([
    'public',
    'api.dossiers',
  ])
})

test('an officer’s session is no token: programs’ interfaces ask for the scope', async () => {
  expect((await administrator.get(path)).statusCode).toBe(403)
})

test.each(['x', 'xaso_', `xaso_${'A'.repeat(43)}`, 'null', 'ế'])(
  'the token %s is none',
  async (token) => {
    const answer = await app.inject({
      url: path,
      headers: { authorization: `Bearer ${encodeURIComponent(token)}`, host: 'localhost' },
    })
    expect(answer.statusCode).toBe(401)
  },
)

test('whoever tries out tokens is slowed; programs known at the same address work on', async () => {
  const good = await minted('may-quet')
  const address = '203.0.113.77'
  await ask(good, path, address)
  let last = 0
  for (let n = 0; n < 605; n += 1)
    last = (await ask(`xaso_${String(n).padStart(43, 'B')}`, path, address)).statusCode
  expect(last).toBe(429)
  expect((await ask(good, path, address)).statusCode).toBe(200)
})

test('the administrator makes a token, sees it once, and revokes it', async () => {
  const made = await administrator.post('/quan-tri/ma-truy-cap', {
    account: 'kios-1',
    scope: 'dossiers',
    days: '30',
  })
  const [, token = ''] = /<code>(xaso_[\w-]{43})<\/code>/.exec(made.body) ?? []
  expect(token).not.toBe('')
  const list = await administrator.get('/quan-tri/ma-truy-cap')
  expect(list.body).not.toContain(token)
  const [, revoke = ''] =
    /action="(\/quan-tri\/ma-truy-cap\/[0-9a-f-]{36}\/thu-hoi)"/.exec(list.body) ?? []
  expect((await administrator.post(revoke)).statusCode).toBe(303)
  expect((await administrator.post(revoke)).statusCode).toBe(404)
})

test('a token ends on its day', async () => {
  const token = await minted('het-han')
  expect((await ask(token)).statusCode).toBe(200)
  wait({ hours: 24 * 366 })
  expect((await ask(token)).statusCode).toBe(401)
  wait({ hours: -24 * 366 })
})

test('a token of an officer’s account ends with the account', async () => {
  const { id, login } = await given({ login: 'lan.tran' })
  const token = await minted(login)
  expect((await ask(token)).statusCode).toBe(200)
  await administrator.post(`/quan-tri/nguoi-dung/${id}/khoa`, {
    on: '01/09/2026',
    reason: 'Nghỉ việc',
  })
  expect((await ask(token)).statusCode).toBe(401)
})

test.each([
  ['an unknown scope', { account: 'x1', scope: 'everything' }, 'unknown-scope'],
  ['no account', { account: '', scope: 'dossiers' }, 'not-an-account'],
])('%s gets no token', async (_, asked, why) => {
  expect(await mintToken(owner, { unit: 1, ...asked })).toEqual({ ok: false, why })
})
