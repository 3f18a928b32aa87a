import { expect, test, vi } from 'vitest'

import { stubBroker } from './broker.fixture.ts'
import { startFleet } from './fleet.ts'
import { keyPair } from './speaker.fixture.ts'
import { stubServer } from './stub.fixture.ts'

test('a simulated device enrols, answers an order once it is verified, and beats', async () => {
  const server = await stubServer(Date.now)
  const broker = await stubBroker()
  server.state.mqtt = { url: `mqtt://127.0.0.1:${broker.port}`, prefix: 'xaso/1' }
  const fleet = await startFleet({ server: server.url, codes: ['CODE12345678'] })
  const [device] = fleet.devices
  await vi.waitFor(() => expect(device!.link.isUp()).toBe(true), 5000)
  broker.send('xaso/1/d1/order', server.order({ what: 'restart' }))
  broker.send('xaso/1/d1/order', { payload: 'e30', signature: 'x', key: 'k1' })
  const said = (leaf: string) => broker.heard.filter(({ topic }) => topic === `xaso/1/d1/${leaf}`)
  await vi.waitFor(() => expect(said('answer')).toHaveLength(1), 5000)
  expect(said('beat')).toHaveLength(1)
  // A new key comes in an envelope of the old one; after that only the new one is believed.
  const [old, next] = [server.state.key, keyPair('k2')]
  broker.send('xaso/1/d1/order', server.order({ what: 'key', key: next.known }))
  await vi.waitFor(() => expect(said('answer')).toHaveLength(2), 5000)
  broker.send('xaso/1/d1/order', server.order({ what: 'restart' }))
  server.state.key = next
  broker.send('xaso/1/d1/order', server.order({ what: 'restart' }))
  await vi.waitFor(() => expect(said('answer')).toHaveLength(3), 5000)
  expect(device!.heard.map(({ order }) => order.number)).toEqual([1, 2, 4])
  expect(old.known.id).toBe('k1')
  await fleet.end()
  await broker.close()
  server.close()
})
