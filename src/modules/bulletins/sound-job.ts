import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'

import { z } from 'zod'

import { pronunciations } from '#modules/speech/index.ts'
import { record } from '#platform/events.ts'
import type { JobContext } from '#platform/module.ts'
import { addFile, claimFiles } from '#platform/uploads.ts'

import type { Bulletin } from './domain.ts'
import { spokenSound, type Spoken } from './sounding.ts'
import { bulletinById, holdBulletin, saveBulletin } from './store.ts'
import { about } from './writing.ts'

/** What the making needs of the program; the demonstration brings its own. */
type Making = Pick<JobContext, 'db' | 'who' | 'files'>

const Payload = z.object({ unit: z.int(), id: z.uuid(), version: z.int() })

/** Makes the sound of one version of a bulletin. Done again it finds its work done; an older version's work is thrown away. */
export async function makeSound(context: Making, payload: unknown): Promise<void> {
  const { unit, id, version } = Payload.parse(payload)
  const db = context.db(unit)
  const { bulletin, words } = await db.read(async (q) => ({
    bulletin: await bulletinById(q, id),
    words: await pronunciations(q),
  }))
  if (!bulletin || bulletin.version !== version || bulletin.sound !== 'making') return
  const to = await context.files.scratch()
  try {
    const made = await spokenSound(context, bulletin, { unit, to, words })
    await keep(context, bulletin, { unit, made })
  } finally {
    await rm(to, { force: true })
  }
}

type Made = { unit: number; made: Spoken }

async function keep(context: Making, { id, version }: Bulletin, { unit, made }: Made) {
  const who = context.who(unit)
  const stored = made.ok && (await context.files.put(createReadStream(made.value.path), 1e9))
  await context.db(unit).tx(async (tx) => {
    const bulletin = await holdBulletin(tx, id)
    if (!bulletin || bulletin.version !== version || bulletin.sound !== 'making') return
    const { title } = bulletin
    const { spokenIn } = made
    if (!made.ok || !stored) {
      const why = made.ok ? 'empty' : made.why
      await saveBulletin(tx, { ...bulletin, spokenIn, sound: 'failed', soundWhy: why })
      await record(tx, who, 'bulletin.sounded', about(bulletin.id), { title, seconds: null, why })
      return
    }
    const file = await addFile(tx, who, stored, 'ban-tin.ogg', 'audio/ogg')
    await claimFiles(tx, unit, who.actor, [file.id], { kind: 'bulletin', id })
    const { seconds, sha256, bytes, loudness } = made.value
    await saveBulletin(tx, {
      ...bulletin,
      spokenIn,
      sound: 'ready',
      soundWhy: null,
      fileId: file.id,
      seconds,
      sha256,
      bytes,
      loudness,
    })
    await record(tx, who, 'bulletin.sounded', about(bulletin.id), { title, seconds, why: null })
  })
}
