import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'

import { Aedes, type AuthenticateError, type Client } from 'aedes'

import type { ServerKeys } from './certificate.ts'
import { mostBytes, readTopic, topicOf, type Ears, type Link, type Peer } from './link.ts'
import { pace } from './pace.ts'
import { guarded, listening, type Port } from './sockets.ts'

export type EmbeddedOptions = {
  ears: Ears
  /** The device that has this name and secret; undefined when they open nothing. */
  admit: (device: string, secret: string) => Promise<Peer | undefined>
  /** Without TLS: for this machine only. */
  plain?: Port
  tls: Port & { keys: ServerKeys }
  warn: (detail: object, message: string) => void
}

export type Embedded = Link & { ports: { plain?: number; tls?: number } }

/** A whole province's devices, and then some. */
const mostConnections = 20_000
/** Seconds; the protocol asks for 30. */
const longestKeepAlive = 120
/** Milliseconds for shaking hands, and as many again for saying who one is. */
const patience = 10_000

/** A device that was away and comes back has the most to say, and that is a few dozen words. */
const isPaced = pace<Client>(300, 10_000)

const peers = new WeakMap<Client, Peer>()

/** The broker in this process. Throws when the port with TLS is taken: nothing is open then. */
export async function embeddedBroker(options: EmbeddedOptions): Promise<Embedded> {
  const { plain, tls, warn } = options
  const broker = await Aedes.createBroker({
    ...doors(options),
    connectTimeout: patience,
    drainTimeout: 20_000,
    keepaliveLimit: longestKeepAlive,
    maxInflightInbound: 20,
    maxTopicLevels: 8,
  })
  listenTo(broker, options)
  const servers: Server[] = []
  const sockets = new Set<Socket>()
  const open = async (server: Server, port: Port) => {
    server.on('connection', (socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    })
    server.maxConnections = mostConnections
    const number = await listening(server, port)
    servers.push(server)
    return number
  }
  const handle = (socket: Socket) => void broker.handle(guarded(socket))
  try {
    const { keys } = tls
    const secure = createTlsServer(
      { key: keys.key, cert: keys.cert, handshakeTimeout: patience },
      handle,
    )
    const ports: Embedded['ports'] = { tls: await open(secure, tls) }
    // Somebody else's broker often stands on the plain port: devices do not need it.
    const openPlain = async (port: Port) => {
      ports.plain = await open(createServer(handle), port)
    }
    if (plain)
      await openPlain(plain).catch((err: unknown) =>
        warn({ err }, 'no broker on the plain port: it is taken'),
      )
    return { ...linkOf(broker, () => end(broker, servers, sockets), warn), ports }
  } catch (error) {
    await end(broker, servers, sockets)
    throw error
  }
}

/** Who comes in, and what whoever is in may say and hear. */
function doors({ admit }: EmbeddedOptions): ConstructorParameters<typeof Aedes>[0] {
  const refusal = () =>
    Object.assign(new Error('not authorized'), { returnCode: 4 }) as AuthenticateError
  return {
    authenticate: (client, name, password, done) => {
      if (!name || !password || client.id !== `xaso-${name}`) return done(refusal(), null)
      admit(name, password.toString('utf8')).then(
        (peer) => {
          if (!peer) return done(refusal(), null)
          peers.set(client, peer)
          return done(null, true)
        },
        // The database is away: the device tries again.
        () => done(Object.assign(refusal(), { returnCode: 3 }), null),
      )
    },
    authorizePublish: (client, { topic, payload, retain }, done) => {
      const peer = client && peers.get(client)
      const leaf = readTopic(topic)?.leaf
      const isOwn = peer !== undefined && peer !== null && leaf && topic === topicOf(peer, leaf)
      const isFit = payload.length <= mostBytes && (!retain || leaf === 'status')
      if (!isOwn || !isFit) return done(new Error('not yours to publish'))
      done(client && !isPaced(client) ? new Error('too much to say') : null)
    },
    authorizeSubscribe: (client, subscription, done) => {
      const peer = peers.get(client)
      const isOwn = peer !== undefined && subscription.topic === topicOf(peer, 'order')
      // Null refuses this one topic; an error would end the connection.
      done(null, isOwn ? subscription : null)
    },
  }
}

function listenTo(broker: Aedes, { ears, warn }: EmbeddedOptions) {
  broker.on('publish', ({ topic, payload }, client) => {
    const read = client && readTopic(topic)
    if (read) ears.heard(read.peer, read.leaf, Buffer.from(payload))
  })
  broker.on('subscribe', (subscriptions, client) => {
    const peer = peers.get(client)
    if (peer && subscriptions.some(({ qos }) => (qos as number) < 128)) ears.arrived(peer)
  })
  broker.on('clientError', (client, error) => {
    const peer = peers.get(client)
    if (peer) warn({ device: peer.device, why: error.message }, 'a device was cut off')
  })
  // Whoever is not known is told no and nothing is written down: that could be done a thousand times a second.
  broker.on('connectionError', () => {})
}

function linkOf(broker: Aedes, close: () => Promise<void>, warn: EmbeddedOptions['warn']): Link {
  const clients = (broker as unknown as { clients: Record<string, Client> }).clients
  return {
    order: (peer, envelope) =>
      new Promise((done, fail) =>
        broker.publish(
          {
            cmd: 'publish',
            topic: topicOf(peer, 'order'),
            payload: JSON.stringify(envelope),
            qos: 1,
            retain: false,
            dup: false,
          },
          (error) => (error ? fail(error) : done()),
        ),
      ),
    here: (unit) =>
      Object.values(clients).flatMap((client) => {
        const peer = peers.get(client)
        return peer?.unit === unit && client.connected ? [peer.device] : []
      }),
    drop: (device) => {
      const client = clients[`xaso-${device}`]
      if (client) client.close()
    },
    end: () => close().catch((err: unknown) => warn({ err }, 'broker did not end')),
  }
}

async function end(broker: Aedes, servers: readonly Server[], sockets: ReadonlySet<Socket>) {
  const closed = servers.map(
    (server) => new Promise<void>((done) => void server.close(() => done())),
  )
  await new Promise<void>((done) => broker.close(() => done()))
  // Also those that never said who they are.
  for (const socket of sockets) socket.destroy()
  await Promise.all(closed)
}
