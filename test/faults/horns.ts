import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '../..')
const run = promisify(execFile)

/** A loudspeaker as a box runs it: `npm run speaker`, which writes a WAV for each play. */
export type Horn = ReturnType<typeof horn>

export function horn({ server, code, folder }: { server: string; code: string; folder: string }) {
  let child: ChildProcess | undefined
  let said = ''
  const start = () => {
    const args = ['tools/speaker.mjs', '--server', server, '--code', code, '--out', folder]
    // A group of its own, so that the power can go for all of it at once.
    child = spawn(process.execPath, args, {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (said += text))
  }
  const cut = (signal: NodeJS.Signals = 'SIGKILL') => {
    const pid = child?.pid
    child = undefined
    try {
      if (pid) process.kill(-pid, signal)
    } catch {
      // It has ended by itself.
    }
  }
  start()
  return {
    folder,
    start,
    cut,
    said: () => said,
    wavs: () =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.wav'))
        .toSorted(),
    /** kB that the agent holds, and the most that it has held. */
    memory: () => memoryOf(join(folder, '.data')),
  }
}

function memoryOf(data: string): { now: number; most: number } {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
      if (!words.includes(data) || !words.includes('--lite-mode')) continue
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      const kB = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0)
      return { now: kB('VmRSS'), most: kB('VmHWM') }
    } catch {
      // A process that ended while we looked.
    }
  }
  return { now: 0, most: 0 }
}

/** How long a sound is, and how loud on average (dB). */
export async function soundIn(path: string): Promise<{ seconds: number; loudness: number }> {
  const args = ['-nostdin', '-hide_banner', '-i', path, '-af', 'volumedetect', '-f', 'null', '-']
  const { stderr } = await run('ffmpeg', args)
  const [, mean = 'NaN'] = /mean_volume: (-?[\d.]+) dB/.exec(stderr) ?? []
  const time = [...stderr.matchAll(/time=(\d+):(\d+):([\d.]+)/g)].at(-1)
  const [, hours = 0, minutes = 0, seconds = 0] = time ?? []
  return {
    seconds: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds),
    loudness: Number(mean),
  }
}
