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

export type AtOnce = {
  /** Made with the form: the same form sent twice is one bulletin. */
  id: Id<'bulletin'>
  title: string
  reason: string
}

type Deciding = Pick<Approving, 'now' | 'key'>
type WhyNotAtOnce = 'sent-already' | WhyNotDecide

/**
 * Viết và duyệt bản tin khẩn cấp trong một lần: one leader with the authority for emergencies, who answers for it in the review
 * afterwards. Everything that is not an emergency has an author and an approver.
 */
export async function writeAtOnce(
  tx: Tx,
  who: Who,
  { text, voice, ...one }: AtOnce & Said,
  { stored, sound, ...deciding }: SoundAtOnce & Deciding,
): Promise<Outcome<BulletinId, WhyNotAtOnce>> {
  if (await isSent(tx, who, one.id)) return no('sent-already')
  const file = await addFile(tx, who, stored, 'ban-tin.ogg', 'audio/ogg')
  const { seconds, sha256, bytes, loudness } = sound
  const said: Heard = {
    kind: 'speech',
    ...{ text, voice, speed: speeds.ordinary, plannedSeconds: null },
    ...{ fileId: file.id, seconds, sha256, bytes, loudness },
  }
  const outcome = await writtenAndApproved(tx, who, said, { ...one, ...deciding })
  await claimFiles(tx, who.unit, who.actor, [file.id], { kind: 'bulletin', id: one.id })
  return outcome
}

/** The same for words that are spoken into the microphone, `seconds` at most. */
export async function liveAtOnce(
  tx: Tx,
  who: Who,
  { seconds, ...one }: AtOnce & { seconds: number },
  deciding: Deciding,
): Promise<Outcome<BulletinId, WhyNotAtOnce>> {
  if (await isSent(tx, who, one.id)) return no('sent-already')
  const said: Heard = {
    kind: 'live',
    text: null,
    voice: null,
    speed: null,
    plannedSeconds: seconds,
  }
  return writtenAndApproved(tx, who, said, { ...one, ...deciding })
}

/** Of two that come at once the second waits, and finds it there. */
async function isSent(tx: Tx, { unit }: Who, id: string): Promise<boolean> {
  await tx.run`select pg_advisory_xact_lock(hashtextextended('bulletin ' || ${id}::text, ${unit}))`
  return (await bulletinById(tx, id)) !== undefined
}

type Heard = Pick<Bulletin, 'kind' | 'text' | 'voice' | 'speed' | 'plannedSeconds'> &
  Partial<Bulletin>

async function writtenAndApproved(
  tx: Tx,
  who: Who,
  said: Heard,
  { id, title, reason, now, key }: AtOnce & Deciding,
): Promise<Outcome<BulletinId, WhyNotDecide>> {
  await insertBulletin(tx, who.unit, {
    ...blank,
    ...{ id, title, priority: 'emergency', genre: 'notice', language: 'vi', state: 'submitted' },
    ...{ uploadId: null, relayUrl: null, parts: [], expiresOn: null, sound: 'ready' },
    ...{ writtenBy: who.actor, writtenAt: now, changedBy: who.actor },
    ...said,
  })
  await record(tx, who, 'bulletin.written', about(id), { title })
  const approved = await approveBulletin(tx, who, id, { version: 1, reason, now, key })
  return approved.ok ? yes(id) : approved
}
