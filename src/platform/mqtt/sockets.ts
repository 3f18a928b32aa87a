import type { AddressInfo, Server, Socket } from 'node:net'

import { frameGuard } from './frames.ts'
import { mostBytes } from './link.ts'

export type Port = { host: string; port: number }

/** A socket that ends as soon as a packet announces more than a device has to say. */
export function guarded(socket: Socket): Socket {
  const isFit = frameGuard(mostBytes + 512)
  const read = socket.read.bind(socket)
  socket.read = (size?: number) => {
    const chunk = read(size) as Buffer | null
    if (chunk === null || isFit(chunk)) return chunk
    socket.destroy()
    return null
  }
  socket.setNoDelay(true)
  return socket
}

/** Listens, and says on which port. */
export function listening(server: Server, { host, port }: Port): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(port, host, () => {
      server.off('error', fail)
      // Of what a stranger breaks off while it shakes hands nobody needs to know.
      server.on('error', () => {})
      // Node leaves a socket open that did not shake hands in time, for as long as whoever opened it likes.
      server.on('tlsClientError', (_error, socket: Socket) => void socket.destroy())
      done((server.address() as AddressInfo).port)
    })
  })
}
