import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { z } from 'zod'

import { planKey } from '#modules/clusters/index.ts'
import type { Db } from '#platform/db.ts'
import { record, type Happening } from '#platform/events.ts'
import type { JobContext } from '#platform/module.ts'
import { soundOfFile, type MadeSound } from '#platform/sound/index.ts'
import { addFile, claimFiles } from '#platform/uploads.ts'

import { about, endTalk } from './actions.ts'
import { patience, type Talk } from './domain.ts'
import { chunksFrom, dropChunks, keepSound, lastHeard, openTalks, talkById } from './store.ts'

/** Every minute: a talk of which nothing comes any more has ended, also when nobody says so. */
export async function endLost(context: JobContext): Promise<void> {
  for (const unit of await context.units()) {
    const db = context.db(unit)
    for (const talk of await db.read(openTalks)) {
      const { silent } = await db.read((q) => lastHeard(q, talk.id))
      if (silent < patience.seconds) continue
      const key = await planKey(db, context.sessionKey)
      const ending = { how: 'lost', now: context.now(), key } as const
      await db.tx((tx) => endTalk(tx, context.who(unit), talk, ending))
    }
  }
}

/** A bulletin that is withdrawn while somebody speaks it falls silent at once. */
export async function stopWithdrawn(
  context: JobContext,
  { unit, subject }: Happening<'bulletin.withdrawn'>,
): Promise<void> {
  const db = context.db(unit)
  const talks = (await db.read(openTalks)).filter(({ bulletinId }) => bulletinId === subject.id)
  if (talks.length === 0) return
  const key = await planKey(db, context.sessionKey)
  const ending = { how: 'stopped', now: context.now(), key } as const
  for (const talk of talks) await db.tx((tx) => endTalk(tx, context.who(unit), talk, ending))
}

const Payload = z.object({ unit: z.int(), id: z.uuid() })

/** Keeps what was heard as a sound, like any other; done again it finds its work done. */
export async function keepTalk(context: JobContext, payload: unknown): Promise<void> {
  const { unit, id } = Payload.parse(payload)
  const db = context.db(unit)
  const talk = await db.read((q) => talkById(q, id))
  if (!talk || talk.heard === null || talk.seconds !== null) return
  const [raw, to] = [await context.files.scratch(), await context.files.scratch()]
  try {
    await pipeline(Readable.from(chunksOf(db, talk, talk.heard)), createWriteStream(raw))
    const made = await soundOfFile(raw, to, { mostSeconds: talk.mostSeconds + 60 })
    // Without the programs the recording waits as it came; the job comes back.
    if (!made.ok && made.why === 'no-tool') throw new Error('ffmpeg is missing')
    await keep(context, { unit, talk, made })
  } finally {
    await Promise.all([raw, to].map((path) => rm(path, { force: true })))
  }
}

async function* chunksOf(db: Db, { id }: Talk, before: number) {
  for (let from = 0; from < before;) {
    const part = await db.read((q) => chunksFrom(q, id, { from, delay: 0, before }))
    if (part.length === 0) return
    yield* part.map(({ bytes }) => bytes)
    from = (part.at(-1)?.number ?? before) + 1
  }
}

type Keeping = { unit: number; talk: Talk; made: MadeSound }

async function keep(context: JobContext, { unit, talk, made }: Keeping) {
  const who = context.who(unit)
  const stored = made.ok && (await context.files.put(createReadStream(made.value.path), 1e9))
  const seconds = made.ok ? made.value.seconds : 0
  await context.db(unit).tx(async (tx) => {
    const file = stored ? await addFile(tx, who, stored, 'noi-truc-tiep.ogg', 'audio/ogg') : null
    if (file) await claimFiles(tx, unit, who.actor, [file.id], { kind: 'talk', id: talk.id })
    await keepSound(tx, talk.id, file?.id ?? null, seconds)
    await dropChunks(tx, talk.id)
    const { bulletinId: bulletin, title } = talk
    const kept = { bulletin, title, file: file?.id ?? null, seconds }
    await record(tx, who, 'talk.kept', about(talk.id), kept)
  })
}
