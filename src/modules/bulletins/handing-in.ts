import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { maySubmit, type Bulletin, type BulletinId, type WhyNotSubmit } from './domain.ts'
import './events.ts'
import { bulletinById, holdBulletin, saveBulletin } from './store.ts'
import { about, writeBulletin, type BulletinDraft, type WhyNotWrite } from './writing.ts'

/** Trình duyệt. */
export async function submitBulletin(
  tx: Tx,
  who: Who,
  id: string,
): Promise<Outcome<true, WhyNotSubmit>> {
  const before = found(await holdBulletin(tx, id), 'bản tin này')
  const may = maySubmit(before)
  if (!may.ok) return may
  await saveBulletin(tx, { ...before, state: 'submitted', returnReason: null })
  const { title, version } = before
  await record(tx, who, 'bulletin.submitted', about(before.id), { title, version })
  return yes(true)
}

/** Soạn lại từ bản này: the same content as a new draft, to be approved anew. */
export async function reuseBulletin(
  tx: Tx,
  who: Who,
  id: string,
  now: Temporal.Instant,
): Promise<Outcome<BulletinId, WhyNotWrite>> {
  const old = found(await bulletinById(tx, id), 'bản tin này')
  return writeBulletin(tx, who, draftOf(old), { now, copiedFrom: old.id })
}

/** What was typed of it; its last day is over or of another time. */
const draftOf = (old: Bulletin): BulletinDraft => ({
  title: old.title,
  priority: old.priority,
  genre: old.genre,
  language: old.language,
  spokenIn: old.spokenIn.map((one) => ({ ...one, seconds: null, why: null })),
  kind: old.kind,
  text: old.text,
  voice: old.voice,
  speed: old.speed,
  uploadId: old.uploadId,
  relayUrl: old.relayUrl,
  plannedSeconds: old.plannedSeconds,
  parts: old.parts,
  expiresOn: null,
})
