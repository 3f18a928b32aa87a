import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { readSchema } from '#test/json-schema.ts'

const folder = join(import.meta.dirname, '../docs/protocols')
const schema = JSON.parse(readFileSync(join(folder, 'speaker.schema.json'), 'utf8'))

const check = (name: string, value: unknown): string[] => {
  const text = JSON.stringify(schema.$defs).replaceAll('#/$defs/', '#/components/schemas/')
  const document = { components: { schemas: JSON.parse(text) } }
  return readSchema(document, { $ref: `#/components/schemas/${name}` })(value)
}

const at = '2026-11-23T05:00:00+07:00'
const signature = 'A'.repeat(86)
const key = { id: 'k1', publicKey: 'A'.repeat(43) }
const approval = { by: 'Nguyễn Văn An', at, signature }
const source = { kind: 'file', sha256: 'a'.repeat(64), bytes: 1000, seconds: 60.5 }
const item = {
  id: 'i1',
  bulletin: 'b1',
  title: 'Lịch tiêm chủng',
  priority: 'normal',
  startsAt: at,
  endsAt: at,
  source,
  approval,
}
const order = (what: object) => ({
  kind: 'order',
  device: 'd1',
  number: 1,
  issuedAt: at,
  expiresAt: at,
  do: what,
})
const play = {
  id: '0198c2b4-7b1e-7000-8000-000000000000',
  item: 'i1',
  bulletin: 'b1',
  priority: 'normal',
  plannedAt: at,
  seconds: 60,
  result: 'partial',
  why: 'power',
  clockSure: true,
}
const enrolled = {
  device: 'd1',
  secret: `xspk_${'A'.repeat(43)}`,
  cluster: { code: 'TDP1', name: 'Tổ dân phố 1' },
  unit: { id: 1, name: 'Xã A' },
  key,
  mqtt: { url: 'mqtts://xa.example:8883', prefix: 'xaso/1', ca: 'PEM' },
  serverTime: at,
}
const beat = {
  at,
  state: 'playing',
  playing: 'i1',
  revision: 3,
  volume: 70,
  clockOffset: -1.5,
  storageFree: 1e9,
  stored: 3,
  firmware: '1.0.0',
  uptime: 60,
  faults: ['clock'],
}
const plan = {
  kind: 'plan',
  device: 'd1',
  cluster: 'c1',
  revision: 3,
  issuedAt: at,
  validUntil: at,
  timeZone: 'Asia/Ho_Chi_Minh',
  quiet: [{ from: '21:30', to: '05:00' }],
  volumes: [{ from: '05:00', to: '06:00', volume: 60 }],
  mostSeconds: 1800,
  items: [
    item,
    { ...item, source: { kind: 'relay', url: 'https://vov.example/a', seconds: 60 } },
    { ...item, source: { kind: 'live', seconds: 60 }, times: 2, pause: 3 },
  ],
}

const examples: [string, unknown][] = [
  ['envelope', { payload: 'e30', signature, key: 'k1' }],
  ['enrol', { code: 'ABCDE23456', firmware: '1.0.0', serial: 'S', model: 'M' }],
  ['enrolled', enrolled],
  ['plan', plan],
  ['item', item],
  ['approval', approval],
  ['order', order({ what: 'emergency', item, times: 3, pause: 5 })],
  ['order', order({ what: 'live', item })],
  ['order', order({ what: 'withdraw', item: 'i1' })],
  ['order', order({ what: 'stop' })],
  ['order', order({ what: 'volume', volume: 40 })],
  ['order', order({ what: 'tone', seconds: 5 })],
  ['order', order({ what: 'key', key })],
  ['key-change', { what: 'key', key }],
  ['answer', { number: 1, at, done: false, why: 'expired' }],
  ['answers', { answers: [{ number: 1, at, done: true }] }],
  ['status', { state: 'online', at }],
  ['beat', beat],
  ['play', play],
  ['plays', { plays: [play] }],
  ['release', { version: '1.2.3', sha256: 'a'.repeat(64), bytes: 10, signature }],
]

test.each(examples)(
  'an example of "%s" is as the schema says, also with members of a newer version',
  (name, value) => {
    expect(check(name, value)).toEqual([])
    expect(check(name, { ...(value as object), newer: { than: 'us' } })).toEqual([])
  },
)

test.each(examples)('"%s" that lacks its first member is not taken', (name, value) => {
  const [, ...rest] = Object.entries(value as object)
  expect(check(name, Object.fromEntries(rest))).not.toEqual([])
})

test('every message named in bold has an entry', () => {
  const text = readFileSync(join(folder, 'speaker.md'), 'utf8')
  const body = text.slice(text.indexOf('## Envelopes'))
  const names = [...body.matchAll(/\*\*([a-z-]+)\*\*/g)].map((match) => match[1] ?? '')
  expect(new Set(names).size).toBeGreaterThan(10)
  for (const name of names)
    if (name !== 'signature') expect(Object.keys(schema.$defs)).toContain(name)
})
