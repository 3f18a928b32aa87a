import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { connect } from '#platform/db.ts'

import { createApp } from '../src/app.ts'
import { as, nobody, program, realDoors } from './actors.ts'
import { readSchema } from './json-schema.ts'
import { town } from './town.ts'

// What the issue promises to others, sentence by sentence.

const place = await town('2026-11-23')
const app = await realDoors(place)
const client = await program(place)

const json = (url: string, body: unknown, headers: Record<string, string> = {}, who = client) =>
  as(app, who, {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(body),
  })
const get = (url: string, who = client) => as(app, who, { method: 'GET', url })

let people = 0
const application = (over: object = {}) => {
  people += 1
  return {
    procedure: '1.004873',
    channel: 'counter',
    applicant: {
      fullName: 'Nguyễn Thị Hoa',
      idNumber: `0791876${String(people).padStart(5, '0')}`,
      birthDate: '1987-02-05',
      phone: '0912345678',
      email: 'hoa@vidu.vn',
      address: 'Ấp 1',
    },
    form: {},
    components: [{ name: 'Giấy xác nhận cũ', quantity: 1, kind: 'original' }],
    ...over,
  }
}
const file = (key: string, body: object) =>
  json('/api/v1/dossiers', body, { 'idempotency-key': key })

const Code = z.object({ code: z.string() })
const withOffset = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d$/

describe('GET /healthz', () => {
  test('200 while the database answers', async () => {
    const answer = await get('/healthz', nobody)
    expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ok' }])
  })

  test('503 when it does not', async () => {
    const away = connect('postgres://xaso_app:x@127.0.0.1:1/none', { max: 1 })
    const cut = { ...place.database, as: away.as }
    const { identify: _, ...world } = place.world
    const without = await createApp({ ...world, database: cut })
    const answer = await as(without, nobody, { method: 'GET', url: '/healthz' })
    expect(answer.statusCode).toBe(503)
    expect((await as(without, nobody, { method: 'GET', url: '/' })).statusCode).toBe(503)
    await without.close()
    await away.close()
  })
})

const Operation = z.object({
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  responses: z.record(
    z.string(),
    z.object({ content: z.record(z.string(), z.object({ schema: z.unknown() })).optional() }),
  ),
})
const Document = z.object({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
})
const document = Document.parse((await get('/api/openapi.json', nobody)).json())

describe('GET /api/openapi.json', () => {
  test('is OpenAPI 3.1 and lists exactly what stands under /api/v1', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/)
    const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const registered = app.routeList
      .filter(({ method, url }) => method !== 'HEAD' && url.startsWith('/api/v1/'))
      .map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`)
    expect(listed.toSorted()).toEqual(registered.toSorted())
  })

  test('says of each operation whether it needs a token, and who comes without one is told the same', async () => {
    const wrong = []
    for (const [path, methods] of Object.entries(document.paths))
      for (const [method, { security }] of Object.entries(methods)) {
        const url = path.replace(/\{\w+\}/g, '1')
        const answer = method === 'get' ? await get(url, nobody) : await json(url, {}, {}, nobody)
        const needs = answer.statusCode === 401
        const says = security?.some((one) => 'token' in one) ?? false
        if (needs !== says) wrong.push(`${method} ${path}: ${answer.statusCode}, says ${says}`)
      }
    expect(wrong).toEqual([])
    expect(document.paths['/api/v1/broadcast/clusters']?.['get']?.security).toEqual([{ token: [] }])
  })

  test('each operation declares an answer and its errors', () => {
    const bare = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, { responses }]) => {
          const codes = Object.keys(responses)
          return !codes.some((code) => code < '300') || !codes.some((code) => code >= '400')
        })
        .map(([method]) => `${method} ${path}`),
    )
    expect(bare).toEqual([])
  })
})

/** Problems of an answer against what the document says of its route and status. */
function undeclared(path: string, method: string, answer: { statusCode: number; body: string }) {
  const responses = document.paths[path]?.[method]?.responses ?? {}
  const declared = responses[answer.statusCode] ?? responses['default']
  if (!declared) return [`${method} ${path} does not declare ${answer.statusCode}`]
  const schema = Object.values(declared.content ?? {})[0]?.schema
  return readSchema(document, schema)(JSON.parse(answer.body))
}

describe('what is answered is what was declared', async () => {
  const body = application()
  const { code } = Code.parse((await file('declared', body)).json())
  const due = { receivedAt: '2026-11-23T09:00:00+07:00', rule: { amount: 3, unit: 'working-day' } }
  test.each([
    ['post', '/api/v1/dossiers', () => file('declared', body)],
    ['post', '/api/v1/dossiers', () => file('declared', application())],
    ['post', '/api/v1/dossiers', () => file('wrong', {})],
    ['post', '/api/v1/dossiers', () => json('/api/v1/dossiers', body)],
    ['post', '/api/v1/dossiers', () => json('/api/v1/dossiers', body, {}, nobody)],
    ['get', '/api/v1/dossiers/{code}', () => get(`/api/v1/dossiers/${code}`)],
    ['get', '/api/v1/dossiers/{code}', () => get('/api/v1/dossiers/none')],
    ['get', '/api/v1/dossiers', () => get('/api/v1/dossiers?limit=1')],
    ['get', '/api/v1/dossiers', () => get('/api/v1/dossiers?limit=0')],
    ['post', '/api/v1/clock/due', () => json('/api/v1/clock/due', due, {}, nobody)],
    ['post', '/api/v1/clock/due', () => json('/api/v1/clock/due', {}, {}, nobody)],
    ['get', '/api/v1/procedures', () => get('/api/v1/procedures?limit=5', nobody)],
    ['get', '/api/v1/procedures', () => get('/api/v1/procedures?limit=x', nobody)],
    ['get', '/api/v1/procedures/{code}', () => get('/api/v1/procedures/1.001193', nobody)],
    ['get', '/api/v1/procedures/{code}', () => get('/api/v1/procedures/9.9', nobody)],
    ['get', '/api/v1/admin-units', () => get('/api/v1/admin-units?province=80', nobody)],
    ['get', '/api/v1/admin-units', () => get('/api/v1/admin-units?province=x', nobody)],
  ])('%s %s (%#)', async (method, path, ask) => {
    expect(undeclared(path, method, await ask())).toEqual([])
  })
})

describe('POST /api/v1/clock/due', () => {
  const ask = (body: unknown) => json('/api/v1/clock/due', body, {}, nobody)

  test.each([
    ['2026-11-23T09:00:00+07:00', { amount: 3, unit: 'working-day' }, '2026-11-27'],
    ['2026-08-28T15:10:00+07:00', { unit: 'same-day', cutoff: '15:00', amount: 1 }, '2026-09-03'],
    ['2026-08-21T10:00:00+07:00', { amount: 1, unit: 'working-day' }, '2026-08-22'],
    ['2026-02-13T16:00:00+07:00', { amount: 5, unit: 'working-day' }, '2026-02-27'],
    ['2026-02-13T09:00:00Z', { amount: 5, unit: 'working-day' }, '2026-02-27'],
  ])('received %s under %o: due %s, at the end of that working day', async (at, rule, day) => {
    const answer = await ask({ receivedAt: at, rule })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({ dueAt: `${day}T17:00:00+07:00` })
  })

  test('seven working days with a stop of two: two days later, every day explained', async () => {
    const question = {
      receivedAt: '2026-03-02T09:00:00+07:00',
      rule: { amount: 7, unit: 'working-day' },
    }
    const pauses = [{ from: '2026-03-04T10:00:00+07:00', to: '2026-03-06T09:00:00+07:00' }]
    const [plain, paused] = [await ask(question), await ask({ ...question, pauses })]
    expect(plain.json()).toMatchObject({ dueAt: '2026-03-11T17:00:00+07:00' })
    const Due = z.object({
      dueAt: z.string().regex(withOffset),
      steps: z
        .array(z.object({ date: z.iso.date(), counted: z.boolean(), why: z.string().min(3) }))
        .min(9),
    })
    expect(Due.parse(paused.json()).dueAt).toBe('2026-03-13T17:00:00+07:00')
  })
})

describe('/api/v1/dossiers', () => {
  test('a dossier is filed, opened by its code and found in the list', async () => {
    const filed = await file('whole', application())
    expect(filed.statusCode).toBe(201)
    const Created = z.strictObject({
      code: z.string(),
      state: z.string(),
      receivedAt: z.string().regex(withOffset),
      dueAt: z.string().regex(withOffset).nullable(),
      trackingUrl: z.url(),
    })
    const { code, trackingUrl } = Created.parse(filed.json())
    expect((await get(`/api/v1/dossiers/${code}`)).json()).toMatchObject({ code })
    const tracked = await get(new URL(trackingUrl).pathname, nobody)
    expect([tracked.statusCode, tracked.body.includes(code)]).toEqual([200, true])
    const query = `state=accepted&procedure=1.004873&dueBefore=2030-01-01T00:00:00Z&q=nguyen+thi&limit=100`
    const List = z.object({ items: z.array(Code), next: z.string().nullable() })
    const list = List.parse((await get(`/api/v1/dossiers?${query}`)).json())
    expect(list.items.map((item) => item.code)).toContain(code)
  })

  test('pages follow each other by the cursor, and none is twice or missing', async () => {
    const codes = new Set<string>()
    for (let n = 0; n < 7; n += 1)
      codes.add(Code.parse((await file(`page-${n}`, application({ channel: 'post' }))).json()).code)
    const seen: string[] = []
    const List = z.object({ items: z.array(Code), next: z.string().nullable() })
    for (let cursor: string | null = ''; cursor !== null;) {
      const query = new URLSearchParams({ limit: '3', ...(cursor && { cursor }) }).toString()
      const list = List.parse((await get(`/api/v1/dossiers?${query}`)).json())
      seen.push(...list.items.map(({ code }) => code))
      cursor = list.next
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect([...codes].filter((code) => !seen.includes(code))).toEqual([])
  })

  test('the same key and body: the first answer again; the same key, another body: 409', async () => {
    const body = application()
    const [first, again] = [await file('same', body), await file('same', body)]
    expect([again.statusCode, again.body]).toEqual([201, first.body])
    expect((await file('same', { ...body, channel: 'post' })).statusCode).toBe(409)
  })

  test('of twenty at once with one key one is filed; without a key nothing is', async () => {
    const body = application()
    const answers = await Promise.all(Array.from({ length: 20 }, () => file('at once', body)))
    expect(new Set(answers.map((answer) => `${answer.statusCode} ${answer.body}`)).size).toBe(1)
    const list = await get(`/api/v1/dossiers?q=${Code.parse(answers[0]?.json()).code}`)
    expect(list.json<{ items: object[] }>().items.length).toBeLessThan(2)
    expect((await json('/api/v1/dossiers', body)).statusCode).toBe(400)
  })

  test('the same key of another program is another key', async () => {
    const other = await program(place, 1, 'district')
    const headers = { 'idempotency-key': 'shared' }
    const body = application()
    const one = Code.parse((await json('/api/v1/dossiers', body, headers)).json())
    const two = Code.parse((await json('/api/v1/dossiers', body, headers, other)).json())
    expect(one.code).not.toBe(two.code)
  })

  test('an error is a problem document with one entry per wrong field', async () => {
    const answer = await file('bad', {
      procedure: '9.999999',
      channel: 'counter',
      applicant: { fullName: '', idNumber: '1', birthDate: '2026-02-30', phone: 'x', email: 'x' },
    })
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
    const Problem = z.object({
      type: z.string(),
      title: z.string(),
      status: z.literal(422),
      errors: z.array(z.object({ field: z.string(), message: z.string().min(5) })),
    })
    const fields = Problem.parse(answer.json()).errors.map(({ field }) => field)
    expect(new Set(fields).size).toBe(fields.length)
    expect(fields.toSorted()).toEqual([
      ...['applicant.birthDate', 'applicant.email', 'applicant.fullName', 'applicant.idNumber'],
      ...['applicant.phone', 'procedure'],
    ])
  })
})
