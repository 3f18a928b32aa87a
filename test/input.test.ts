import { randomUUID } from 'node:crypto'
import { request } from 'node:http'

import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { createApp } from '../src/app.ts'
import { givenDossier } from './given.ts'
import { hostile } from './hostile.ts'
import { citizenWho, officerWho, town } from './town.ts'

const place = await town('2026-11-23')
const { app, db, clock, visit } = place
const all = officerWho({
  can: new Set([...place.officer.can, 'citizen', 'account.own', 'api.dossiers']),
})
const { code } = await givenDossier({ db, now: clock.now })
const inUrl = (text: string) => encodeURIComponent(text.toWellFormed())

const subjects: Record<string, string> = {
  ':code': code,
  ':procedure': '1.004873',
  ':date': '2026-12-25',
  ':slug': 'sinh-con',
  ':id': randomUUID(),
}
const withSubject = (url: string) => url.replace(/:\w+|\*/g, (name) => subjects[name] ?? 'x')

const routes = app.routeList.filter(({ url }) => !url.startsWith('/gia-lap/'))
const reads = routes.filter(({ method }) => method === 'GET')
const writes = routes.filter(({ method }) => method === 'POST')

const fieldsOf = (schema: unknown) =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : []

/** Sends each address and names those that broke the program. */
async function broken(urls: readonly string[]) {
  const wrong: string[] = []
  for (const url of urls) {
    const { statusCode } = await visit(all).get(url)
    if (statusCode >= 500) wrong.push(`${url.slice(0, 200)} → ${statusCode}`)
  }
  return wrong
}

describe('địa chỉ xấu không làm hỏng máy chủ', () => {
  test.each(reads.filter(({ url }) => /[:*]/.test(url)))('$url', async ({ url }) => {
    const urls = hostile.map((text) => url.replace(/:\w+|\*/g, inUrl(text)))
    const bytes = ['%00', '%ff%fe', '%ed%a0%80', '%', '%2e%2e%2f', '%0d%0aX: y']
    expect(await broken([...urls, ...bytes.map((text) => url.replace(/:\w+|\*/g, text))])).toEqual(
      [],
    )
  })

  test.each(reads)('$url?…', async ({ url, schema }) => {
    const names = [...fieldsOf(schema?.querystring), 'x']
    const together = hostile.map((_, i) =>
      names
        .map((name, k) => `${name}=${inUrl(hostile[(i + k * 7) % hostile.length] ?? '')}`)
        .join('&'),
    )
    const odd = names.flatMap((name) => [
      `${name}=a&${name}=b&${name}=c`,
      `${name}[]=a`,
      `${name}[__proto__]=a`,
      `${name}=%00`,
      `${name}=%ed%a0%80&%ff=%fe`,
      `__proto__=${name}`,
    ])
    expect(
      await broken([...together, ...odd].map((query) => `${withSubject(url)}?${query}`)),
    ).toEqual([])
  })
})

/** The names of the fields that the handler of a form reads, found out by watching it read. */
async function watchFields() {
  const read = new Map<string, Set<string>>()
  const watched = await createApp(place.world)
  afterAll(() => watched.close())
  watched.addHook('preHandler', async (req) => {
    const names = read.get(req.routeOptions.url ?? '') ?? new Set<string>()
    read.set(req.routeOptions.url ?? '', names)
    req.body = new Proxy((req.body ?? {}) as object, {
      get: (target, name) => {
        if (typeof name === 'string') names.add(name)
        return Reflect.get(target, name) as unknown
      },
    })
  })
  visit(all)
  for (const { url } of writes)
    for (const payload of ['', 'reason=x&answer=x&name=x&fullName=x&title=x'])
      await watched.inject({
        method: 'POST',
        url: withSubject(url),
        headers: { 'x-visitor': all.actor, 'content-type': 'application/x-www-form-urlencoded' },
        payload,
      })
  return read
}

const formFields = await watchFields()

describe('biểu mẫu xấu không làm hỏng máy chủ', () => {
  test.each(writes.filter(({ url }) => !url.startsWith('/api/')))('$url', async ({ url }) => {
    const names = [...(formFields.get(url) ?? [])].filter((name) => name !== 'toJSON')
    const wrong: string[] = []
    const send = async (payload: string, type = 'application/x-www-form-urlencoded') => {
      const answer = await visit(all).send({
        method: 'POST',
        url: withSubject(url),
        headers: { 'content-type': type },
        payload,
      })
      if (answer.statusCode >= 500) wrong.push(`${payload.slice(0, 200)} → ${answer.statusCode}`)
    }
    const few = url.startsWith('/dang-nhap') ? hostile.slice(0, 6) : hostile
    for (const [i] of few.entries())
      await send(
        names
          .map((name, k) => `${inUrl(name)}=${inUrl(few[(i + k * 7) % few.length] ?? '')}`)
          .join('&'),
      )
    for (const text of few.slice(0, 8))
      await send(names.map((name) => `${inUrl(name)}=${inUrl(text)}`).join('&'))
    await send(names.map((name) => `${name}=a&${name}=b&${name}[]=c`).join('&'))
    await send('__proto__=x&constructor=y&toString=z&hasOwnProperty=1')
    await send(Array.from({ length: 5_000 }, (_, n) => `f${n}=x`).join('&'))
    await send('%ff=%fe&%=%&=&&==')
    await send('{"reason":["x"],"version":{}}', 'application/json')
    await send('[]', 'application/json')
    await send('--x\r\nbroken', 'multipart/form-data; boundary=x')
    await send('x', 'multipart/form-data')
    await send('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', 'text/xml')
    await send('\ud83d', 'text/plain; charset=utf-16')
    expect(wrong).toEqual([])
  })
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
function* spoiled(body: unknown): Generator<unknown> {
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
  `${'['.repeat(200_000)}`,
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
    visit(all).send({
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
      const answer = await visit(all).json('/api/v1/dossiers', application, {
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

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const Link = z.object({ id: z.string(), name: z.string() })

describe('tên tệp', () => {
  test.each([
    '../../../../etc/passwd',
    '..\\..\\windows\\win.ini',
    '/etc/shadow',
    'C:\\x.png',
    '.htaccess',
    '....//....//x',
    'x.png\0.html',
    'x%0d%0aSet-Cookie: a=b.png',
    'x"; filename="evil.html',
    "x'; filename*=UTF-8''evil.html",
    '\u202egnp.lmth',
    '<img src=x onerror=alert(1)>.png',
    'đ'.repeat(500),
    'con',
    '😀.png',
  ])('%j is inert', async (name) => {
    const { code, applicantId } = await asked()
    const citizen = citizenWho(applicantId)
    const head = `--x\r\nContent-Disposition: form-data; name="files"; filename="${name.replaceAll('"', '\\"')}"\r\nContent-Type: text/html\r\n\r\n`
    const answer = await visit(citizen).send({
      method: 'POST',
      url: `/cua-toi/ho-so/${code}/bo-sung`,
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      payload: Buffer.concat([Buffer.from(head), png, Buffer.from('\r\n--x--\r\n')]),
    })
    expect(answer.statusCode).toBe(303)
    const [file] = await db.read(
      (q) =>
        q.many(Link)`select id, name from platform.file order by uploaded_at desc, id desc limit 1`,
    )
    expect(file?.name).not.toMatch(/[/\\\u0000-\u001f\u202a-\u202e"<>:|?*]|^\./)
    expect([...(file?.name ?? '')].length).toBeLessThanOrEqual(120)
    const shown = await visit(citizen).get(`/tep/${file?.id}`)
    expect(shown.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': expect.stringMatching(/^inline; filename\*=UTF-8''[\w%.~!()*-]+$/),
    })
  })
})

async function asked() {
  const { code } = await givenDossier({ db, now: clock.now })
  await visit().post(`/can-bo/ho-so/${code}/ask-supplement`, { missing: 'Ảnh' })
  const Row = z.object({ applicantId: z.string() })
  const { applicantId } = await db.read(
    (q) => q.one(Row)`select applicant_id from dossiers.dossier where code = ${code}`,
  )
  return { code, applicantId }
}
