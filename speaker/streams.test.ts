import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, expect, test, vi } from 'vitest'

import { startAgent } from './agent.ts'
import { playerOf } from './player.ts'
import { sinksOf } from './sinks.ts'
import { stubServer } from './stub.fixture.ts'
import { realWorld } from './world.ts'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

const tone = (seconds: number) =>
  execFileSync('ffmpeg', [
    ...['-v', 'error', '-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`],
    ...['-c:a', 'libopus', '-f', 'ogg', 'pipe:1'],
  ])

/** A device in real time that asks for its orders every half second. */
async function listener() {
  const folder = mkdtempSync(join(tmpdir(), 'xaso-stream-'))
  const server = await stubServer(Date.now)
  server.publish([], { quiet: [] })
  const world = realWorld()
  const agent = startAgent({
    server: server.url,
    code: 'CODE12345678',
    data: join(folder, '.data'),
    firmware: '1.0.0',
    world,
    player: playerOf(world, sinksOf('file', folder)),
    pollEvery: 500,
  })
  ends.push(() => rmSync(folder, { recursive: true, force: true }), server.close, agent.stop)
  await vi.waitFor(() => expect(agent.device.state.plan).toBeDefined(), 5000)
  const seconds = () => {
    const [wav] = readdirSync(folder).filter((name) => name.endsWith('.wav'))
    return wav ? (statSync(join(folder, wav)).size - 44) / 96_000 : 0
  }
  const play = () =>
    vi.waitFor(() => {
      const [one] = server.state.plays.values()
      expect(one).toBeDefined()
      return one!
    }, 60_000)
  return { server, seconds, play, device: agent.device }
}

/** A relay's server: each answer is so many seconds of sound, and then breaks off. */
async function station(seconds: number) {
  const bytes = tone(seconds)
  const state = { asked: 0 }
  const server = createServer((_, res) => {
    state.asked++
    res.writeHead(200, { 'content-type': 'audio/ogg' })
    res.end(bytes)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  ends.push(() => server.close())
  return { state, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.ogg` }
}

test('somebody who speaks now is heard as she speaks, and it ends when she ends', async () => {
  const { server, seconds, play } = await listener()
  const bytes = tone(4)
  server.state.live.set('l', (res) => {
    res.writeHead(200, { 'content-type': 'audio/ogg' })
    res.write(bytes.subarray(0, bytes.length / 2))
    setTimeout(() => res.end(bytes.subarray(bytes.length / 2)), 1500)
  })
  const source = { kind: 'live', seconds: 60 } as const
  server.order({ what: 'live', item: server.item('l', Date.now(), { source }) })
  expect(await play()).toMatchObject({ item: 'l', result: 'played' })
  expect(seconds()).toBeCloseTo(4, 0)
  expect(server.state.answers).toMatchObject([{ number: 1, done: true }])
}, 90_000)

test('a relay that breaks off is asked for again, and ends at its time whatever it sends', async () => {
  const { server, seconds, play, device } = await listener()
  const { url, state } = await station(2)
  const source = { kind: 'relay', url, seconds: 8 } as const
  const item = server.item('r', Date.now() + 1000, { source, seconds: 8 })
  server.publish([item], { quiet: [] })
  server.order({ what: 'plan' })
  expect((await play()).item).toBe('r')
  expect(state.asked).toBeGreaterThan(1)
  expect(seconds()).toBeGreaterThan(3)
  expect(device.clock.now() - Date.parse(item.endsAt)).toBeLessThan(3000)
}, 90_000)

test('a relay to another address than the approved one is not even asked for', async () => {
  const { server, play } = await listener()
  const approved = await station(2)
  const other = await station(2)
  const source = { kind: 'relay', url: approved.url, seconds: 4 } as const
  const item = server.item('r', Date.now() + 1000, { source, seconds: 4 })
  server.publish([{ ...item, source: { ...source, url: other.url } }], { quiet: [] })
  server.order({ what: 'plan' })
  expect(await play()).toMatchObject({ result: 'missed', why: 'tampered' })
  expect(other.state.asked).toBe(0)
}, 90_000)
