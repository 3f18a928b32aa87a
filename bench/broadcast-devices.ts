import { join } from 'node:path'

import mqtt, { type MqttClient } from 'mqtt'
import { z } from 'zod'

import {
  addCluster,
  everyCluster,
  planKey,
  sendOrders,
  writeCode,
  type ClusterId,
} from '#modules/clusters/index.ts'
import { connect, type Db } from '#platform/db.ts'
import { readSecrets } from '#platform/secrets.ts'
import { tidingsOf } from '#platform/tidings.ts'
import { system } from '#platform/who.ts'

import { demoUnit } from '../src/prepare.ts'
import { mostMemory } from './lib/cpu.ts'
import { measured } from './lib/load.ts'
import { onOwnPostgres } from './lib/own-postgres.ts'
import { startProgram, type Running } from './lib/program.ts'
import { line, say } from './lib/report.ts'

const count = 1_000
const ports = { http: 18_470, plain: '18471', tls: '18472' }
/** From the end of the transaction that gives an emergency order until a device has it, in ms. */
const limit = 2_000

const Told = z.object({
  device: z.string(),
  secret: z.string(),
  mqtt: z.object({ url: z.string(), prefix: z.string(), ca: z.string() }),
})
type Told = z.output<typeof Told>

/** 1,000 devices over TLS on one process; an order given by another process reaches them. */
export async function devices(quick: boolean): Promise<void> {
  await onOwnPostgres(async ({ data, owner }) => {
    const environment = {
      DATABASE_URL: owner,
      XASO_DATA: data,
      XASO_DEMO: '0',
      // Each device sends from an address of its own.
      XASO_TRUST_PROXY: '1',
      XASO_MQTT_PORT: ports.plain,
      XASO_MQTT_TLS_PORT: ports.tls,
    }
    const program = await startProgram(environment, ports.http)
    const database = connect(owner, { max: 4 })
    // Another process of the installation: its words travel through the database.
    tidingsOf(database)
    const db = database.as({ unit: demoUnit })
    const told = await enrolled(db)
    const { session } = readSecrets(join(data, 'secrets.json'))
    await measure(program, { db, told, session, rounds: quick ? 3 : 20 })
    await database.close()
    await program.stop()
  })
}

/** Each by a code of its own and the real route, from many addresses: one address may enrol two a second. */
async function enrolled(db: Db): Promise<Told[]> {
  const who = system(demoUnit)
  const now = Temporal.Now.instant()
  const today = now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate()
  const codes = await db.tx(async (tx) => {
    const made: string[] = []
    for (let n = 0; n < count; n += 1) {
      const code = `B-${String(n).padStart(4, '0')}`
      const draft = {
        name: `Cụm ${code}`,
        hamletId: null,
        at: null,
        horns: 2,
        sim: null,
        note: null,
        volumes: [],
      }
      const added = await addCluster(tx, who, draft, { code, today, now })
      if (!added.ok) throw new Error(added.why)
      const written = await writeCode(tx, who, added.value, { now })
      if (!written.ok) throw new Error(written.why)
      made.push(written.value)
    }
    return made
  })
  const told: Told[] = []
  for (const code of codes) told.push(await enrol(code, told.length))
  return told
}

async function enrol(code: string, n: number): Promise<Told> {
  const answer = await fetch(`http://127.0.0.1:${ports.http}/device/v1/enrol`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': `10.${n % 250}.${Math.floor(n / 250)}.1`,
    },
    body: JSON.stringify({ code, firmware: 'bench' }),
  })
  if (answer.status !== 201) throw new Error(`Enrolment was answered with ${answer.status}`)
  return Told.parse(await answer.json())
}

type Device = { client: MqttClient; heardAt: number }

async function online({ device, secret, mqtt: { url, ca, prefix } }: Told): Promise<Device> {
  const client = await mqtt.connectAsync(url.replace('localhost', '127.0.0.1'), {
    clientId: `xaso-${device}`,
    username: device,
    password: secret,
    clean: false,
    keepalive: 30,
    ca,
    servername: 'localhost',
  })
  const state: Device = { client, heardAt: 0 }
  const topic = (leaf: string) => `${prefix}/${device}/${leaf}`
  client.on('message', (_, payload) => {
    state.heardAt = performance.now()
    const { payload: text } = JSON.parse(payload.toString()) as { payload: string }
    const { number } = JSON.parse(Buffer.from(text, 'base64url').toString()) as { number: number }
    const answer = { number, at: Temporal.Now.instant().toString(), done: true }
    client.publish(topic('answer'), JSON.stringify(answer), { qos: 1 })
  })
  await client.subscribeAsync(topic('order'), { qos: 1 })
  const beat = { at: Temporal.Now.instant().toString(), state: 'online', faults: [] }
  client.publish(topic('beat'), JSON.stringify(beat), { qos: 1 })
  return state
}

type Plan = { db: Db; told: readonly Told[]; session: string; rounds: number }

async function measure({ pid }: Running, { db, told, session, rounds }: Plan) {
  const begun = performance.now()
  const all: Device[] = []
  // As after a power cut of a district: all at once, as far as one machine can play a thousand.
  for (let n = 0; n < told.length; n += 50)
    all.push(...(await Promise.all(told.slice(n, n + 50).map(online))))
  const seconds = (performance.now() - begun) / 1_000
  line(
    {
      name: 'broadcast.connect',
      unit: 's',
      devices: all.length,
      seconds,
      limit: 60,
      ratio: seconds / 60,
    },
    all.length === count && seconds <= 60,
  )
  await pause(2_000)
  const key = await planKey(db, session)
  const ids: ClusterId[] = (await db.read(everyCluster)).map(({ id }) => id)
  const times: number[] = []
  let missed = 0
  for (let n = 0; n < rounds; n += 1) {
    for (const one of all) one.heardAt = 0
    await give(db, ids, key)
    const at = performance.now()
    await pause(limit + 1_000)
    const heard = all.filter(({ heardAt }) => heardAt > 0)
    missed += all.length - heard.length
    times.push(...heard.map(({ heardAt }) => Math.max(0, heardAt - at)))
  }
  report(times, missed, rounds)
  const mb = mostMemory(pid)
  line({ name: 'broadcast.devices.memory', mb, limit: 512, ratio: mb / 512 }, mb <= 512)
  await Promise.all(all.map(({ client }) => client.endAsync(true)))
}

async function give(db: Db, ids: readonly ClusterId[], key: Awaited<ReturnType<typeof planKey>>) {
  const expiresAt = Temporal.Now.instant().add({ minutes: 2 })
  const item = {
    id: 'bench',
    bulletin: 'bench',
    title: 'Thông báo khẩn cấp',
    priority: 'emergency',
    source: { kind: 'live' as const },
    approval: { by: 'bench', at: expiresAt.toString(), signature: '' },
  }
  await db.tx((tx) =>
    sendOrders(tx, system(demoUnit), ids, { what: 'emergency', item }, { expiresAt, key }),
  )
}

function report(times: number[], missed: number, rounds: number) {
  const { p50, p95, p99 } = measured(times, rounds)
  const late = times.filter((time) => time > limit).length + missed
  const share = 1 - late / (count * rounds)
  say(`${Math.round(share * 10_000) / 100} % of ${count * rounds} within ${limit} ms`)
  line(
    {
      name: 'broadcast.emergency',
      unit: 'ms',
      devices: count,
      rounds,
      missed,
      p50,
      p95,
      p99,
      share,
      limit,
      ratio: p99 / limit,
    },
    share >= 0.99,
  )
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
