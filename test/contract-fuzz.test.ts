import { randomUUID } from 'node:crypto'

import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { as, program, realDoors } from './actors.ts'
import { hostile } from './hostile.ts'
import { readSchema } from './json-schema.ts'
import { town } from './town.ts'

// Whatever is sent to the interface for programs, it answers as its own document says, and never with a fault of ours.

const place = await town('2026-11-23')
const app = await realDoors(place)
const client = await program(place)
const signedIn = await client.headers()

const Answer = z.object({
  content: z.record(z.string(), z.object({ schema: z.unknown().optional() })).optional(),
})
const Operation = z.object({
  parameters: z.array(z.object({ in: z.string(), name: z.string() })).default([]),
  requestBody: z.object({ content: z.record(z.string(), z.unknown()) }).optional(),
  responses: z.record(z.string(), Answer),
})
const Document = z.object({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
})
const told = await as(app, client, { method: 'GET', url: '/api/openapi.json' })
const document = Document.loose().parse(told.json())
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
)

type Tried = (typeof operations)[number]
type Sent = { url: string; type?: string; payload?: string }

const inUrl = (text: string) => encodeURIComponent(text.toWellFormed())
const plausible = ['', '1', '1.004873', '2026-11-23', 'accepted', 'true', '80', 'counter']
const values = [...plausible, ...hostile]

/** Each parameter gets each value once, with other values in the others. */
function* addresses({ path, operation: { parameters } }: Tried): Generator<string> {
  const named = parameters.filter((one) => one.in === 'query').map(({ name }) => name)
  for (const i of values.keys()) {
    const value = (k: number) => inUrl(values[(i + k * 7) % values.length] ?? '')
    const query = named.map((name, k) => `${name}=${value(k + 1)}`).join('&')
    yield `${path.replace(/\{\w+\}/, value(0))}?${query}`
    for (const name of named) yield `${path.replace(/\{\w+\}/, '1.004873')}?${name}=${value(0)}`
  }
}

const bodies = [
  ...['', 'null', '[]', '{}', '1', '"x"', '{', '{"a":1,"a":2}', '{"__proto__":{"admin":true}}'],
  ...[`${'['.repeat(50_000)}`, '{"form":"\\u0000"}', '{"amount":-1}', '{"copies":[null]}'],
]

function* requests(tried: Tried): Generator<Sent> {
  for (const url of addresses(tried)) yield { url }
  if (tried.method === 'get') return
  const url = tried.path.replace(/\{\w+\}/, 'x')
  for (const payload of bodies)
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded'])
      yield { url, type, payload }
  for (const value of hostile)
    yield { url, type: 'application/json', payload: JSON.stringify({ amount: value, text: value }) }
}

/** Two addresses' worth of checks share one reading of each schema. */
const checks = new Map<unknown, ReturnType<typeof readSchema>>()
function checkOf(schema: unknown) {
  const check = checks.get(schema) ?? readSchema(document, schema)
  checks.set(schema, check)
  return check
}

async function faultOf({ method, operation }: Tried, { url, type, payload }: Sent) {
  const answer = await app.inject({
    method: method.toUpperCase() as 'GET',
    url,
    headers: {
      host: 'localhost',
      ...signedIn,
      'idempotency-key': randomUUID(),
      ...(type !== undefined && { 'content-type': type }),
    },
    ...(payload !== undefined && { payload }),
  })
  const status = answer.statusCode
  const declared = operation.responses[status]
  const line = `${method} ${url.slice(0, 160)} ${payload?.slice(0, 60) ?? ''} → ${status}`
  if (status >= 500 || !declared) return [line]
  const kind = String(answer.headers['content-type']).split(';', 1)[0] ?? ''
  const content = Object.entries(declared.content ?? {})
  if (content.length === 0) return []
  const schema = content.find(([media]) => media === kind)?.[1].schema
  if (!content.some(([media]) => media === kind)) return [`${line} is ${kind}`]
  if (schema === undefined || !kind.endsWith('json')) return []
  return checkOf(schema)(answer.json()).map((problem) => `${line}: ${problem}`)
}

describe('whatever a program sends is answered as declared', () => {
  test.each(operations.map((one) => [one.method, one.path, one] as const))(
    '%s %s',
    async (_, __, tried) => {
      const wrong: string[] = []
      for (const sent of requests(tried)) wrong.push(...(await faultOf(tried, sent)))
      expect(wrong.slice(0, 20)).toEqual([])
    },
  )
})
