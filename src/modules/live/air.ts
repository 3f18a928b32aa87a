import type { ServerResponse } from 'node:http'

import type { Db, Read } from '#platform/db.ts'
import { liveSound, type LiveSound } from '#platform/sound/index.ts'

import { chunkLength, type Talk } from './domain.ts'
import { ears } from './ears.ts'
import { chunksFrom, releasedChunks, talkById } from './store.ts'

/** How often a process looks for what may be heard by now, ms. */
const pace = 250
/** Seconds of sound that a device which comes late hears of what went before. */
const overlap = 1

/** The sample at which a device that comes now begins to hear. */
const sampleOf = (chunks: number) => ((chunks * chunkLength) / 1_000 - overlap) * 48_000

/**
 * One talk in one process: reads its chunks from the database when their time has come, makes them Ogg Opus, and sends
 * that to the devices which listen here. Another process does the same for its own devices.
 */
export function onAir(db: Db, talk: Talk, onSilence: () => void) {
  const here = ears()
  let sound: LiveSound | undefined
  let next = 0
  let begins: number | undefined
  let isOver = false

  function silence() {
    if (isOver) return
    isOver = true
    sound?.kill()
    here.end()
    onSilence()
  }

  const asked = async (q: Read) => {
    const current = await talkById(q, talk.id)
    const part = { from: next, delay: talk.delay, before: current?.heard ?? null }
    begins ??= sampleOf(await releasedChunks(q, talk))
    return { current, chunks: await chunksFrom(q, talk.id, part) }
  }

  /** How many chunks were taken. */
  async function look(): Promise<number> {
    const { current, chunks } = await db.read(asked)
    if (!current || current.howEnded === 'stopped') {
      silence()
      return 0
    }
    // A missing number is waited for: a recording with a hole cannot be read.
    const begun = next
    for (const { number, bytes } of chunks) if (number === next) take(bytes)
    if (current.heard !== null && next >= current.heard) sound?.end()
    return next - begun
  }

  function take(bytes: Buffer) {
    sound?.write(bytes)
    next += 1
  }

  async function follow() {
    // When the database is away for a moment, what has come is heard, and the rest when it is back.
    const taken = await look().catch(() => 0)
    if (here.isEmpty()) silence()
    if (!isOver) setTimeout(() => void follow(), taken > 20 ? 0 : pace)
  }

  async function begin() {
    sound = await liveSound({ onPage: (page) => here.hear(page, begins ?? 0), onEnd: silence })
    if (sound) await follow()
    else silence()
  }
  void begin()

  return {
    add(out: ServerResponse) {
      if (isOver) out.end()
      else here.add(out)
    },
    silence,
  }
}

export type Air = ReturnType<typeof onAir>
