import { setTimeout as sleep } from 'node:timers/promises'

import Fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'

import { visitor, type Who } from '#platform/who.ts'

import { floodGate } from './flood.ts'
import { gate } from './gate.fixture.ts'

/** A small server behind the gate whose answers take a while. */
async function slowServer(who: Who = visitor(1)) {
  const app = Fastify({ trustProxy: true })
  const admit = floodGate()
  app.addHook('onRequest', async (req, reply) => {
    req.who = who
    return (await admit(req, reply)) ? undefined : reply
  })
  app.get('/', async () => {
    await sleep(200)
    return 'ok'
  })
  await app.ready()
  afterAll(() => app.close())
  return app
}

const storm = async (
  app: Awaited<ReturnType<typeof slowServer>>,
  times: number,
  address = '203.0.113.5',
) => {
  const answers = await Promise.all(
    Array.from({ length: times }, () => app.inject({ url: '/', remoteAddress: address })),
  )
  return answers.map(({ statusCode }) => statusCode)
}
const count = (statuses: number[], status: number) =>
  statuses.filter((one) => one === status).length

test('a storm of strangers from one address is turned away but for forty at once', async () => {
  const app = await slowServer()
  const statuses = await storm(app, 300)
  expect(count(statuses, 200)).toBe(40)
  expect(count(statuses, 429)).toBe(260)
})

test('the storm over, everybody is let in again', async () => {
  const app = await slowServer()
  await storm(app, 200)
  expect(count(await storm(app, 35), 200)).toBe(35)
})

test('who hangs up before the answer is not counted for ever', async () => {
  const app = await slowServer()
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const hangUp = async () => {
    const signal = AbortSignal.timeout(50)
    await fetch(url, { signal }).catch(() => {})
  }
  await Promise.all(Array.from({ length: 40 }, hangUp))
  await sleep(400)
  const answers = await Promise.all(Array.from({ length: 35 }, () => fetch(url)))
  expect(answers.map(({ status }) => status).filter((status) => status !== 200)).toEqual([])
})

test('from very many addresses at once, not more are let in than can be worked off', async () => {
  const app = await slowServer()
  const crowd = Array.from({ length: 800 }, (_, n) => storm(app, 1, `198.51.${n >> 8}.${n & 255}`))
  const statuses = (await Promise.all(crowd)).flat()
  expect(count(statuses, 429)).toBeGreaterThan(400)
  expect(count(statuses, 200)).toBeGreaterThan(200)
})

test('another address is not touched by it', async () => {
  const app = await slowServer()
  const [bad, good] = await Promise.all([storm(app, 200), storm(app, 20, '198.51.100.7')])
  expect(count(bad, 429)).toBe(160)
  expect(count(good, 200)).toBe(20)
})

test('who is turned away is told when to come back', async () => {
  const app = await slowServer()
  const answers = await Promise.all(Array.from({ length: 41 }, () => app.inject('/')))
  const refused = answers.find(({ statusCode }) => statusCode === 429)
  expect(refused?.headers['retry-after']).toBe('2')
  expect(refused?.body).toContain('Vui lòng chờ một lát')
})

test('officers at the address of a flood work on', async () => {
  const { app, browser, given } = await gate('2026-09-01')
  const { login } = await given()
  const officer = browser()
  await officer.signIn(login)
  const flood = Promise.all(
    Array.from({ length: 400 }, () =>
      app.inject({ url: '/dang-nhap', headers: { host: 'localhost' } }),
    ),
  )
  const work = await Promise.all(Array.from({ length: 80 }, () => officer.get('/tai-khoan')))
  await flood
  expect(work.every(({ statusCode }) => statusCode === 200)).toBe(true)
})
