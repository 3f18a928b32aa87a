import { once } from 'node:events'
import { connect } from 'node:net'
import { createServer } from 'node:tls'

import { expect, test } from 'vitest'

import { listening } from './sockets.ts'

test('who opens a line with TLS and says nothing is hung up on', async () => {
  const server = createServer({ handshakeTimeout: 200 })
  const port = await listening(server, { host: '127.0.0.1', port: 0 })
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  await expect(once(socket, 'close', { signal: AbortSignal.timeout(3_000) })).resolves.toBeDefined()
  server.close()
})
