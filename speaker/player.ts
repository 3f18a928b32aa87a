import { spawn, type ChildProcess } from 'node:child_process'
import type { Readable } from 'node:stream'

import { bytesPerSecond, type Sink } from './wav.ts'
import { sleep, type World } from './world.ts'

export type Input =
  | { kind: 'path'; path: string }
  | { kind: 'url'; url: string }
  | { kind: 'stream'; open: () => Promise<Readable | undefined> }
  | { kind: 'tone'; seconds: number }

export type Job = {
  input: Input
  /** What the WAV is named after. */
  name: string
  /** 0 to 100. */
  volume: number
  /** How long it is said to be, for going down at its end; 0 when nobody knows. */
  seconds: number
  times: number
  pause: number
}
export type Ended = { seconds: number; didFail: boolean }
export type Playing = { started: Promise<void>; ended: Promise<Ended>; stop: () => void }
export type Player = (job: Job) => Playing

const up = 1
/** What is cut off goes down too, but nobody waits a second for an emergency. */
const down = 0.3
const ahead = 200

/** Máy phát: ffmpeg decodes, we say how loud, and a sink makes it heard. Never faster than it is to be heard. */
export function playerOf(world: World, sinkFor: (name: string) => Sink): Player {
  return (job) => {
    const heard = hearing(world, job, sinkFor)
    return { started: heard.started, ended: heard.run(), stop: heard.stop }
  }
}

function hearing(world: World, job: Job, sinkFor: (name: string) => Sink) {
  let sink: Sink | undefined
  let [bytes, stopAt, beganAt] = [0, Infinity, 0]
  let source: { child: ChildProcess; stream?: Readable | undefined } | undefined
  const { promise: started, resolve: begun } = Promise.withResolvers<void>()
  const isOver = () => bytes >= stopAt
  const hear = async (samples: Buffer, from: number, total: number) => {
    if (!sink) {
      sink = sinkFor(job.name)
      beganAt = world.monotonic()
      begun()
    }
    loudness(samples, { volume: job.volume, at: from, total, now: bytes, stopAt })
    sink.write(samples)
    bytes += samples.length
    const early = (bytes / bytesPerSecond) * 1000 - ahead - (world.monotonic() - beganAt)
    if (early > 20) await sleep(world, early)
  }
  const once = async (): Promise<number> => {
    source = await decoded(job.input)
    if (!source) return 0
    const { child, stream } = source
    const began = bytes
    const total = job.seconds * bytesPerSecond
    try {
      for await (const samples of evenly(child.stdout as AsyncIterable<Buffer>)) {
        if (isOver()) break
        await hear(samples, bytes - began, total)
      }
    } catch {
      // What was heard until then counts.
    } finally {
      stream?.destroy()
      child.kill('SIGKILL')
    }
    return bytes - began
  }
  const rest = async (seconds: number) => {
    for (let left = Math.round(seconds * 10); left > 0 && !isOver(); left--)
      await hear(Buffer.alloc(bytesPerSecond / 10), bytesPerSecond, 0)
  }
  const isStream = job.input.kind === 'url' || job.input.kind === 'stream'
  async function run(): Promise<Ended> {
    let [sounded, didFail] = [0, false]
    try {
      for (let time = 0; time < job.times && !isOver(); time++) {
        if (time > 0) await rest(job.pause)
        sounded += await once()
      }
      // A stream that breaks off is asked for again until somebody says stop, unless the one who spoke has finished.
      while (isStream && !isOver() && !(job.input.kind === 'stream' && sounded > 0)) {
        await sleep(world, 1000)
        if (!isOver()) sounded += await once()
      }
    } catch {
      didFail = true
    }
    try {
      await sink?.end()
    } catch {
      didFail = true
    }
    begun()
    return { seconds: sounded / bytesPerSecond, didFail: didFail || sounded === 0 }
  }
  return {
    started,
    run,
    stop() {
      if (stopAt !== Infinity) return
      stopAt = bytes === 0 ? 0 : bytes + down * bytesPerSecond
      // A stream that says nothing would never come to its end.
      world.after(600, () => {
        stopAt = 0
        source?.stream?.destroy()
        source?.child.kill('SIGKILL')
      })
    },
  }
}

type Loud = { volume: number; at: number; total: number; now: number; stopAt: number }

/** Up from silence over a second, down at the end: a horn that begins at full volume frightens people. */
function loudness(samples: Buffer, { volume, at, total, now, stopAt }: Loud): void {
  for (let i = 0; i + 1 < samples.length; i += 2) {
    const rising = (at + i) / (up * bytesPerSecond)
    const falling = total > 0 ? (total - at - i) / (up * bytesPerSecond) : 1
    const ending = (stopAt - now - i) / (down * bytesPerSecond)
    const gain = (volume / 100) * Math.max(0, Math.min(1, rising, Math.max(falling, 0.02), ending))
    samples.writeInt16LE(Math.round(samples.readInt16LE(i) * gain), i)
  }
}

/** Tenths of a second at most, whole samples. What ffmpeg gave is ours: it is changed where it lies. */
async function* evenly(parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const size = bytesPerSecond / 10
  let odd: Buffer = Buffer.alloc(0)
  for await (const part of parts) {
    const whole = odd.length === 0 ? part : Buffer.concat([odd, part])
    const end = whole.length & ~1
    for (let at = 0; at < end; at += size) yield whole.subarray(at, Math.min(at + size, end))
    odd = whole.subarray(end)
  }
}

const out = ['-vn', '-f', 's16le', '-ar', '48000', '-ac', '1', 'pipe:1']

function inputArgs(input: Input): string[] {
  if (input.kind === 'path') return ['-protocol_whitelist', 'file,pipe', '-i', input.path]
  if (input.kind === 'stream') return ['-i', 'pipe:0']
  if (input.kind === 'tone')
    return ['-f', 'lavfi', '-i', `sine=frequency=880:duration=${input.seconds}`]
  const safe = ['-protocol_whitelist', 'http,https,tcp,tls,crypto,hls']
  return [...safe, '-rw_timeout', '10000000', '-i', input.url]
}

async function decoded(input: Input) {
  const stream = input.kind === 'stream' ? await input.open() : undefined
  if (input.kind === 'stream' && !stream) return undefined
  const args = ['-nostdin', '-v', 'error', '-threads', '1', ...inputArgs(input), ...out]
  const child = spawn('ffmpeg', args, { stdio: [stream ? 'pipe' : 'ignore', 'pipe', 'ignore'] })
  child.once('error', () => child.stdout?.destroy())
  if (stream && child.stdin) {
    child.stdin.on('error', () => stream.destroy())
    stream.on('error', () => child.stdin?.end())
    stream.pipe(child.stdin)
  }
  return { child, stream }
}
