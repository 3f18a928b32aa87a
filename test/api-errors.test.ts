import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'

import { afterAll, describe, expect, test } from 'vitest'

import { createApp } from '../src/app.ts'
import { officerWho, town } from './town.ts'

// Whatever a program does wrong, it is told in one and the same shape.

const place = await town('2026-11-23')
const client = officerWho({ kind: 'client', actor: 'client:x', can: new Set(['api.dossiers']) })
const { visit } = place
const outside = await createApp(place.world)
const address = await outside.listen({ port: 0, host: '127.0.0.1' })
afterAll(() => outside.close())

const problem = 'application/problem+json; charset=utf-8'
const get = (path: string) => fetch(address + path)

describe('an error of the interface for programs is a problem document', () => {
  test.each([
    ['an address that cannot be decoded', '/api/v1/dossiers/%zz', 400],
    ['an address that is no UTF-8', '/api/v1/procedures/%ff', 400],
    ['a code of 500 letters', `/api/v1/dossiers/${'A'.repeat(500)}`, 414],
    ['an address of 20,000 letters', `/api/v1/dossiers/${'A'.repeat(20_000)}`, 431],
    ['no token', '/api/v1/dossiers', 401],
    ['no such address', '/api/v1/nothing', 404],
  ])('%s', async (_, path, status) => {
    const answer = await get(path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, problem])
    const body = await answer.text()
    expect(JSON.parse(body)).toMatchObject({ status, title: expect.any(String) })
    expect(body).not.toMatch(/FST_|AAAA/)
  })

  test('who comes without a token is told how to come', async () => {
    expect((await get('/api/v1/dossiers')).headers.get('www-authenticate')).toMatch(/^Bearer/)
  })

  test.each([
    ['PUT', '/api/v1/dossiers', 'GET, HEAD, POST'],
    ['DELETE', '/api/v1/dossiers/H79.28.075-261123-0001', 'GET, HEAD'],
    ['GET', '/api/v1/clock/due', 'POST'],
  ])('%s %s: 405, and which methods there are', async (method, path, allow) => {
    const answer = await fetch(address + path, { method })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow])
  })

  test.each([
    [[], 'body', 'Phải là một đối tượng JSON'],
    [{ rule: { unit: 'working-day', amount: 'ba' } }, 'rule.amount', 'Thời hạn phải là số'],
    [{ receivedAt: 7, rule: {} }, 'receivedAt', 'Thời điểm phải có thật'],
  ])('%j is refused in Vietnamese, with the name of the field', async (body, field, message) => {
    const answer = await visit(client).json('/api/v1/clock/due', body)
    expect(answer.statusCode).toBe(422)
    const { errors } = answer.json<{ errors: { field: string; message: string }[] }>()
    expect(errors.find((error) => error.field === field)?.message).toContain(message)
    expect(answer.body).not.toMatch(/Invalid|expected|Too (small|big)/)
  })

  test('wrong values of an application, in Vietnamese', async () => {
    const sent = {
      procedure: 3,
      channel: 'fax',
      components: [{ name: 'x', quantity: 0, kind: 'copy' }],
    }
    const answer = await visit(client).json('/api/v1/dossiers', sent, { 'idempotency-key': 'v' })
    expect(answer.body).toContain('Ít nhất là 1')
    expect(answer.body).toContain('Phải là một trong: counter, online, post')
    expect(answer.body).not.toMatch(/Invalid|expected|Too (small|big)/)
  })
})

test('an address that cannot be read is a page for people', async () => {
  const answer = await get('/thu-tuc/%zz')
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    400,
    'text/html; charset=utf-8',
  ])
  expect(await answer.text()).toContain('Về trang chủ')
})

describe('10 MB of JSON', () => {
  const body = Buffer.alloc(10 * 1024 * 1024, '[')
  const headers = { 'content-type': 'application/json' }

  test.each(['/api/v1/dossiers', '/api/v1/clock/due'])(
    'a program that sends all of it before it listens hears the refusal of %s',
    async (path) => {
      const answer = await fetch(address + path, { method: 'POST', body, headers })
      expect([401, 413]).toContain(answer.status)
      const status = await new Promise<number | undefined>((done, fail) => {
        const sending = request(address + path, { method: 'POST', headers })
        sending.on('error', fail)
        sending.write(body, () => sending.end())
        sending.on('response', (heard) => done(heard.resume().statusCode))
      })
      expect([401, 413]).toContain(status)
    },
  )

  test('a program that listens only when all of it is sent finds the connection open and the answer there', async () => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1').pause()
    const head = `POST /api/v1/clock/due HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`
    await new Promise<void>((done, fail) => {
      socket.on('error', fail)
      socket.write(head)
      socket.write(body, () => done())
    })
    const [heard] = (await once(socket.resume(), 'data')) as [Buffer]
    expect(heard.toString()).toMatch(/^HTTP\/1\.1 413 /)
    socket.destroy()
  })
})
