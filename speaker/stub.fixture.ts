import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import type { Answer, Item, Play } from './messages.ts'
import { approved, given, keyPair, sealed, sound, type Signer } from './speaker.fixture.ts'

const bodyOf = async (req: IncomingMessage) => {
  const parts: Buffer[] = []
  for await (const part of req) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

/** A server that speaks the protocol, for one device; what it has and how it behaves is changed by the test. */
export async function stubServer(now: () => number) {
  const state = {
    key: keyPair('k1') as Signer,
    code: 'CODE12345678' as string | undefined,
    secret: undefined as string | undefined,
    enrolments: 0,
    revision: 0,
    plan: undefined as unknown,
    mqtt: undefined as { url: string; prefix: string; ca?: string } | undefined,
    sounds: new Map<string, Buffer>(),
    /** How the next answers with sounds are spoilt: cut off after so many bytes, or changed. */
    spoil: [] as ('cut' | 'change')[],
    ranges: [] as (string | undefined)[],
    orders: [] as { number: number; envelope: object }[],
    answers: [] as Answer[],
    plays: new Map<string, Play>(),
    playsSent: 0,
    batches: [] as number[],
    beats: [] as { at: string; faults: string[]; state: string; revision: number }[],
    logs: [] as string[],
    live: new Map<string, (res: ServerResponse) => void>(),
    release: undefined as { told: object; bytes: Buffer } | undefined,
    isAway: false,
  }

  const routes: Record<
    string,
    (req: IncomingMessage, res: ServerResponse, rest: string) => unknown
  > = {
    enrol: async (req, res) => {
      const { code } = JSON.parse(await bodyOf(req))
      if (code !== state.code) return end(res, 404)
      state.code = undefined
      state.secret = `xspk_${++state.enrolments}${'A'.repeat(40)}`
      return end(res, 201, {
        device: 'd1',
        secret: state.secret,
        cluster: { code: 'L1', name: 'Tổ dân phố 1' },
        unit: { id: 1, name: 'Xã A' },
        key: state.key.known,
        ...(state.mqtt && { mqtt: state.mqtt }),
        serverTime: new Date(now()).toISOString(),
      })
    },
    plan: (req, res) => {
      if (req.headers['if-none-match'] === `"${state.revision}"`) return end(res, 304)
      return state.plan === undefined ? end(res, 500) : end(res, 200, state.plan)
    },
    audio: (req, res, sha256) => {
      const bytes = state.sounds.get(sha256)
      if (!bytes) return end(res, 404)
      return sendRange(req, res, bytes)
    },
    orders: (req, res) => {
      const after = Number(new URL(req.url ?? '', 'http://x').searchParams.get('after'))
      const orders = state.orders.filter(({ number }) => number > after)
      return end(res, 200, { orders: orders.map(({ envelope }) => envelope) })
    },
    answers: async (req, res) => {
      state.answers.push(...JSON.parse(await bodyOf(req)).answers)
      end(res, 204)
    },
    plays: async (req, res) => {
      const { plays } = JSON.parse(await bodyOf(req)) as { plays: Play[] }
      state.batches.push(plays.length)
      for (const play of plays) state.plays.set(play.id, play)
      state.playsSent += plays.length
      end(res, 200, { taken: plays.length })
    },
    health: async (req, res) => {
      state.beats.push(JSON.parse(await bodyOf(req)))
      end(res, 204)
    },
    logs: async (req, res) => {
      state.logs.push(await bodyOf(req))
      end(res, 204)
    },
    live(_, res, id) {
      const speak = state.live.get(id)
      return speak ? speak(res) : end(res, 404)
    },
    release: (req, res, sha256) => {
      if (!state.release) return end(res, 204)
      return sha256 ? sendRange(req, res, state.release.bytes) : end(res, 200, state.release.told)
    },
  }

  function sendRange(req: IncomingMessage, res: ServerResponse, bytes: Buffer) {
    state.ranges.push(req.headers.range)
    const from = Number(/bytes=(\d+)-/.exec(req.headers.range ?? '')?.[1] ?? 0)
    let part = bytes.subarray(from)
    const spoilt = state.spoil.shift()
    if (spoilt === 'change') part = Buffer.alloc(part.length, 'x')
    res.writeHead(from > 0 ? 206 : 200, { ...dated(), 'content-length': part.length })
    if (spoilt !== 'cut') return res.end(part)
    res.write(part.subarray(0, 2000))
    return setTimeout(() => res.destroy(), 30)
  }

  const dated = () => ({ date: new Date(now()).toUTCString() })
  function end(res: ServerResponse, status: number, value?: unknown) {
    res.writeHead(status, { ...dated(), 'content-type': 'application/json' })
    res.end(value === undefined ? undefined : JSON.stringify(value))
  }

  const server = createServer((req, res) => {
    if (state.isAway) return void req.socket.destroy()
    const [, , , name = '', rest = ''] = (req.url ?? '').split('?')[0]!.split('/')
    const isKnown = req.headers.authorization === `Bearer ${state.secret}`
    if (name !== 'enrol' && !isKnown) return end(res, 401)
    const route = routes[name]
    return void (route ? route(req, res, rest) : end(res, 404))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  return {
    ...tools(state, now),
    state,
    url: `http://127.0.0.1:${port}`,
    close: () => server.close(),
  }
}

type Stubbed = { key: Signer; revision: number; plan: unknown; sounds: Map<string, Buffer> }
type WithOrders = Stubbed & { orders: { number: number; envelope: object }[] }

function tools(state: WithOrders, now: () => number) {
  const clock = (ms: number) => new Date(ms).toISOString()
  return {
    /** An approved item that starts at an instant and lasts so many seconds; its sound is there. */
    item(id: string, startsAt: number | string, change: Partial<Item> & { seconds?: number } = {}) {
      const { seconds = 60, ...rest } = change
      const { bytes, sha256 } = sound(Buffer.alloc(5000, id))
      state.sounds.set(sha256, bytes)
      const from = typeof startsAt === 'string' ? Date.parse(startsAt) : startsAt
      return approved(
        state.key,
        given.item({
          id,
          bulletin: `b-${id}`,
          startsAt: clock(from),
          endsAt: clock(from + seconds * 1000),
          source: { kind: 'file', sha256, bytes: bytes.length, seconds },
          ...rest,
        }),
      )
    },
    publish(items: Item[], change: object = {}) {
      state.revision += 1
      const validUntil = clock(now() + 8 * 86_400_000)
      const plan = given.plan({ revision: state.revision, items, validUntil, ...change })
      state.plan = sealed(state.key, plan)
      return state.plan
    },
    order(what: object, change: object = {}) {
      const number = state.orders.length + 1
      const order = {
        kind: 'order',
        device: 'd1',
        number,
        issuedAt: clock(now()),
        expiresAt: clock(now() + 600_000),
        do: what,
        ...change,
      }
      const envelope = sealed(state.key, order)
      state.orders.push({ number, envelope })
      return envelope
    },
  }
}
