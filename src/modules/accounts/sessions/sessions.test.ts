import { setTimeout as sleep } from 'node:timers/promises'

import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'

import { connect } from '#platform/db.ts'
import { appOf } from '#test/template.ts'
import { unit } from '#test/town.ts'

import { createApp } from '../../../app.ts'
import { gate, password, type Browser } from '../gate.fixture.ts'
import { openSession } from './open.ts'

const { app, world, browser, given, wait, db, owner, ownerUrl, clock } = await gate('2026-09-01')

/** Another process of the same installation: its own memory, its own connections, the same database. */
const elsewhere = connect(appOf(new URL(ownerUrl).pathname.slice(1)))
const twin = await createApp({ ...world, database: elsewhere })
afterAll(async () => {
  await twin.close()
  await elsewhere.close()
})

const atTwin = async (visitor: Browser) => {
  const cookie = `xaso=${visitor.jar.get('xaso')}`
  const { statusCode } = await twin.inject({
    url: '/tai-khoan',
    headers: { cookie, host: 'localhost' },
  })
  return statusCode
}

async function officer() {
  const made = await given()
  const visitor = browser()
  await visitor.signIn(made.login)
  return { ...made, visitor }
}

async function anAdministrator() {
  const { login } = await given({ roles: ['administrator'] })
  const administrator = browser()
  await administrator.signIn(login)
  return administrator
}

const status = async (visitor: Browser) => (await visitor.get('/tai-khoan')).statusCode

async function secondsUntil(closed: () => Promise<boolean>) {
  const start = performance.now()
  while (!(await closed())) {
    if (performance.now() - start > 6_000) return Infinity
    await sleep(100)
  }
  return (performance.now() - start) / 1000
}

test('an officer stays signed in while working and not after thirty idle minutes', async () => {
  const { visitor } = await officer()
  for (let n = 0; n < 4; n += 1) {
    wait({ minutes: 25 })
    expect(await status(visitor)).toBe(200)
  }
  wait({ minutes: 30 })
  expect(await status(visitor)).toBe(303)
})

test('after twelve hours it is over, however busy the day', async () => {
  const { visitor } = await officer()
  for (let n = 0; n < 35; n += 1) {
    wait({ minutes: 20 })
    expect(await status(visitor)).toBe(200)
  }
  wait({ minutes: 20 })
  expect(await status(visitor)).toBe(303)
})

test('a session that is ended elsewhere is refused at once, in other processes within five seconds', async () => {
  const { login, visitor } = await officer()
  expect(await atTwin(visitor)).toBe(200)
  expect(await status(visitor)).toBe(200)
  const other = browser()
  await other.signIn(login)
  await other.post('/tai-khoan/phien/dong-het')
  expect(await status(visitor)).toBe(303)
  expect(await secondsUntil(async () => (await atTwin(visitor)) === 303)).toBeLessThan(5)
  expect(await status(other)).toBe(200)
})

test('wrong passwords count together whichever process they are tried at', async () => {
  const { login } = await given()
  const form = (word: string) => new URLSearchParams({ login, password: word }).toString()
  const guess = (n: number) =>
    (n % 2 === 0 ? app : twin).inject({
      method: 'POST',
      url: '/dang-nhap',
      headers: {
        ...{ host: 'localhost', 'sec-fetch-site': 'same-origin' },
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: form(`sai lần thứ ${n}`),
    })
  const statuses: number[] = []
  for (let n = 0; n < 8; n += 1) statuses.push((await guess(n)).statusCode)
  expect(statuses).toEqual([422, 422, 422, 422, 422, 422, 422, 409])
  expect((await browser().signIn(login)).statusCode).toBe(409)
})

test('an officer who is locked is out at once, in other processes within five seconds', async () => {
  const { id, login, visitor } = await officer()
  expect(await atTwin(visitor)).toBe(200)
  expect(await status(visitor)).toBe(200)
  const administrator = await anAdministrator()
  const locked = await administrator.post(`/quan-tri/nguoi-dung/${id}/khoa`, {
    on: '01/09/2026',
    reason: 'Chuyển công tác theo quyết định số 12',
  })
  expect(locked.statusCode).toBe(303)
  expect(await status(visitor)).toBe(303)
  expect(await secondsUntil(async () => (await atTwin(visitor)) === 303)).toBeLessThan(5)
  const again = await browser().signIn(login)
  expect(again.statusCode).toBe(409)
  expect(again.body).toContain('Tài khoản đã khóa từ ngày 01/09/2026')
})

test('an officer sees where they are signed in and ends one of the sessions', async () => {
  const { login, visitor } = await officer()
  const phone = browser()
  await phone.post(
    '/dang-nhap',
    { login, password, ve: '/can-bo' },
    { 'user-agent': 'Mozilla/5.0 (Linux; Android 14) Chrome/126.0' },
  )
  const page = await visitor.get('/tai-khoan')
  expect(page.body).toContain('Chrome, Android')
  expect(page.body).toContain('Phiên này')
  const [, path = ''] = /action="(\/tai-khoan\/phien\/[0-9a-f-]{36}\/dong)"/.exec(page.body) ?? []
  expect(await status(phone)).toBe(200)
  await visitor.post(path)
  expect(await status(phone)).toBe(303)
  expect(await status(visitor)).toBe(200)
})

test('a role that is taken away opens no door any more, from the next request on', async () => {
  const boss = await given({ roles: ['administrator'] })
  const visitor = browser()
  await visitor.signIn(boss.login)
  const list = async () => (await visitor.get('/quan-tri/nguoi-dung')).statusCode
  expect(await list()).toBe(200)
  const administrator = await anAdministrator()
  await administrator.post(`/quan-tri/nguoi-dung/${boss.id}/vai-tro`, { roles: 'desk' })
  expect(await list()).toBe(403)
})

test('nobody ends the session of another', async () => {
  const { visitor } = await officer()
  const other = await officer()
  const { id } = await owner.read(
    (q) =>
      q.one(z.object({ id: z.string() }))`
      select id from accounts.session where staff_id = ${other.id} and ended_at is null`,
  )
  expect((await visitor.post(`/tai-khoan/phien/${id}/dong`)).statusCode).toBe(404)
  expect(await status(other.visitor)).toBe(200)
})

test('signing out ends the session, not only its cookie', async () => {
  const { visitor } = await officer()
  const token = visitor.jar.get('xaso') ?? ''
  expect(await status(visitor)).toBe(200)
  await visitor.post('/dang-xuat')
  expect(visitor.jar.has('xaso')).toBe(false)
  const thief = browser()
  thief.jar.set('xaso', token)
  expect(await status(thief)).toBe(303)
})

test('the database knows no token, only hashes', async () => {
  const { visitor } = await officer()
  const token = visitor.jar.get('xaso') ?? ''
  const rows = await owner.read(
    (q) => q.many(z.object({ row: z.string() }))`select s::text as row from accounts.session s`,
  )
  expect(rows.some(({ row }) => row.includes(token.slice(0, 20)))).toBe(false)
})

test('made-up and damaged cookies are strangers, whatever they hold', async () => {
  const { visitor } = await officer()
  const token = visitor.jar.get('xaso') ?? ''
  for (const made of [
    'x',
    `${token}x`,
    token.toUpperCase(),
    '%00',
    'ế'.repeat(55),
    `${'A'.repeat(32)}.${'B'.repeat(22)}`,
  ]) {
    const stranger = browser()
    stranger.jar.set('xaso', made)
    expect(await status(stranger)).toBe(303)
  }
})

test('an officer of another unit with an open session sees nothing of this one', async () => {
  const { visitor } = await officer()
  const far = await owner.tx(async (tx) => {
    await tx.run`
      insert into accounts.staff (unit_id, id, login, full_name, added_at)
      values (2, gen_random_uuid(), 'xa.khac', 'Cán bộ xã khác', now())`
    const { id } = await tx.one(z.object({ id: z.string() }))`
      select id from accounts.staff where unit_id = 2 and login = 'xa.khac'`
    await tx.run`insert into accounts.staff_role values (2, ${id}, 'administrator')`
    return openSession(tx, world.sessionKey, {
      unit: 2,
      now: clock.now,
      how: 'password',
      staff: id,
    })
  })
  const stranger = browser()
  stranger.jar.set('xaso', far.token)
  const list = await stranger.get('/quan-tri/nguoi-dung')
  expect(list.statusCode).toBe(200)
  expect(list.body).toContain('Cán bộ xã khác')
  expect(list.body).not.toContain('Trần Thị Lan')
  const [mine] = await db.read(
    (q) =>
      q.many(
        z.object({ id: z.string() }),
      )`select id from accounts.staff where unit_id = ${unit} limit 1`,
  )
  expect((await stranger.get(`/quan-tri/nguoi-dung/${mine?.id}`)).statusCode).toBe(404)
  expect(await status(visitor)).toBe(200)
})

test('while a session is fresh in memory a request asks the database nothing', async () => {
  const { visitor } = await officer()
  await visitor.post('/giao-dien', { text: 'l' })
  let asked = 0
  world.database.pool.on('acquire', () => (asked += 1))
  for (let n = 0; n < 20; n += 1) await visitor.post('/giao-dien', { text: 'l' })
  expect(asked).toBe(0)
})
