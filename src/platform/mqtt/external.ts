import mqtt, { type IClientOptions, type MqttClient } from 'mqtt'

import { dynamicSecurity } from './dynamic-security.ts'
import { leaves, mostBytes, readTopic, topicOf, type Ears, type Link } from './link.ts'

export type ExternalOptions = {
  /** mqtt(s)://user:password@host:port */
  url: string
  /** The PEM of the authority of the broker's certificate. */
  ca?: string
  ears: Ears
  /** Credentials of devices are written into Mosquitto's dynamic-security plugin. */
  provisions: boolean
  warn: (detail: object, message: string) => void
}

/**
 * A broker outside, Mosquitto for one. Several processes share what devices say: each message is heard by one of them.
 * Resolves at once; the client connects, and connects again, for as long as it lives.
 */
export function externalBroker({ url, ca, ears, provisions, warn }: ExternalOptions): Link {
  const address = new URL(url)
  const options: IClientOptions = {
    username: decodeURIComponent(address.username),
    password: decodeURIComponent(address.password),
    clean: true,
    keepalive: 30,
    reconnectPeriod: 1_000,
    // Refused today, let in tomorrow: whoever set the broker up may be at it.
    reconnectOnConnackError: true,
    ...(ca && { ca }),
  }
  address.username = ''
  address.password = ''
  const client = mqtt.connect(address.toString(), options)
  // Asked again every second: one word for one trouble.
  let trouble = ''
  client.on('error', ({ message }) => {
    if (message === trouble) return
    trouble = message
    warn({ why: message }, 'the broker does not answer as it should')
  })
  client.on('message', (topic, payload) => hear(ears, topic, payload))
  const security = provisions ? dynamicSecurity(client) : undefined
  const ready = readiness()
  let connection = 0
  const begin = async () => {
    const mine = ++connection
    await security?.prepare(options.username ?? '')
    await listen(client)
    if (mine === connection) ready.begin()
  }
  client.on('connect', () => {
    trouble = ''
    begin().catch((err: unknown) => client.connected && warn({ err }, 'not subscribed'))
  })
  client.on('close', () => {
    connection += 1
    ready.end()
  })
  return {
    order: (peer, envelope) =>
      client
        .publishAsync(topicOf(peer, 'order'), JSON.stringify(envelope), { qos: 1 })
        .then(() => {}),
    here: () => undefined,
    drop: (device) =>
      void security?.remove(device).catch((err: unknown) => warn({ err, device }, 'not removed')),
    ...(security && {
      provision: async (newcomer) => {
        await ready.wait()
        await security.add(newcomer)
      },
    }),
    end: () => {
      // Of one that will not connect again the client tells who waits for an answer that none comes.
      client.options.reconnectPeriod = 0
      return client.endAsync(true)
    },
  }
}

const listen = (client: MqttClient) =>
  client.subscribeAsync(
    leaves.map((leaf) => `$share/xaso/xaso/+/+/${leaf}`),
    { qos: 1 },
  )

function hear(ears: Ears, topic: string, payload: Buffer) {
  const read = readTopic(topic)
  if (!read || payload.length > mostBytes) return
  ears.heard(read.peer, read.leaf, payload)
  if (read.leaf === 'status' && !payload.includes('"offline"')) ears.arrived(read.peer)
}

/** How long a new device may wait for a broker that is just coming. */
const patience = 5_000

function readiness() {
  let isReady = false
  const waiting = new Set<() => void>()
  return {
    begin() {
      isReady = true
      for (const go of waiting) go()
    },
    end() {
      isReady = false
    },
    wait: () =>
      new Promise<void>((done, fail) => {
        if (isReady) return done()
        const timer = setTimeout(() => {
          waiting.delete(go)
          fail(new Error('the broker is away'))
        }, patience)
        const go = () => {
          clearTimeout(timer)
          waiting.delete(go)
          done()
        }
        waiting.add(go)
        return undefined
      }),
  }
}
