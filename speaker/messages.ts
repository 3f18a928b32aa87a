import type { Envelope } from './envelope.ts'
import {
  each,
  isHash,
  isInstant,
  isTimeOfDay,
  isWord,
  number,
  object,
  optional,
} from './reading.ts'

export type Priority = 'normal' | 'priority' | 'emergency'
export type Approval = { by: string; at: string; signature: string }
export type Source =
  | { kind: 'file'; sha256: string; bytes: number; seconds: number }
  | { kind: 'relay'; url: string; seconds: number }
  | { kind: 'live'; seconds: number }

/** Một mục của chương trình: what sounds, and when. */
export type Item = {
  id: string
  bulletin: string
  title: string
  priority: Priority
  startsAt: string
  endsAt: string
  expiresAt?: string
  volume?: number
  source: Source
  approval: Approval
}
export type Span = { from: string; to: string }
export type Plan = {
  device: string
  cluster: string
  revision: number
  validUntil: string
  timeZone: string
  quiet: Span[]
  volumes: (Span & { volume: number })[]
  mostSeconds: number
  items: Item[]
}
export type PublicKey = { id: string; publicKey: string }
export type Do =
  | { what: 'emergency'; item: Item; times: number; pause: number }
  | { what: 'live'; item: Item }
  | { what: 'withdraw'; item: string }
  | { what: 'plan' | 'stop' | 'restart' | 'send-logs' | 'update' }
  | { what: 'volume'; volume: number }
  | { what: 'tone'; seconds: number }
  | { what: 'key'; key: PublicKey }
export type Order = { device: string; number: number; expiresAt: string; do: Do }
export type Answer = { number: number; at: string; done: boolean; why?: string }
export type Enrolled = {
  device: string
  secret: string
  cluster: { code: string; name: string }
  key: PublicKey
  mqtt?: { url: string; prefix: string; ca?: string }
}
export type Release = { version: string; sha256: string; bytes: number; signature: string }
export type Result = 'played' | 'partial' | 'missed' | 'pre-empted'
export type Why =
  | 'quiet-hours'
  | 'power'
  | 'late'
  | 'audio-missing'
  | 'tampered'
  | 'player'
  | 'withdrawn'
  | 'emergency'
  | 'expired'
  | 'clock'
  | 'stream'
export type Fault =
  | 'clock'
  | 'storage'
  | 'player'
  | 'voltage'
  | 'audio-missing'
  | 'plan-refused'
  | 'tampered'
export type Play = {
  id: string
  item: string
  bulletin: string
  priority: Priority
  sha256?: string
  plannedAt: string
  startedAt?: string
  endedAt?: string
  seconds: number
  result: Result
  why?: Why
  clockSure: boolean
}

function readSource(value: unknown): Source {
  const from = object(value)
  const seconds = number(from['seconds'], 0, 7 * 86_400)
  if (from['kind'] === 'live') return { kind: 'live', seconds }
  if (from['kind'] === 'relay') {
    const url = isWord(from['url'], 2000)
    if (!/^https?:\/\//.test(url)) throw new Error('not a stream')
    return { kind: 'relay', url, seconds }
  }
  if (from['kind'] !== 'file') throw new Error('unknown source')
  return { kind: 'file', sha256: isHash(from['sha256']), bytes: number(from['bytes'], 1), seconds }
}

function readApproval(value: unknown): Approval {
  const { by, at, signature } = object(value)
  return { by: isWord(by, 500), at: isInstant(at), signature: isWord(signature, 200) }
}

export function readItem(value: unknown): Item {
  const from = object(value)
  const { priority } = from
  if (priority !== 'normal' && priority !== 'priority' && priority !== 'emergency')
    throw new Error('unknown priority')
  return {
    id: isWord(from['id']),
    bulletin: isWord(from['bulletin']),
    title: isWord(from['title'], 2000),
    priority,
    startsAt: isInstant(from['startsAt']),
    endsAt: isInstant(from['endsAt']),
    ...optional('expiresAt', from['expiresAt'], isInstant),
    ...optional('volume', from['volume'], readVolume),
    source: readSource(from['source']),
    approval: readApproval(from['approval']),
  }
}

const readVolume = (value: unknown) => number(value, 0, 100)

function readSpan(value: unknown): Span {
  const { from, to } = object(value)
  return { from: isTimeOfDay(from), to: isTimeOfDay(to) }
}

/** One item that we cannot read does not cost the others their place: it is left out. */
function itemsOf(value: unknown): Item[] {
  return each(value, (one) => {
    try {
      return [readItem(one)]
    } catch {
      return []
    }
  }).flat()
}

export function readPlan(value: unknown): Plan {
  const from = object(value)
  if (from['kind'] !== 'plan') throw new Error('not a plan')
  return {
    device: isWord(from['device']),
    cluster: isWord(from['cluster']),
    revision: number(from['revision'], 0),
    validUntil: isInstant(from['validUntil']),
    timeZone: isWord(from['timeZone']),
    quiet: each(from['quiet'], readSpan),
    volumes: each(from['volumes'], (one) => ({
      ...readSpan(one),
      volume: readVolume(object(one)['volume']),
    })),
    mostSeconds: number(from['mostSeconds'], 0),
    items: itemsOf(from['items']),
  }
}

export function readKey(value: unknown): PublicKey {
  const { id, publicKey } = object(value)
  if (!/^[\w-]{43}$/.test(isWord(publicKey))) throw new Error('not a key')
  return { id: isWord(id), publicKey: isWord(publicKey) }
}

export function readEnvelope(value: unknown): Envelope {
  const { payload, signature, key } = object(value)
  return {
    payload: isWord(payload, 2_000_000),
    signature: isWord(signature, 200),
    key: isWord(key, 200),
  }
}
