import { connect as plain, type Socket } from 'node:net'
import { connect as secured } from 'node:tls'

import mqtt, { type IPublishPacket, type Packet } from 'mqtt-packet'

import { ticks } from './world.ts'

/**
 * A client of MQTT 3.1.1 over the packets of `mqtt-packet`: what a device needs of it, QoS 1 both ways. The whole `mqtt` package
 * would take 20 of our 60 MB.
 */
export type Link = {
  isUp: () => boolean
  /** Kept until the broker has it, also over a reconnection; at most 200 at once. */
  publish: (topic: string, payload: string, options?: { retain?: boolean }) => void
  end: () => Promise<void>
}
export type Will = { topic: string; payload: string }
export type LinkOptions = {
  url: string
  ca?: string | undefined
  clientId: string
  username: string
  password: string
  will: Will
  topics: readonly string[]
  /** Acknowledged to the broker when this has ended: what we have not dealt with comes again. */
  heard: (topic: string, payload: Buffer) => Promise<void>
  up: () => void
  down: () => void
}

// It would keep a buffer for each of 65,536 numbers: 8 MB, to write one packet a minute quicker.
Object.assign(mqtt.writeToStream, { cacheNumbers: false })

const keepalive = 30
const longest = 30_000

type Waiting = { id: number; topic: string; payload: string; retain: boolean; isSent: boolean }

export function linkTo(options: LinkOptions): Link {
  let socket: Socket | undefined
  let [isUp, isOver, nextId, pause] = [false, false, 1, 500]
  let [lastHeard, retry]: [number, NodeJS.Timeout | undefined] = [0, undefined]
  let waiting: Waiting[] = []

  const write = (packet: Packet) => {
    if (socket && !socket.destroyed) socket.write(mqtt.generate(packet))
  }
  const flush = () => {
    for (const one of waiting)
      if (!one.isSent && isUp) {
        one.isSent = true
        const { id, topic, payload, retain } = one
        write({ cmd: 'publish', qos: 1, dup: false, messageId: id, topic, payload, retain })
      }
  }
  const came = async (packet: IPublishPacket) => {
    const from = socket
    const payload = Buffer.isBuffer(packet.payload) ? packet.payload : Buffer.from(packet.payload)
    await options.heard(packet.topic, payload)
    if (packet.qos === 1 && from === socket)
      write({
        cmd: 'puback',
        ...(packet.messageId !== undefined && { messageId: packet.messageId }),
      })
  }
  const read = (packet: Packet) => {
    lastHeard = ticks()
    if (packet.cmd === 'connack') {
      // Also when it refuses us: a broker that has not heard of us yet may know us in a while.
      if (packet.returnCode !== 0) return socket?.destroy()
      const subscriptions = options.topics.map((topic) => ({ topic, qos: 1 as const }))
      write({ cmd: 'subscribe', messageId: nextId++, subscriptions })
      return undefined
    }
    if (packet.cmd === 'suback') {
      ;[isUp, pause] = [true, 500]
      for (const one of waiting) one.isSent = false
      options.up()
      flush()
    } else if (packet.cmd === 'publish') void came(packet).catch(() => socket?.destroy())
    else if (packet.cmd === 'puback') waiting = waiting.filter(({ id }) => id !== packet.messageId)
    return undefined
  }
  const gone = () => {
    socket = undefined
    const wasUp = isUp
    isUp = false
    if (wasUp) options.down()
    if (isOver) return
    retry = setTimeout(open, pause * (0.5 + Math.random()))
    pause = Math.min(pause * 2, longest)
  }
  const open = () => {
    if (isOver) return
    const parser = mqtt.parser({ protocolVersion: 4 })
    parser.on('packet', read)
    parser.on('error', () => socket?.destroy())
    const opened = socketTo(options, () => write(hello(options)))
    socket = opened
    lastHeard = ticks()
    opened.setNoDelay(true)
    opened.on('data', (bytes: Buffer | string) => parser.parse(Buffer.from(bytes as Buffer)))
    opened.on('error', () => opened.destroy())
    opened.once('close', gone)
  }
  const pulse = setInterval(
    () => {
      if (!socket) return
      if (ticks() - lastHeard > keepalive * 1500) {
        socket.destroy()
        return
      }
      if (isUp) write({ cmd: 'pingreq' })
    },
    (keepalive * 1000) / 2,
  )
  open()
  return {
    isUp: () => isUp,
    publish(topic, payload, { retain = false } = {}) {
      nextId = (nextId % 65_000) + 1
      waiting.push({ id: nextId, topic, payload, retain, isSent: false })
      if (waiting.length > 200) waiting = waiting.slice(-200)
      flush()
    },
    async end() {
      isOver = true
      clearInterval(pulse)
      clearTimeout(retry)
      if (!socket) return
      const closing = socket
      for (let tries = 0; isUp && waiting.length > 0 && tries < 20; tries++)
        await new Promise((resolve) => setTimeout(resolve, 25))
      write({ cmd: 'disconnect' })
      closing.end()
      setTimeout(() => closing.destroy(), 300).unref()
    },
  }
}

const hello = ({ clientId, username, password, will }: LinkOptions): Packet => ({
  cmd: 'connect',
  protocolId: 'MQTT',
  protocolVersion: 4,
  clean: false,
  clientId,
  keepalive,
  username,
  password: Buffer.from(password),
  will: { topic: will.topic, payload: Buffer.from(will.payload), qos: 1, retain: true },
})

function socketTo({ url, ca }: LinkOptions, ready: () => void): Socket {
  const { protocol, hostname, port } = new URL(url)
  const host = hostname.replaceAll(/^\[|\]$/g, '')
  const isSecured = protocol === 'mqtts:'
  const to = { host, port: Number(port) || (isSecured ? 8883 : 1883), timeout: 0 }
  if (!isSecured) return plain(to, ready)
  const isName = /[a-z]/i.test(host) && !host.includes(':')
  return secured({ ...to, ...(ca && { ca }), ...(isName && { servername: host }) }, ready)
}
