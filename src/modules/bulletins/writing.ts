import { sql, type Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { plan } from '#platform/jobs.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import { claimFiles } from '#platform/uploads.ts'
import type { Who } from '#platform/who.ts'

import { isOpen, type Bulletin, type BulletinId, type SoundState, type SpokenIn } from './domain.ts'
import './events.ts'
import { mayRelay } from './relays/store.ts'
import { bulletinsWhere, holdBulletin, insertBulletin, saveBulletin } from './store.ts'

export const about = (id: BulletinId) => ({ kind: 'bulletin', id })

/** What an officer types about a bulletin. */
export type BulletinDraft = Pick<
  Bulletin,
  | 'title'
  | 'priority'
  | 'genre'
  | 'language'
  | 'kind'
  | 'text'
  | 'voice'
  | 'speed'
  | 'uploadId'
  | 'relayUrl'
  | 'plannedSeconds'
  | 'parts'
  | 'expiresOn'
> & { spokenIn?: readonly SpokenIn[] }

/** Of what nobody has decided yet. */
export const blank = {
  spokenIn: [],
  state: 'draft',
  version: 1,
  copiedFrom: null,
  soundWhy: null,
  fileId: null,
  sha256: null,
  bytes: null,
  seconds: null,
  loudness: null,
  returnReason: null,
  approvedBy: null,
  approvedActor: null,
  approvedAt: null,
  approvalSignature: null,
  emergencyReason: null,
  soundedAt: null,
  reviewedBy: null,
  reviewedAt: null,
  reviewNote: null,
  withdrawnAt: null,
  withdrawnWhy: null,
} as const satisfies Partial<Bulletin>

const needsMaking = ({ kind }: Pick<Bulletin, 'kind'>) => kind === 'speech' || kind === 'file'

/** Relays and live voices sound when their time comes; a list has the sounds of its parts. */
const soundFor = (draft: Pick<Bulletin, 'kind'>): SoundState =>
  needsMaking(draft) ? 'making' : 'ready'

export type WhyNotWrite = WhyNotSource | 'not-open' | 'changed-meanwhile'
type WhyNotSource = 'no-file' | 'part-unknown' | 'relay-not-listed'

const partsKnown = async (tx: Tx, { parts }: BulletinDraft): Promise<boolean> =>
  parts.length === 0 ||
  (
    await bulletinsWhere(
      tx,
      sql`id = any(${[...parts]}::uuid[]) and kind <> 'list' and priority <> 'emergency'`,
    )
  ).length === new Set(parts).size

/** Whether what is to be heard is there: its file, its parts, a station that may be relayed. */
async function whyNoSource(tx: Tx, draft: BulletinDraft): Promise<WhyNotSource | undefined> {
  if (draft.kind === 'file' && draft.uploadId === null) return 'no-file'
  if (draft.kind === 'relay' && !(await mayRelay(tx, draft.relayUrl))) return 'relay-not-listed'
  return (await partsKnown(tx, draft)) ? undefined : 'part-unknown'
}

type Now = { now: Temporal.Instant; copiedFrom?: string }

/** Soạn bản tin: a draft whose sound is made in the background. */
export async function writeBulletin(
  tx: Tx,
  who: Who,
  draft: BulletinDraft,
  { now, copiedFrom }: Now,
): Promise<Outcome<BulletinId, WhyNotWrite>> {
  const missing = await whyNoSource(tx, draft)
  if (missing) return no(missing)
  const id: BulletinId = newId<'bulletin'>()
  const made = { id, writtenBy: who.actor, writtenAt: now, changedBy: who.actor }
  const bulletin: Bulletin = {
    ...blank,
    ...draft,
    ...made,
    sound: soundFor(draft),
    copiedFrom: copiedFrom ?? null,
  }
  await insertBulletin(tx, who.unit, bulletin)
  if (copiedFrom === undefined) await claim(tx, who, id, filesOf(draft))
  await make(tx, who, bulletin)
  const said = { title: draft.title, ...(copiedFrom !== undefined && { copiedFrom }) }
  await record(tx, who, 'bulletin.written', about(id), said)
  return yes(id)
}

/** The uploaded sounds of a bulletin: its own, and those of further languages. */
const filesOf = ({ uploadId, spokenIn = [] }: Pick<BulletinDraft, 'uploadId' | 'spokenIn'>) =>
  [uploadId, ...spokenIn.map((one) => one.uploadId)].filter((id) => id !== null)

const claim = (tx: Tx, who: Who, id: BulletinId, files: readonly string[]) =>
  claimFiles(tx, who.unit, who.actor, files, { kind: 'bulletin', id })

/** The sound of an emergency waits for no other. */
const make = async (tx: Tx, { unit }: Who, { id, version, sound, priority }: Bulletin) => {
  const job = priority === 'emergency' ? 'bulletins.sound-now' : 'bulletins.sound'
  if (sound === 'making') await plan(tx, job, { unit, id, version }, { attempts: 3 })
}

/** Sửa bản tin chưa trình, or one that was returned; `version` is what the officer saw. */
export async function changeBulletin(
  tx: Tx,
  who: Who,
  id: string,
  { draft, version }: { draft: BulletinDraft; version: number },
): Promise<Outcome<BulletinId, WhyNotWrite>> {
  const before = found(await holdBulletin(tx, id), 'bản tin này')
  if (!isOpen(before)) return no('not-open')
  if (before.version !== version) return no('changed-meanwhile')
  const uploadId = draft.uploadId ?? (draft.kind === 'file' ? before.uploadId : null)
  const missing = await whyNoSource(tx, { ...draft, uploadId })
  if (missing) return no(missing)
  const known = new Set(filesOf(before))
  const arrived = filesOf(draft).filter((file) => !known.has(file))
  await claim(tx, who, before.id, arrived)
  const next: Bulletin = {
    ...before,
    ...draft,
    uploadId,
    spokenIn: draft.spokenIn ?? [],
    version: before.version + 1,
    changedBy: who.actor,
  }
  const bulletin = isSameSound(before, next)
    ? { ...next, spokenIn: before.spokenIn }
    : { ...next, ...silent, sound: soundFor(next) }
  await saveBulletin(tx, bulletin)
  if (bulletin.sound === 'making') await make(tx, who, bulletin)
  const { title } = bulletin
  await record(tx, who, 'bulletin.changed', about(before.id), { title, version: bulletin.version })
  return yes(before.id)
}

const silent = {
  soundWhy: null,
  fileId: null,
  sha256: null,
  bytes: null,
  seconds: null,
  loudness: null,
}

const isSameSound = (a: Bulletin, b: Bulletin): boolean =>
  a.sound === 'ready' &&
  a.kind === b.kind &&
  a.uploadId === b.uploadId &&
  voicesOf(a) === voicesOf(b) &&
  (b.kind !== 'speech' || (a.text === b.text && a.voice === b.voice && a.speed === b.speed))

/** Which sounds stand in which order, as one text that can be compared. */
const voicesOf = ({ spokenIn }: Bulletin) =>
  spokenIn.map(({ language, uploadId }) => `${language} ${uploadId}`).join()
