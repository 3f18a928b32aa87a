import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { wavFile, type Sink } from './wav.ts'

const raw = ['-ar', '48000']

/** Programs of the system that make samples heard; they read them from their standard input. */
const tools: Readonly<Record<string, readonly string[]>> = {
  aplay: ['-q', '-t', 'raw', '-f', 'S16_LE', '-r', '48000', '-c', '1', '-'],
  ffplay: [
    '-nodisp',
    '-autoexit',
    '-v',
    'error',
    '-f',
    's16le',
    ...raw,
    '-ch_layout',
    'mono',
    '-i',
    '-',
  ],
  mpv: [
    '--no-video',
    '--really-quiet',
    '--demuxer=rawaudio',
    '--demuxer-rawaudio-rate=48000',
    '--demuxer-rawaudio-channels=1',
    '--demuxer-rawaudio-format=s16le',
    '-',
  ],
}

export const playerNames = ['file', ...Object.keys(tools)]

export const safeName = (name: string) => name.replaceAll(/[^\w.+-]/g, '_').slice(0, 150)

/** `file` writes WAVs under a folder; the others go through the sound system. */
export function sinksOf(player: string, folder: string): (name: string) => Sink {
  const args = tools[player]
  if (!args) {
    mkdirSync(folder, { recursive: true })
    return (name) => wavFile(join(folder, `${safeName(name)}.wav`))
  }
  return () => toolSink(player, args)
}

function toolSink(tool: string, args: readonly string[]): Sink {
  const child = spawn(tool, args, { stdio: ['pipe', 'ignore', 'ignore'] })
  let hasFailed = false
  const closed = new Promise<void>((resolve) => {
    child.once('close', (code) => {
      hasFailed ||= code !== 0
      resolve()
    })
    child.once('error', () => {
      hasFailed = true
      resolve()
    })
  })
  child.stdin.on('error', () => (hasFailed = true))
  return {
    write: (samples) => {
      if (hasFailed) throw new Error(`${tool} does not play`)
      child.stdin.write(samples)
    },
    async end() {
      child.stdin.end()
      const late = setTimeout(() => child.kill('SIGKILL'), 3000)
      await closed
      clearTimeout(late)
      if (hasFailed) throw new Error(`${tool} did not play`)
    },
  }
}
