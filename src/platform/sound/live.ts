import { spawn } from 'node:child_process'

import { memoryOf } from '../child.ts'
import { oggPages, type OggPage } from './ogg.ts'
import { mostMemory, whereIs } from './tools.ts'

export type LiveSound = {
  /** Takes what a browser has recorded, as it comes. */
  write(bytes: Buffer): void
  /** Nothing more comes: what is inside still comes out. */
  end(): void
  /** Ends at once; what is inside is lost. */
  kill(): void
}

type Ears = { onPage: (page: OggPage) => void; onEnd: () => void }

/** What browsers record with: WebM of Chromium and Edge, Ogg of Firefox, MP4 of Safari. */
const containers = 'matroska,webm,ogg,mov,mp4,m4a,3gp,3g2,mj2'

/** A voice that comes and goes is brought to about −23 LUFS as it is spoken, a second at a time; a shout does not cut. */
const levelling = 'dynaudnorm=f=100:g=9:r=0.12:p=0.9:m=30:t=0.004,alimiter=limit=0.7:level=false'

/**
 * Turns what a browser records, while it records, into Ogg Opus as devices read it. The process knows nothing else: it reads
 * its input and writes its output.
 */
export async function liveSound({ onPage, onEnd }: Ears): Promise<LiveSound | undefined> {
  const path = await whereIs('ffmpeg')
  if (path === undefined) return undefined
  const child = spawn(
    path,
    [
      ...['-v', 'error', '-threads', '1', '-fflags', '+nobuffer', '-analyzeduration', '0'],
      ...['-protocol_whitelist', 'pipe', '-format_whitelist', containers, '-i', 'pipe:0'],
      ...['-map', '0:a:0', '-map_metadata', '-1', '-af', levelling],
      ...['-c:a', 'libopus', '-b:a', '40k', '-ac', '1', '-ar', '48000'],
      ...['-vbr', 'constrained', '-compression_level', '5'],
      ...['-page_duration', '200000', '-flush_packets', '1', '-f', 'ogg', 'pipe:1'],
    ],
    { env: {}, cwd: '/', stdio: ['pipe', 'pipe', 'ignore'] },
  )
  const kill = () => child.kill('SIGKILL')
  const memory = setInterval(() => memoryOf(child) > mostMemory && kill(), 1_000)
  child.once('error', onEnd).once('close', () => {
    clearInterval(memory)
    onEnd()
  })
  child.stdin.on('error', () => {})
  child.stdout.on('data', oggPages(onPage))
  return {
    write: (bytes) => void child.stdin.write(bytes),
    end: () => child.stdin.end(),
    kill,
  }
}
