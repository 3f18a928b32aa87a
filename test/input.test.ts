import { randomUUID } from 'node:crypto'

import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { createApp } from '../src/app.ts'
import { givenDossier } from './given.ts'
import { hostile, runsIn, scripts } from './hostile.ts'
import { dossier, givenDraft } from './secret.ts'
import { citizenWho, officerWho, town } from './town.ts'

const place = await town('2026-11-23')
const { app, db, clock, visit } = place
const { code } = await givenDossier({ db, now: clock.now })
const { applicantId } = await dossier(place, code)

const officer = officerWho({ can: new Set([...place.officer.can, 'account.own', 'api.dossiers']) })
const citizen = citizenWho(applicantId, { can: new Set(['public', 'citizen', 'account.own']) })
const draft = await givenDraft(place, citizen)
/** Whoever may use the address: what is the citizen's own is empty for everybody else. */
const userOf = (url: string) => (/^\/(cua-toi|nop-ho-so|tai-khoan)/.test(url) ? citizen : officer)

const subjects: Record<string, string> = {
  ':code': code,
  ':procedure': '1.004873',
  ':date': '2026-12-25',
  ':slug': 'sinh-con',
  ':id': randomUUID(),
}
const withSubject = (url: string) =>
  url
    .replace('/ban-nhap/:id', `/ban-nhap/${draft}`)
    .replace('/nguoi/:id', `/nguoi/${applicantId}`)
    .replace(/thu-tuc\/:code/, 'thu-tuc/1.004873')
    .replace(/:\w+|\*/g, (name) => subjects[name] ?? 'x')

const inUrl = (text: string) => encodeURIComponent(text.toWellFormed())
const reads = app.routeList.filter(({ method }) => method === 'GET')
const writes = app.routeList.filter(
  ({ method, url }) => method === 'POST' && !url.startsWith('/api/') && !url.endsWith('*'),
)

type Answer = { statusCode: number; headers: Record<string, unknown>; body: string }

/** What is wrong with an answer to something hostile: a fault of ours, or markup that would run. */
function faultOf(sent: string, { statusCode, headers, body }: Answer): string[] {
  const isPage = String(headers['content-type']).startsWith('text/html')
  const runs = isPage ? runsIn(body) : ''
  return statusCode >= 500 || runs ? [`${sent.slice(0, 200)} → ${statusCode} ${runs}`] : []
}

/** A few at a time: what waits too long for the database is refused, and that is not what is tried here. */
async function sendAll(sends: readonly (() => Promise<string[]>)[]): Promise<string[]> {
  const faults: string[] = []
  const queue = sends.values()
  const one = async () => {
    for (const send of queue) faults.push(...(await send()))
  }
  await Promise.all(Array.from({ length: 4 }, one))
  return faults
}

const askAll = (url: string, addresses: readonly string[]) =>
  sendAll(
    addresses.map((address) => async () => faultOf(address, await visit(userOf(url)).get(address))),
  )

/** Each field gets each value once, and in each round other values than its neighbours. */
const rounds = (names: readonly string[], values: readonly string[]) =>
  values.map((_, i) =>
    names
      .map((name, k) => `${inUrl(name)}=${inUrl(values[(i + k * 7) % values.length] ?? '')}`)
      .join('&'),
  )

/** Enough to see whether a page shows a parameter as it came. */
const shown = scripts.filter((_, i) => i % 10 === 1)

describe('địa chỉ xấu không làm hỏng máy chủ', () => {
  test.each(reads.filter(({ url }) => /[:*]/.test(url)))('$url', async ({ url }) => {
    const bytes = ['%00', '%ff%fe', '%ed%a0%80', '%', '%2e%2e%2f', '%0d%0aX: y']
    const bad = [...hostile.map(inUrl), ...bytes]
    expect(
      await askAll(
        url,
        bad.map((text) => url.replace(/:\w+|\*/g, text)),
      ),
    ).toEqual([])
  })

  test.each(reads)('$url?…', async ({ url, schema }) => {
    const query = schema?.querystring
    const names = [...(query instanceof z.ZodObject ? Object.keys(query.shape) : []), 'x']
    const odd = names.flatMap((name) => [
      `${name}=a&${name}=b&${name}=c`,
      `${name}[]=a&${name}[__proto__]=a&__proto__=${name}`,
      `${name}=%00`,
      `${name}=%ed%a0%80&%ff=%fe`,
      ...shown.map((script) => `${name}=${inUrl(script)}`),
    ])
    const queries = [...rounds(names, hostile), ...odd]
    expect(
      await askAll(
        url,
        queries.map((text) => `${withSubject(url)}?${text}`),
      ),
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
    req.body = new Proxy(req.body ?? {}, {
      get(target, name) {
        if (typeof name === 'string') names.add(name)
        return Reflect.get(target, name) as unknown
      },
    })
  })
  for (const { url } of writes)
    for (const payload of ['', 'reason=x&answer=x&name=x&fullName=x&title=x'])
      await watched.inject({
        method: 'POST',
        url: withSubject(url),
        headers: {
          'x-visitor': userOf(url).actor,
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload,
      })
  return read
}

const formFields = await watchFields()

describe('biểu mẫu xấu không làm hỏng máy chủ', () => {
  test.each(writes)('$url', async ({ url }) => {
    const names = [...(formFields.get(url) ?? [])].filter((name) => name !== 'toJSON')
    // A guessed password costs a tenth of a second by design.
    const values = url.startsWith('/dang-nhap') ? hostile.slice(0, 6) : hostile
    const filled = [
      ...rounds(names, values),
      ...rounds(names, [scripts.slice(0, 20).join('\n'), scripts.slice(20).join('\n')]),
      names.map((name) => `${inUrl(name)}=a&${inUrl(name)}=b&${inUrl(name)}[]=c`).join('&'),
      '__proto__=x&constructor=y&toString=z&hasOwnProperty=1',
      Array.from({ length: 5_000 }, (_, n) => `f${n}=x`).join('&'),
      '%ff=%fe&%=%&=&&==',
    ]
    const other: [type: string, payload: string][] = [
      ['application/json', '{"reason":["x"],"version":{}}'],
      ['application/json', '[]'],
      ['multipart/form-data; boundary=x', '--x\r\nbroken'],
      ['multipart/form-data', 'x'],
      ['text/xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
      ['text/plain; charset=utf-16', '\ud83d'],
    ]
    const send =
      (type = 'application/x-www-form-urlencoded', payload = '') =>
      async () => {
        const options = {
          method: 'POST',
          url: withSubject(url),
          headers: { 'content-type': type },
          payload,
        } as const
        return faultOf(payload, await visit(userOf(url)).send(options))
      }
    const sends = [
      ...filled.map((payload) => send(undefined, payload)),
      ...other.map(([type, payload]) => send(type, payload)),
    ]
    expect(await sendAll(sends)).toEqual([])
  })
})
