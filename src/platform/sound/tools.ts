import { spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

import { lower, memoryOf } from '../child.ts'

export type Tool = 'ffmpeg' | 'ffprobe' | 'espeak-ng'

const folders = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin']

/** The whole path: nothing is looked up where a variable says. */
export async function whereIs(tool: Tool): Promise<string | undefined> {
  for (const folder of folders) {
    const path = join(folder, tool)
    const runs = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (runs) return path
  }
  return undefined
}

/** What is installed on this machine: a voice, and what reads and writes audio. */
export async function soundTools(): Promise<{ speech: boolean; audio: boolean }> {
  const [ffmpeg, ffprobe, voice] = await Promise.all([
    whereIs('ffmpeg'),
    whereIs('ffprobe'),
    whereIs('espeak-ng'),
  ])
  const audio = ffmpeg !== undefined && ffprobe !== undefined
  return { audio, speech: audio && voice !== undefined }
}

export type Run = {
  /** Goes in by the standard input, never as an argument. */
  text?: string
  /** Milliseconds after which it is ended. */
  most: number
  /** Reads the standard output while it comes. */
  reads?: (output: Readable) => Promise<void>
}

export type Ran = { ok: boolean; said: string; output: string }

export const mostMemory = 500 * 1024 * 1024
const mostSaid = 200_000

/** Runs a program without a shell and without our environment; what takes too long or holds too much ends. */
export async function runTool(
  tool: Tool,
  args: readonly string[],
  run: Run,
): Promise<Ran | 'no-tool'> {
  const path = await whereIs(tool)
  if (path === undefined) return 'no-tool'
  const child = spawn(path, args, { env: {}, cwd: '/', timeout: run.most, killSignal: 'SIGKILL' })
  lower(child)
  const memory = setInterval(() => memoryOf(child) > mostMemory && child.kill('SIGKILL'), 200)
  const ended = new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false)).once('close', (code) => resolve(code === 0))
  })
  // Whoever ends without reading everything breaks the pipe; that is told by the exit.
  child.stdin.on('error', () => {}).end(run.text ?? '')
  const kept = { said: '', output: '' }
  keepText(child.stderr, (text) => (kept.said = (kept.said + text).slice(-mostSaid)))
  if (run.reads) await run.reads(child.stdout).catch(() => child.kill('SIGKILL'))
  else keepText(child.stdout, (text) => (kept.output = (kept.output + text).slice(0, mostSaid)))
  const ok = await ended.finally(() => clearInterval(memory))
  return { ok, ...kept }
}

const keepText = (stream: Readable, take: (text: string) => void) =>
  stream.setEncoding('utf8').on('data', take)
