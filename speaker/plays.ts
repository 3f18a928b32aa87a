import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'

import { writeWhole } from './disk.ts'
import type { Item, Play, Result, Why } from './messages.ts'

/** A play as it stands in the log: without a result it sounds now, or did when the power went. */
export type Entry = Omit<Play, 'result'> & { result?: Result; isTaken?: boolean; notedAt: number }

export type End = { endedAt?: number; seconds: number; result: Result; why?: Why | undefined }

const month = 30 * 86_400_000

export const iso = (ms: number): string => new Date(ms).toISOString()

/** Nhật ký phát: one line for each thing noted, flushed before anything sounds; the last line about a play holds. */
export type Plays = ReturnType<typeof playsIn>

export function playsIn(path: string) {
  const entries = readLog(path)
  let file = openLog(path)
  let isClosed = false
  const write = (entry: Entry) => {
    entries.set(entry.id, entry)
    if (isClosed) return
    writeSync(file, `${JSON.stringify(entry)}\n`)
    fsyncSync(file)
  }
  const items = new Set([...entries.values()].map(({ item }) => item))
  return {
    has: (item: string) => items.has(item),
    note(entry: Entry) {
      items.add(entry.item)
      write(entry)
    },
    end(id: string, { endedAt, seconds, result, why }: End) {
      const entry = entries.get(id)
      if (!entry || entry.result) return
      write({
        ...entry,
        ...(endedAt !== undefined && { endedAt: iso(endedAt) }),
        seconds: Math.round(Math.max(0, seconds) * 10) / 10,
        result,
        ...(why && { why }),
      })
    },
    /** What had begun when the power went. */
    open: () => [...entries.values()].filter(({ result }) => !result),
    /** At most 500 that the server has not taken yet, oldest first. */
    untaken: () =>
      [...entries.values()].filter(({ result, isTaken }) => result && !isTaken).slice(0, 500),
    taken(ids: readonly string[], now: number) {
      // An answer that comes when we have stopped: they are sent again at the next start, and known by their ids.
      if (isClosed) return
      for (const id of ids) {
        const entry = entries.get(id)
        if (entry) entry.isTaken = true
      }
      for (const [id, { notedAt, result }] of entries)
        if (result && now - notedAt > month) entries.delete(id)
      closeSync(file)
      const lines = [...entries.values()].map((entry) => `${JSON.stringify(entry)}\n`)
      writeWhole(path, lines.join(''))
      file = openLog(path)
    },
    all: () => [...entries.values()],
    close() {
      if (!isClosed) closeSync(file)
      isClosed = true
    },
  }
}

const openLog = (path: string) => openSync(path, 'a', 0o600)

/** A line that the power cut in two is left out, and ended, so that the next one stands alone. */
function readLog(path: string): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  if (!existsSync(path)) return entries
  const text = readFileSync(path, 'utf8')
  for (const line of text.split('\n')) {
    try {
      const entry = JSON.parse(line) as Entry
      if (entry.id && entry.item) entries.set(entry.id, entry)
    } catch {
      continue
    }
  }
  if (text !== '' && !text.endsWith('\n'))
    writeWhole(path, [...entries.values()].map((entry) => `${JSON.stringify(entry)}\n`).join(''))
  return entries
}

export const sent = ({ isTaken, notedAt, ...play }: Entry): Play => {
  void isTaken
  void notedAt
  return play as Play
}

type About = { id: string; now: number; sure: boolean; plannedAt?: string }

/** The line about an item: when it was to start and what it was. */
export const entryOf = (item: Item, { id, now, sure, plannedAt }: About): Entry => ({
  id,
  item: item.id,
  bulletin: item.bulletin,
  priority: item.priority,
  ...(item.source.kind === 'file' && { sha256: item.source.sha256 }),
  plannedAt: plannedAt ?? item.startsAt,
  seconds: 0,
  clockSure: sure,
  notedAt: now,
})
