import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

import type { MqttConfig } from '#platform/config.ts'
import type { App } from '#platform/http.ts'
import { serverKeys } from '#platform/mqtt/certificate.ts'
import { embeddedBroker } from '#platform/mqtt/embedded.ts'
import { externalBroker } from '#platform/mqtt/external.ts'
import type { Ears, Link } from '#platform/mqtt/link.ts'
import { quota, within } from '#platform/quota.ts'
import { everything, tidingsOf } from '#platform/tidings.ts'
import type { World } from '#platform/world.ts'

import { deviceInDb } from '../devices/calling.ts'
import { earsOf } from './ears.ts'
import { publisher } from './publish.ts'

export type Running = { ports: { plain?: number; tls?: number }; stop: () => Promise<void> }

/** How often all is looked through, in ms. */
const sweepEvery = 5_000

const nothing: Running = { ports: {}, stop: async () => {} }

/**
 * Opens the line to the devices: our own broker or one outside. When a port is taken, by another process of this
 * installation for one, the program serves without: devices that find no broker ask over HTTPS.
 */
export async function startLink(app: App, config: MqttConfig): Promise<Running> {
  const { world } = app
  // Also without a line of its own a process tells the others that orders wait.
  tidingsOf(world.database)
  if (config.kind === 'none') return nothing
  const warn = (detail: object, message: string) => app.log.warn(detail, message)
  const waker = { wake: (_unit: number) => {} }
  const { ears, end } = earsOf({ ...world, warn, wake: (unit) => waker.wake(unit) })
  const open = await opened(world, config, ears, warn)
  if (!open) return nothing
  const { link, ports } = open
  const publishing = publisher({ ...world, link, warn })
  waker.wake = publishing.wake
  const deaf = listen(world, link, publishing)
  const sweeping = setInterval(() => void publishing.sweep(), sweepEvery)
  void publishing.sweep()
  return {
    ports,
    stop: async () => {
      clearInterval(sweeping)
      deaf()
      await end()
      await link.end()
      await publishing.idle()
    },
  }
}

type Opened = { link: Link; ports: Running['ports'] }
type Warn = (detail: object, message: string) => void

function opened(
  world: World,
  config: Exclude<MqttConfig, { kind: 'none' }>,
  ears: Ears,
  warn: Warn,
): Promise<Opened | undefined> {
  return config.kind === 'external'
    ? outside(world, config, ears, warn)
    : inside(world, config, ears, warn)
}

async function outside(
  world: World,
  { url, caFile }: Extract<MqttConfig, { kind: 'external' }>,
  ears: Ears,
  warn: Warn,
): Promise<Opened> {
  const ca = caFile === undefined ? {} : { ca: readFileSync(caFile, 'utf8') }
  const link = externalBroker({ url, ...ca, ears, provisions: true, warn })
  const address = new URL(url)
  address.username = ''
  address.password = ''
  const { provision } = link
  world.mqtt = { url: address.toString(), ...ca, ...(provision && { provision }) }
  return { link, ports: {} }
}

async function inside(
  world: World,
  { host, plainPort, tlsPort }: Extract<MqttConfig, { kind: 'embedded' }>,
  ears: Ears,
  warn: Warn,
): Promise<Opened | undefined> {
  const told = new URL(world.publicUrl).hostname.replaceAll(/[[\]]/g, '')
  const hosts = [...new Set([told, 'localhost', '127.0.0.1', '::1', hostname()])]
  const keys = await serverKeys(world.keysFolder, hosts, world.now())
  const face = (port: number) => ({
    url: `mqtts://${new URL(world.publicUrl).hostname}:${port}`,
    ca: keys.ca,
  })
  // Told also when the port is taken: most likely another process of this installation answers there.
  world.mqtt = face(tlsPort)
  try {
    const link = await embeddedBroker({
      ears,
      admit: admitter(world),
      plain: { host: '127.0.0.1', port: plainPort },
      tls: { host, port: tlsPort, keys },
      warn,
    })
    if (link.ports.tls !== undefined) world.mqtt = face(link.ports.tls)
    return { link, ports: link.ports }
  } catch (error) {
    warn(
      { err: error },
      'no broker for loudspeakers here: its port is taken, devices ask over HTTPS',
    )
    return undefined
  }
}

/** Devices are let in by their secrets; strangers who try share two connections to the database. */
function admitter({ database, defaultUnit }: World) {
  const db = within(
    quota({ most: 2, waiting: 5_000, patience: 20_000 }),
    database.as({ unit: defaultUnit }),
  )
  return async (device: string, secret: string) => {
    const calling = await deviceInDb(db, secret)
    return calling?.device === device ? { unit: calling.unit, device } : undefined
  }
}

type Publishing = ReturnType<typeof publisher>

/** Words of this process come at once, those of others within a moment. */
function listen({ database }: World, link: Link, { wake, sweep }: Publishing): () => void {
  let isOver = false
  const hear = (word: string) => {
    if (isOver) return
    if (word === everything) void sweep()
    const [what, about = ''] = word.split(' ')
    if (what === 'clusters.orders') wake(Number(about))
    if (what === 'clusters.ended') link.drop(about)
  }
  database.onTell((words) => words.forEach(hear))
  const stop = tidingsOf(database).listen(hear)
  return () => {
    isOver = true
    stop()
  }
}
