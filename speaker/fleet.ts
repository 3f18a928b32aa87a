// node speaker/fleet.ts --server URL --codes FILE [--together N]: as many loudspeakers as there are codes, in one process, without sound.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

import { opened } from './envelope.ts'
import { ask, textOf } from './http.ts'
import { readEnvelope, type Answer, type Enrolled } from './messages.ts'
import { linkTo, type Link } from './mqtt.ts'
import { readOrder, type AnyOrder } from './orders-read.ts'
import { readEnrolled } from './store.ts'

/** Thiết bị mô phỏng: enrols, holds MQTT, verifies orders and answers them, beats every minute; it fetches and plays nothing. */
export type Light = {
  enrolled: Enrolled
  link: Link
  /** Orders as they came, with the moment at which they were understood. */
  heard: { order: AnyOrder; at: number }[]
  end: () => Promise<void>
}

export type Fleet = { devices: Light[]; end: () => Promise<void> }

type Options = {
  server: string
  codes: readonly string[]
  /** How many enrol at once. */
  together?: number
  heard?: (device: Light, order: AnyOrder) => void
  /** Called for each once it has its link. */
  up?: (device: Light) => void
  beatEvery?: number
}

export async function startFleet({ codes, together = 20, ...options }: Options): Promise<Fleet> {
  const devices: Light[] = []
  const left = [...codes]
  const work = async () => {
    for (let code = left.pop(); code; code = left.pop())
      devices.push(lightOf(await enrol(options.server, code), options))
  }
  await Promise.all(Array.from({ length: together }, work))
  return { devices, end: async () => void (await Promise.all(devices.map(({ end }) => end()))) }
}

async function enrol(server: string, code: string): Promise<Enrolled> {
  for (let time = 0; time < 30; time++) {
    const answer = await ask({
      url: `${server}/device/v1/enrol`,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, firmware: '1.0.0', model: 'simulated' }),
    })
    const text = await textOf(answer)
    if (answer.status === 201) return readEnrolled(JSON.parse(text))
    if (answer.status !== 429) throw new Error(`${code}: ${answer.status} ${text.slice(0, 200)}`)
    await new Promise((resolve) => setTimeout(resolve, 2000))
  }
  throw new Error(`${code}: asked too often`)
}

type LightOptions = Pick<Options, 'heard' | 'up' | 'beatEvery'>

function lightOf(enrolled: Enrolled, { heard, up, beatEvery = 60_000 }: LightOptions): Light {
  const { device: id, secret, mqtt } = enrolled
  if (!mqtt) throw new Error('this server has no broker')
  const began = Date.now()
  const topic = (leaf: string) => `${mqtt.prefix}/${id}/${leaf}`
  const now = () => new Date().toISOString()
  const done = new Set<number>()
  const publish = (leaf: string, value: object, retain = false) =>
    link.publish(topic(leaf), JSON.stringify(value), { retain })
  const beat = () => publish('beat', { ...lightBeat(began), at: now() })
  const take = (payload: Buffer): void => {
    const order = orderIn(device.enrolled, payload)
    if (!order) return
    if (order.do?.what === 'key') device.enrolled = { ...device.enrolled, key: order.do.key }
    const answer: Answer = { number: order.number, at: now(), done: true }
    if (!done.has(order.number)) {
      done.add(order.number)
      device.heard.push({ order, at: Date.now() })
      heard?.(device, order)
    }
    publish('answer', answer)
  }
  const link = linkTo({
    url: mqtt.url,
    ca: mqtt.ca,
    clientId: `xaso-${id}`,
    username: id,
    password: secret,
    will: { topic: topic('status'), payload: JSON.stringify({ state: 'offline', at: now() }) },
    topics: [topic('order')],
    heard: (_, payload) => Promise.resolve(take(payload)),
    up: () => {
      publish('status', { state: 'online', at: now() }, true)
      beat()
      up?.(device)
    },
    down: () => undefined,
  })
  const pulse = setInterval(beat, beatEvery * (0.9 + Math.random() * 0.2))
  const device: Light = {
    enrolled,
    link,
    heard: [],
    end: () => {
      clearInterval(pulse)
      return link.end()
    },
  }
  return device
}

function orderIn({ device, key }: Enrolled, payload: Buffer): AnyOrder | undefined {
  try {
    const inside = opened(readEnvelope(JSON.parse(payload.toString('utf8'))), key)
    const order = inside === undefined ? undefined : readOrder(inside)
    return order?.device === device ? order : undefined
  } catch {
    return undefined
  }
}

const lightBeat = (began: number) => ({
  state: 'online',
  revision: 0,
  volume: 70,
  clockOffset: 0,
  storageFree: 8e9,
  stored: 0,
  firmware: '1.0.0',
  uptime: Math.round((Date.now() - began) / 1000),
  faults: [],
})

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: { server: { type: 'string' }, codes: { type: 'string' } },
  })
  if (!values.server || !values.codes) {
    console.error('node speaker/fleet.ts --server URL --codes FILE (one code a line)')
    process.exit(2)
  }
  const codes = readFileSync(values.codes, 'utf8').split('\n').filter(Boolean)
  const heard = ({ enrolled }: Light, { number, do: what }: AnyOrder) =>
    console.log(`${enrolled.cluster.code} order ${number}: ${what?.what}`)
  const fleet = await startFleet({ server: values.server, codes, heard })
  console.log(`${fleet.devices.length} devices`)
  process.once('SIGINT', () => void fleet.end().then(() => process.exit(0)))
}
