import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

import { newId } from './id.ts'
import { Problem } from './problem.ts'

/** A stored content: its hash is its address, so equal contents are kept once. */
export type Stored = { sha256: Buffer; size: number; head: Buffer }

export type FileStore = {
  /** Streams to disk, durable when it resolves. Refuses past `most` bytes with 413 and leaves nothing behind. */
  put(source: Readable, most: number): Promise<Stored>
  read(sha256: Buffer): Readable
  path(sha256: Buffer): string
  /** A free name on the same disk for what is thrown away; what stays behind is swept. */
  scratch(): Promise<string>
  /** Removes unfinished uploads and contents that `kept` does not know, both older than `age` ms. */
  sweep(kept: (sha256: Buffer[]) => Promise<Set<string>>, age: number): Promise<number>
}

const headBytes = 4_100

export function fileStore(folder: string, reserve = 0): FileStore {
  const path = (sha256: Buffer) => {
    const hex = sha256.toString('hex')
    return join(folder, hex.slice(0, 2), hex)
  }
  return {
    put: (source, most) => put(folder, path, source, { most, reserve }),
    path,
    scratch: async () => {
      const incoming = join(folder, 'incoming')
      await mkdir(incoming, { recursive: true })
      return join(incoming, newId())
    },
    read: (sha256) => createReadStream(path(sha256)),
    sweep: (kept, age) => sweep(folder, kept, age),
  }
}

type Limits = { most: number; reserve: number }

async function put(
  folder: string,
  path: (sha: Buffer) => string,
  source: Readable,
  limits: Limits,
) {
  const incoming = join(folder, 'incoming')
  await mkdir(incoming, { recursive: true })
  await refuseFullDisk(folder, limits.reserve)
  const temporary = join(incoming, newId())
  try {
    const stored = await write(temporary, source, limits)
    const final = path(stored.sha256)
    await mkdir(join(final, '..'), { recursive: true })
    await rename(temporary, final)
    await sync(join(final, '..'))
    return stored
  } catch (error) {
    await rm(temporary, { force: true })
    throw diskFull(error) ? noSpace() : error
  }
}

async function write(
  temporary: string,
  source: Readable,
  { most, reserve }: Limits,
): Promise<Stored> {
  const hash = createHash('sha256')
  const file = await open(temporary, 'wx', 0o600)
  let size = 0
  let head = Buffer.alloc(0)
  let nextLook = 64 * 1024 * 1024
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > most) throw tooLarge(most)
      if (size > nextLook) {
        await refuseFullDisk(join(temporary, '..'), reserve)
        nextLook += 64 * 1024 * 1024
      }
      if (head.length < headBytes) head = Buffer.concat([head, chunk]).subarray(0, headBytes)
      hash.update(chunk)
      await file.write(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest(), size, head }
}

/** The rename itself must survive a power cut. */
async function sync(folder: string) {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

const diskFull = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')

const noSpace = () =>
  new Problem(503, 'Máy chủ sắp hết chỗ lưu trữ nên chưa nhận được tệp. Vui lòng thử lại sau')

export const tooLarge = (most: number) =>
  new Problem(413, `Tệp quá lớn. Mỗi tệp tối đa ${Math.floor(most / 1024 / 1024)} MB`)

async function refuseFullDisk(folder: string, reserve: number) {
  if (reserve === 0) return
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < reserve) throw noSpace()
}

async function sweep(
  folder: string,
  kept: (sha256: Buffer[]) => Promise<Set<string>>,
  age: number,
) {
  let removed = 0
  for (const shard of await readdir(folder).catch(() => [])) {
    const old = await olderThan(join(folder, shard), age)
    const hashes = old.filter((name) => /^[0-9a-f]{64}$/.test(name))
    const known = await kept(hashes.map((name) => Buffer.from(name, 'hex')))
    for (const name of old.filter((name) => !known.has(name))) {
      if (await removeOld(folder, join(folder, shard, name), age)) removed += 1
    }
  }
  return removed
}

/**
 * Takes a content away under another name, then looks again: the same content may have been uploaded anew in this
 * moment, and then it goes back to its place.
 */
async function removeOld(folder: string, path: string, age: number): Promise<boolean> {
  const aside = join(folder, 'incoming', newId())
  await mkdir(join(folder, 'incoming'), { recursive: true })
  await rename(path, aside)
  const { mtimeMs } = await stat(aside)
  if (Date.now() - mtimeMs > age) {
    await rm(aside)
    return true
  }
  await rename(aside, path)
  return false
}

async function olderThan(folder: string, age: number): Promise<string[]> {
  const old: string[] = []
  for (const name of await readdir(folder).catch(() => [])) {
    const info = await stat(join(folder, name)).catch(() => undefined)
    if (info && Date.now() - info.mtimeMs > age) old.push(name)
  }
  return old
}
