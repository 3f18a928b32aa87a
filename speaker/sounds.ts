import { createHash } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  statfsSync,
} from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

import type { Server } from './server.ts'

export type Wanted = { sha256: string; bytes: number }
export type Fetched = 'here' | 'gone' | 'broken-off' | 'tampered' | 'no-room'

/** Never fill the disk: the log needs room too. */
const leastFree = 30_000_000

export const hashOfFile = async (path: string): Promise<string> => {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path)) hash.update(part as Buffer)
  return hash.digest('hex')
}

const sizeOf = (path: string) => (existsSync(path) ? statSync(path).size : 0)

/** Kho âm thanh: files by their hash. What is here under its hash has been verified. */
export type Sounds = ReturnType<typeof soundsIn>

export function soundsIn(folder: string, server: Pick<Server, 'call'>) {
  const at = (sha256: string) => join(folder, sha256)
  const free = () => {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  }

  async function fetch(wanted: Wanted): Promise<Fetched> {
    const { sha256, bytes } = wanted
    if (existsSync(at(sha256))) return 'here'
    if (free() < bytes + leastFree) return 'no-room'
    const part = `${at(sha256)}.part`
    if (sizeOf(part) > bytes) rmSync(part)
    const failed = sizeOf(part) < bytes ? await load(part, sha256) : undefined
    return failed ?? judge(part, wanted)
  }

  /** Goes on where it broke off, when the server does. */
  async function load(part: string, sha256: string): Promise<'gone' | 'broken-off' | undefined> {
    const from = sizeOf(part)
    const headers = from > 0 ? { range: `bytes=${from}-` } : undefined
    const { status, body } = await server.call(`/audio/${sha256}`, headers && { headers })
    if (status !== 200 && status !== 206) {
      body.resume()
      if (status === 416 || status === 422) rmSync(part, { force: true })
      return status === 404 ? 'gone' : 'broken-off'
    }
    const flags = status === 206 && from > 0 ? 'a' : 'w'
    return pipeline(body, createWriteStream(part, { flags })).then(
      () => undefined,
      () => 'broken-off' as const,
    )
  }

  async function judge(part: string, { sha256, bytes }: Wanted): Promise<Fetched> {
    if (sizeOf(part) < bytes) return 'broken-off'
    if ((await hashOfFile(part)) !== sha256) {
      rmSync(part, { force: true })
      return 'tampered'
    }
    renameSync(part, at(sha256))
    return 'here'
  }

  return {
    path: at,
    has: (sha256: string) => existsSync(at(sha256)),
    fetch,
    /** Looked at again before it sounds: a disk may spoil what was good. */
    async isWhole(sha256: string) {
      if (!existsSync(at(sha256))) return false
      if ((await hashOfFile(at(sha256))) === sha256) return true
      rmSync(at(sha256), { force: true })
      return false
    },
    stored: () => readdirSync(folder).filter((name) => /^[0-9a-f]{64}$/.test(name)).length,
    free,
    keepOnly(wanted: ReadonlySet<string>) {
      for (const name of readdirSync(folder))
        if (!wanted.has(name.slice(0, 64))) rmSync(join(folder, name), { force: true })
    },
  }
}
