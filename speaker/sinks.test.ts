import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'

import { playerOf, type Job } from './player.ts'
import { sinksOf } from './sinks.ts'
import { bytesPerSecond } from './wav.ts'
import { realWorld } from './world.ts'

const folder = mkdtempSync(join(tmpdir(), 'xaso-sinks-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const [path, driver] = [process.env['PATH'] ?? '', process.env['SDL_AUDIODRIVER']]
beforeEach(() => {
  // A sound card that swallows everything in its time.
  process.env['SDL_AUDIODRIVER'] = 'dummy'
})
afterEach(() => {
  process.env['PATH'] = path
  if (driver === undefined) delete process.env['SDL_AUDIODRIVER']
  else process.env['SDL_AUDIODRIVER'] = driver
})

const sound = join(folder, 'tone.opus')
execFileSync('ffmpeg', [
  ...['-v', 'error', '-f', 'lavfi', '-i', 'sine=frequency=440:duration=2'],
  ...['-c:a', 'libopus', sound],
])

const job = (change: Partial<Job> = {}): Job => ({
  ...{ input: { kind: 'path', path: sound }, name: 'tone', volume: 70, seconds: 2 },
  ...{ times: 1, pause: 0 },
  ...change,
})

const play = (player: string, change?: Partial<Job>) =>
  playerOf(realWorld(), sinksOf(player, folder))(job(change))

/** A player of our own under the name of a real one. */
function pretend(name: string, script: string) {
  const bin = mkdtempSync(join(folder, 'bin-'))
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`)
  chmodSync(join(bin, name), 0o755)
  process.env['PATH'] = `${bin}${delimiter}${path}`
  return bin
}

test('ffplay plays a sound in its time, and says that it has', async () => {
  const begun = performance.now()
  const ended = await play('ffplay').ended
  expect(ended).toMatchObject({ didFail: false })
  expect(ended.seconds).toBeCloseTo(2, 1)
  expect(performance.now() - begun).toBeGreaterThan(1500)
})

test('what is stopped falls silent at once, and the player is gone', async () => {
  const playing = play('ffplay', { times: 10 })
  await playing.started
  await new Promise((done) => setTimeout(done, 700))
  const begun = performance.now()
  playing.stop()
  const { seconds } = await playing.ended
  expect(performance.now() - begun).toBeLessThan(5000)
  expect(seconds).toBeLessThan(2)
})

test.each(['aplay', 'mpv', 'ffplay'])(
  '%s is given raw samples, as loud as was ordered',
  async (name) => {
    const bin = pretend(name, 'echo "$@" > "$(dirname "$0")/asked"; cat > "$(dirname "$0")/heard"')
    const [loud, soft] = [100, 50].map((volume) => ({ volume }))
    expect(await play(name, loud).ended).toMatchObject({ didFail: false })
    const whole = readFileSync(join(bin, 'heard'))
    expect(whole.length / bytesPerSecond).toBeCloseTo(2, 1)
    await play(name, soft).ended
    const [one, half] = [whole, readFileSync(join(bin, 'heard'))].map(loudest)
    expect(half! / one!).toBeCloseTo(0.5, 1)
    expect(readFileSync(join(bin, 'asked'), 'utf8')).toContain('48000')
  },
)

const loudest = (samples: Buffer): number => {
  let most = 0
  for (let at = 0; at < samples.length - 1; at += 2)
    most = Math.max(most, Math.abs(samples.readInt16LE(at)))
  return most
}

test('a player that dies in the middle is told as a failure, and what was heard as it was', async () => {
  pretend('aplay', `head -c ${bytesPerSecond / 2} > /dev/null; exit 1`)
  const ended = await play('aplay').ended
  expect(ended.didFail).toBe(true)
  expect(ended.seconds).toBeLessThan(2)
})

test('a player that is not installed fails, and takes nothing down', async () => {
  process.env['PATH'] = folder
  expect(await play('mpv').ended).toMatchObject({ didFail: true })
  expect(existsSync(sound)).toBe(true)
})
