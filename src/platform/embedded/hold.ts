import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { z } from 'zod'

import { CannotStart } from './cannot-start.ts'

/** Who works on a data folder; `address` appears once that process listens. */
const Holder = z.object({ pid: z.int(), since: z.string(), address: z.string().optional() })
type Holder = z.output<typeof Holder>

export type Hold = { tell: (address: string) => void; release: () => void }

// A lock lives as long as its handle: keep it from the garbage collector.
const held = new Set<DatabaseSync>()

/**
 * Takes the data folder for this process, or says who has it. The lock is SQLite's lock on an empty
 * file, that is the operating system's own: it ends with the process, however that dies.
 */
export function holdData(folder: string, since = new Date()): Hold {
  const holder: Holder = { pid: process.pid, since: since.toISOString() }
  const lock = takeLock(folder)
  held.add(lock)
  const tell = (known: Holder) => orUnwritable(folder, () => writeHolder(folder, known))
  tell(holder)
  return {
    tell: (address) => tell({ ...holder, address }),
    release() {
      held.delete(lock)
      lock.close()
    },
  }
}

function takeLock(folder: string): DatabaseSync {
  const lock = orUnwritable(folder, () => {
    makeFolder(resolve(folder))
    return new DatabaseSync(join(folder, 'lock'), { timeout: 0 })
  })
  try {
    lock.exec('begin exclusive')
    return lock
  } catch (error) {
    lock.close()
    throw isBusy(error) ? taken(folder) : unwritable(folder, error)
  }
}

/** Folder by folder: where nothing can be made (/proc), Node's own way to make them all tries for ever. */
function makeFolder(folder: string) {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if (!existsSync(folder)) throw error
  }
}

function orUnwritable<Result>(folder: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw unwritable(folder, error)
  }
}

const unwritable = (folder: string, error: unknown) =>
  new CannotStart(
    `Không ghi được vào thư mục dữ liệu ${resolve(folder)}: hãy chạy bằng chủ của thư mục đó.`,
    `The data folder cannot be written (${String(error)}): start as its owner.`,
  )

const isBusy = (error: unknown) => error instanceof Error && error.message.includes('is locked')

const holderFile = (folder: string) => join(folder, 'holder.json')

const writeHolder = (folder: string, holder: Holder) =>
  writeFileSync(holderFile(folder), JSON.stringify(holder))

function readHolder(folder: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(readFileSync(holderFile(folder), 'utf8')))
  } catch {
    return undefined
  }
}

function taken(folder: string) {
  const path = resolve(folder)
  const holder = readHolder(folder)
  if (!holder)
    return new CannotStart(
      `Thư mục dữ liệu ${path} đang được một tiến trình khác giữ.`,
      `The data folder ${path} is held by another process.`,
    )
  const { pid, since, address } = holder
  return new CannotStart(
    `Thư mục dữ liệu ${path} đang được tiến trình PID ${pid} giữ từ ${clock(since)}${address ? `, tại ${address}` : ''}.`,
    `The data folder ${path} is held by process ${pid} since ${since}${address ? `, at ${address}` : ''}.`,
  )
}

const clock = (instant: string) =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO('Asia/Ho_Chi_Minh')
    .toLocaleString('vi-VN', { dateStyle: 'short', timeStyle: 'medium' })
