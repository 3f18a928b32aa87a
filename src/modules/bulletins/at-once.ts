import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'

import { pronunciations, soundOfText, speeds, type Voice } from '#modules/speech/index.ts'
import type { Db, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import type { FileStore, Stored } from '#platform/files.ts'
import type { Id } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import type { Sound, WhyNotSound } from '#platform/sound/index.ts'
import { addFile, claimFiles } from '#platform/uploads.ts'
import type { Who } from '#platform/who.ts'

import { approveBulletin, type Approving } from './deciding.ts'
import type { Bulletin, BulletinId, WhyNotDecide } from './domain.ts'
import './events.ts'
import { bulletinById, insertBulletin } from './store.ts'
import { about, blank } from './writing.ts'

/** A leader who warns types a minute, not a lecture. */
const mostSeconds = 300

type Said = { text: string; voice: Voice }

/** The sound of a text, made while the leader waits: a minute of speech takes less than a second. */
export type SoundAtOnce = { stored: Stored; sound: Sound }

export async function soundAtOnce(
  { db, files }: { db: Pick<Db, 'read'>; files: FileStore },
  { text, voice }: Said,
): Promise<Outcome<SoundAtOnce, WhyNotSound>> {
  const words = await db.read(pronunciations)
  const path = await files.scratch()
  try {
    const made = await soundOfText({ text, voice, speed: speeds.ordinary, words }, path, {
      mostSeconds,
    })
    if (!made.ok) return made
    return yes({ stored: await files.put(createReadStream(path), 1e9), sound: made.value })
  } finally {
    await rm(path, { force: true })
  }
}

export type AtOnce = Said & {
  /** Made with the form: the same form sent twice is one bulletin. */
  id: Id<'bulletin'>
  title: string
  reason: string
}

/**
 * Viết và duyệt bản tin khẩn cấp trong một lần: one leader with the authority for emergencies, who answers for it in the review
 * afterwards. Everything that is not an emergency has an author and an approver.
 */
export async function writeAtOnce(
  tx: Tx,
  who: Who,
  { id, title, text, voice, reason }: AtOnce,
  { stored, sound, now, key }: SoundAtOnce & Pick<Approving, 'now' | 'key'>,
): Promise<Outcome<BulletinId, 'sent-already' | WhyNotDecide>> {
  await tx.run`select pg_advisory_xact_lock(hashtextextended('bulletin ' || ${id}::text, ${who.unit}))`
  if (await bulletinById(tx, id)) return no('sent-already')
  const file = await addFile(tx, who, stored, 'ban-tin.ogg', 'audio/ogg')
  await insertBulletin(tx, who.unit, {
    ...blank,
    ...{ id, title, text, voice, speed: speeds.ordinary },
    ...{ priority: 'emergency', genre: 'notice', language: 'vi', kind: 'speech' },
    ...{ uploadId: null, relayUrl: null, plannedSeconds: null, parts: [], expiresOn: null },
    ...{ writtenBy: who.actor, writtenAt: now, changedBy: who.actor },
    ...{ state: 'submitted', sound: 'ready', fileId: file.id },
    ...soundFacts(sound),
  })
  await claimFiles(tx, who.unit, who.actor, [file.id], { kind: 'bulletin', id })
  await record(tx, who, 'bulletin.written', about(id), { title })
  const approved = await approveBulletin(tx, who, id, { version: 1, reason, now, key })
  return approved.ok ? yes(id) : approved
}

const soundFacts = ({ seconds, sha256, bytes, loudness }: Sound) =>
  ({ seconds, sha256, bytes, loudness }) satisfies Partial<Bulletin>
