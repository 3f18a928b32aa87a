import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { afterEach, expect, test, vi } from 'vitest'

import { startAgent, type Agent } from './agent.ts'
import { stubBroker } from './broker.fixture.ts'
import { playerOf } from './player.ts'
import { sinksOf } from './sinks.ts'
import { sound } from './speaker.fixture.ts'
import { stubServer } from './stub.fixture.ts'
import { realWorld } from './world.ts'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

/** A device in real time, with a real player that writes WAVs. */
async function real(change: { speed?: number } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'xaso-lines-'))
  const server = await stubServer(Date.now)
  const broker = await stubBroker()
  server.state.mqtt = { url: `mqtt://127.0.0.1:${broker.port}`, prefix: 'xaso/1' }
  server.publish([], { quiet: [] })
  const world = realWorld(change.speed)
  const lines: string[] = []
  let agent: Agent | undefined
  const start = () => {
    agent = startAgent({
      server: server.url,
      code: 'CODE12345678',
      data: join(folder, '.data'),
      firmware: '1.0.0',
      world,
      player: playerOf(world, sinksOf('file', folder)),
      print: (line) => lines.push(line),
    })
    return agent
  }
  start()
  ends.push(
    () => rmSync(folder, { recursive: true, force: true }),
    server.close,
    () => agent?.stop(),
  )
  const wavs = () => readdirSync(folder).filter((name) => name.endsWith('.wav'))
  const isUp = () => vi.waitFor(() => expect(agent!.lines.isUp()).toBe(true), 10_000)
  return { folder, server, broker, lines, wavs, isUp, start, agent: () => agent! }
}

/** A tone as a sound of the server. */
function tone(
  server: Awaited<ReturnType<typeof stubServer>>,
  id: string,
  seconds: number,
  change: object = {},
) {
  const args = ['-v', 'error', '-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`]
  const bytes = execFileSync('ffmpeg', [...args, '-c:a', 'libopus', '-f', 'ogg', 'pipe:1'])
  const { sha256 } = sound(bytes)
  server.state.sounds.set(sha256, bytes)
  const source = { kind: 'file', sha256, bytes: bytes.length, seconds } as const
  return server.item(id, Date.now(), { source, seconds, ...change })
}

const secondsOf = (path: string) => (statSync(path).size - 44) / 96_000

test('an order over MQTT sounds within four seconds, and its WAV is as long as it', async () => {
  const { server, broker, wavs, isUp, folder } = await real()
  await isUp()
  const item = tone(server, 'e', 2, { priority: 'emergency' })
  const sentAt = Date.now()
  broker.send('xaso/1/d1/order', server.order({ what: 'emergency', item }))
  const answer = await vi.waitFor(
    () => broker.heard.find(({ topic }) => topic.endsWith('/answer'))!.text,
    5000,
  )
  expect(JSON.parse(answer)).toMatchObject({ number: 1, done: true })
  expect(Date.parse(JSON.parse(answer).at) - sentAt).toBeLessThan(4000)
  await vi.waitFor(() => expect(server.state.plays.size).toBe(1), 40_000)
  expect(secondsOf(join(folder, wavs()[0]!))).toBeCloseTo(2, 0)
  expect(wavs()[0]).toMatch(/^\d{4}-\d\d-\d\dT\d{6}\.\d{3}Z-e\.wav$/)
})

test('while the broker is down orders are asked for, and afterwards come by it again', async () => {
  const { server, broker, isUp, agent, start } = await real()
  await isUp()
  broker.state.isRefusing = true
  broker.drop()
  await vi.waitFor(() => expect(agent().lines.isUp()).toBe(false), 5000)
  const item = tone(server, 'e', 1, { priority: 'emergency' })
  server.order({ what: 'emergency', item })
  await vi.waitFor(
    () => expect(server.state.answers).toMatchObject([{ number: 1, done: true }]),
    8000,
  )
  // A broker that refused us is tried again all the same.
  broker.state.isRefusing = false
  await isUp()
  const queued = server.order({ what: 'volume', volume: 20 })
  await agent().stop()
  broker.send('xaso/1/d1/order', queued)
  start()
  await isUp()
  await vi.waitFor(() => expect(agent().device.state.volume).toBe(20), 5000)
}, 60_000)

test('the broker says that a device is gone, and the device says that it is there', async () => {
  const { broker, isUp, agent } = await real()
  await isUp()
  const states = () =>
    broker.heard
      .filter(({ topic }) => topic === 'xaso/1/d1/status')
      .map(({ text }) => JSON.parse(text).state)
  await vi.waitFor(() => expect(states()).toEqual(['online']), 5000)
  broker.drop()
  await vi.waitFor(() => expect(states()).toEqual(['online', 'offline', 'online']), 10_000)
  await agent().stop()
  expect(states().at(-1)).toBe('offline')
  expect(broker.heard.some(({ topic }) => topic === 'xaso/1/d1/beat')).toBe(true)
})

test('what is cut off leaves a WAV of what was heard', async () => {
  const { server, broker, isUp, wavs, folder } = await real()
  await isUp()
  broker.send(
    'xaso/1/d1/order',
    server.order({ what: 'emergency', item: tone(server, 'long', 30) }),
  )
  expect(server.state.answers).toEqual([])
  const item = tone(server, 'e', 20, { priority: 'emergency' })
  broker.send('xaso/1/d1/order', server.order({ what: 'emergency', item }))
  await vi.waitFor(() => expect(wavs()).toHaveLength(1), 5000)
  await sleep(2000)
  broker.send('xaso/1/d1/order', server.order({ what: 'withdraw', item: 'e' }))
  await vi.waitFor(() => expect([...server.state.plays.values()][0]?.why).toBe('withdrawn'), 40_000)
  const seconds = secondsOf(join(folder, wavs()[0]!))
  expect(seconds).toBeGreaterThan(1)
  expect(seconds).toBeLessThan(4)
}, 60_000)
