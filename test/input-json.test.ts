import { randomUUID } from 'node:crypto'
import { request } from 'node:http'

import { describe, expect, test } from 'vitest'

import { createApp } from '../src/app.ts'
import { hostile } from './hostile.ts'
import { officerWho, town } from './town.ts'

const place = await town('2026-11-23')
const { visit } = place
const program = officerWho({
  actor: 'client:province',
  kind: 'client',
  can: new Set(['api.dossiers']),
})

const application = {
  procedure: '1.004873',
  channel: 'counter',
  case: 'x',
  applicant: {
    fullName: 'Nguyễn Thị Hoa',
    idNumber: '079187600001',
    birthDate: '1987-02-05',
    phone: '0912345678',
    email: 'hoa@vidu.vn',
    address: 'Ấp 1',
  },
  form: { purpose: 'x' },
  components: [{ name: 'Giấy xác nhận cũ', quantity: 1, kind: 'original' }],
}
const question = {
  receivedAt: '2026-11-23T09:00:00+07:00',
  rule: { amount: 3, unit: 'working-day', cutoff: '15:00' },
  pauses: [{ from: '2026-11-25T09:00:00+07:00', to: '2026-11-26T09:00:00+07:00' }],
}

const wrongTypes = [null, true, 0, -0, 1e308, -1e21, 0.1, [], {}, [[]], ['a'], { a: { b: 1 } }, '']

/** Each way to spoil one place of a body. */
function* spoiled(body: unknown): Generator {
  if (typeof body !== 'object' || body === null) {
    yield* [...wrongTypes, ...hostile]
    return
  }
  yield* wrongTypes
  for (const [key, value] of Object.entries(body)) {
    for (const other of spoiled(value))
      yield Array.isArray(body) ? [other] : { ...body, [key]: other }
    const { [key]: _, ...without } = body as Record<string, unknown>
    yield without
  }
}

const rawJson = [
  '',
  ' ',
  'null',
  '1',
  '"x"',
  '{',
  '{"a":1}}',
  '\ufeff{}',
  '{"a":1,"a":2}',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  '{"applicant":{"__proto__":{"x":1}}}',
  '{"procedure":"\\ud800"}',
  '{"procedure":"\\u0000"}',
  '{"\\u0000":1}',
  '['.repeat(200_000),
  `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  `${'{"a":'.repeat(60_000)}1${'}'.repeat(60_000)}`,
  `{"form":${'{"a":'.repeat(39)}1${'}'.repeat(39)}}`,
  `{"components":[${'{},'.repeat(50_000)}{}]}`,
  `{${Array.from({ length: 30_000 }, (_, n) => `"k${n}":1`).join(',')}}`,
  '{"a":1e999}',
  `{"a":${'9'.repeat(5_000)}}`,
  'NaN',
  "{'a':1}",
  Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]).toString('latin1'),
]

describe('JSON xấu không làm hỏng máy chủ', () => {
  const send = (url: string, payload: string) =>
    visit(program).send({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      payload,
    })

  test.each([
    ['/api/v1/dossiers', application],
    ['/api/v1/clock/due', question],
  ])(
    '%s: each place of the body spoiled in each way',
    async (url, body) => {
      const wrong: string[] = []
      for (const bad of [...[...spoiled(body)].map((value) => JSON.stringify(value)), ...rawJson]) {
        const answer = await send(url, bad)
        const isProblem = String(answer.headers['content-type']).startsWith(
          'application/problem+json',
        )
        if (answer.statusCode >= 500 || (answer.statusCode >= 400 && !isProblem))
          wrong.push(`${bad.slice(0, 200)} → ${answer.statusCode} ${answer.body.slice(0, 100)}`)
      }
      expect(wrong).toEqual([])
    },
    60_000,
  )

  test.each(['x'.repeat(201), '', '\u00e9', 'a b', "' or 1=1"])(
    'the key %j is refused or used as it is',
    async (key) => {
      const answer = await visit(program).json('/api/v1/dossiers', application, {
        'idempotency-key': key,
      })
      expect(answer.statusCode).toBeLessThan(500)
    },
  )

  test.each(['content-length', 'chunked'])(
    '10 MB of JSON (%s) are refused at once',
    async (how) => {
      const outside = await createApp(place.world)
      const address = new URL(await outside.listen({ port: 0, host: '127.0.0.1' }))
      const body = Buffer.alloc(10 * 1024 * 1024, '[')
      await statusOf(address, 'content-length', Buffer.from('{}'))
      const begun = performance.now()
      const status = await statusOf(address, how, body)
      const ms = performance.now() - begun
      await outside.close()
      expect(status).toBe(413)
      expect(ms).toBeLessThan(process.env['XASO_STRICT'] ? 200 : 2_000)
    },
  )
})

/** Status of a post over a real connection, whether or not the body was taken in. */
function statusOf({ port }: URL, how: string, body: Buffer) {
  return new Promise<number | undefined>((resolve, reject) => {
    const length = how === 'chunked' ? {} : { 'content-length': String(body.length) }
    const sent = request(
      {
        port,
        path: '/api/v1/clock/due',
        method: 'POST',
        headers: { 'content-type': 'application/json', ...length },
      },
      (answer) => {
        answer.resume()
        resolve(answer.statusCode)
        sent.destroy()
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}
