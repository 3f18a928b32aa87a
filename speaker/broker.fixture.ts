import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'

import mqtt, { type Packet } from 'mqtt-packet'

type Session = {
  socket: Socket | undefined
  topics: Set<string>
  queue: [string, Buffer][]
  unacked: Map<number, [string, Buffer]>
}

/** A broker for tests: sessions that stay, QoS 1 that comes again until it is acknowledged, last wills. */
export async function stubBroker(port = 0) {
  const sessions = new Map<string, Session>()
  const heard: { topic: string; text: string; retain: boolean }[] = []
  const state = { isRefusing: false, nextId: 1 }
  const sockets = new Set<Socket>()
  const push = (session: Session) => {
    while (session.socket && session.queue.length > 0) {
      const message = session.queue.shift()!
      const id = state.nextId++
      session.unacked.set(id, message)
      const [topic, payload] = message
      session.socket.write(
        mqtt.generate({
          cmd: 'publish',
          qos: 1,
          dup: false,
          retain: false,
          messageId: id,
          topic,
          payload,
        }),
      )
    }
  }
  const server = createServer((socket) => {
    sockets.add(socket)
    const parser = mqtt.parser({ protocolVersion: 4 })
    const write = (packet: Packet) => socket.write(mqtt.generate(packet))
    let session: Session | undefined
    let will: { topic: string; text: string } | undefined
    parser.on('packet', (packet) => {
      if (packet.cmd === 'connect') {
        if (state.isRefusing) {
          write({ cmd: 'connack', returnCode: 5, sessionPresent: false })
          return
        }
        session = sessions.get(packet.clientId) ?? {
          socket,
          topics: new Set(),
          queue: [],
          unacked: new Map(),
        }
        sessions.set(packet.clientId, session)
        session.socket = socket
        session.queue = [...session.unacked.values(), ...session.queue]
        session.unacked.clear()
        if (packet.will) will = { topic: packet.will.topic, text: String(packet.will.payload) }
        write({ cmd: 'connack', returnCode: 0, sessionPresent: true })
        push(session)
      } else if (packet.cmd === 'subscribe') {
        for (const { topic } of packet.subscriptions) session?.topics.add(topic)
        write({ cmd: 'suback', messageId: packet.messageId!, granted: [1] })
      } else if (packet.cmd === 'publish') {
        heard.push({ topic: packet.topic, text: String(packet.payload), retain: packet.retain })
        write({ cmd: 'puback', messageId: packet.messageId! })
      } else if (packet.cmd === 'puback') session?.unacked.delete(packet.messageId!)
      else if (packet.cmd === 'pingreq') write({ cmd: 'pingresp' })
      else if (packet.cmd === 'disconnect') will = undefined
    })
    socket.on('data', (bytes) => parser.parse(bytes as Buffer))
    socket.on('error', () => socket.destroy())
    socket.once('close', () => {
      sockets.delete(socket)
      if (will) heard.push({ ...will, retain: true })
      if (session?.socket === socket) session.socket = undefined
    })
  }).listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    state,
    heard,
    port: (server.address() as AddressInfo).port,
    send(topic: string, value: unknown) {
      for (const session of sessions.values())
        if (session.topics.has(topic)) {
          session.queue.push([topic, Buffer.from(JSON.stringify(value))])
          push(session)
        }
    },
    drop: () => [...sockets].forEach((socket) => socket.destroy()),
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
