import { z } from 'zod'

import { voices } from '#modules/speech/index.ts'
import { instant, plainDate } from '#platform/columns.ts'
import { sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import { idOf, looksLikeId } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import { genres, kinds, priorities, states, type Bulletin } from './domain.ts'

const number = z.coerce.number().nullable()

const SpokenIn = z.object({
  language: z.string(),
  uploadId: z.string().nullable(),
  name: z.string().nullable(),
  seconds: z.number().nullable(),
  why: z.string().nullable(),
})

const Row = z.object({
  id: idOf<'bulletin'>(),
  title: z.string(),
  priority: z.enum(priorities),
  genre: z.enum(genres),
  language: z.string(),
  spokenIn: z.array(SpokenIn),
  kind: z.enum(kinds),
  text: z.string().nullable(),
  voice: z.enum(voices).nullable(),
  speed: z.int().nullable(),
  uploadId: z.string().nullable(),
  relayUrl: z.string().nullable(),
  plannedSeconds: z.int().nullable(),
  parts: z.array(z.string()),
  expiresOn: plainDate.nullable(),
  state: z.enum(states),
  version: z.int(),
  writtenBy: z.string(),
  writtenAt: instant,
  changedBy: z.string(),
  copiedFrom: z.string().nullable(),
  sound: z.enum(['none', 'making', 'ready', 'failed']),
  soundWhy: z.string().nullable(),
  fileId: z.string().nullable(),
  sha256: z.string().nullable(),
  bytes: number,
  seconds: number,
  loudness: number,
  returnReason: z.string().nullable(),
  approvedBy: z.string().nullable(),
  approvedActor: z.string().nullable(),
  approvedAt: z.string().nullable(),
  approvalSignature: z.string().nullable(),
  emergencyReason: z.string().nullable(),
  soundedAt: instant.nullable(),
  reviewedBy: z.string().nullable(),
  reviewedAt: instant.nullable(),
  reviewNote: z.string().nullable(),
  withdrawnAt: instant.nullable(),
  withdrawnWhy: z.string().nullable(),
})

const columns = sql`id, title, priority, genre, language, spoken_in, kind, text, voice, speed, upload_id, relay_url, planned_seconds, parts,
  expires_on, state, version, written_by, written_at, changed_by, copied_from, sound, sound_why, file_id, sha256, bytes, seconds,
  loudness, return_reason, approved_by, approved_actor, approved_at, approval_signature, emergency_reason, sounded_at, reviewed_by, reviewed_at,
  review_note, withdrawn_at, withdrawn_why`

export const bulletinsWhere = (q: Read, condition: Sql, limit = 500): Promise<Bulletin[]> =>
  q.many(Row)`
    select ${columns} from bulletins.bulletin where unit_id = platform.unit() and ${condition}
    order by written_at desc, id desc limit ${limit}
  `

export const bulletinById = async (q: Read, id: string): Promise<Bulletin | undefined> =>
  looksLikeId(id) ? (await bulletinsWhere(q, sql`id = ${id}::uuid`))[0] : undefined

/** Bulletins whose own sound was made from this file. */
export const bulletinsOfFile = (q: Read, file: string): Promise<Bulletin[]> =>
  bulletinsWhere(q, sql`upload_id = ${file}::uuid`, 20)

/** The same, held against others until the transaction ends. */
export async function holdBulletin(tx: Tx, id: string): Promise<Bulletin | undefined> {
  if (!looksLikeId(id)) return undefined
  await tx.run`
    select from bulletins.bulletin where unit_id = platform.unit() and id = ${id}::uuid for no key update
  `
  return bulletinById(tx, id)
}

/** Emergencies that were approved by one leader alone and that nobody has looked at since. */
export const unreviewed = (q: Read) =>
  bulletinsWhere(
    q,
    sql`priority = 'emergency' and sounded_at is not null and reviewed_at is null`,
    50,
  )

/** An emergency is ordered to sound: whatever review there was is of another time. */
export const noteSounded = (tx: Tx, unit: UnitId, id: string, at: Temporal.Instant) => tx.run`
  update bulletins.bulletin set sounded_at = ${at.toString()}, reviewed_by = null, reviewed_at = null, review_note = null
  where unit_id = ${unit} and id = ${id}::uuid and priority = 'emergency'
`

export const insertBulletin = (tx: Tx, unit: UnitId, b: Bulletin) => tx.run`
  insert into bulletins.bulletin (unit_id, id, title, priority, genre, language, spoken_in, kind, text, voice, speed, upload_id, relay_url,
    planned_seconds, parts, expires_on, state, version, written_by, written_at, changed_by, copied_from, sound, file_id, sha256,
    bytes, seconds, loudness)
  values (${unit}, ${b.id}, ${b.title}, ${b.priority}, ${b.genre}, ${b.language}, ${JSON.stringify(b.spokenIn)}::jsonb, ${b.kind}, ${b.text}, ${b.voice}, ${b.speed},
    ${b.uploadId}::uuid, ${b.relayUrl}, ${b.plannedSeconds}, ${[...b.parts]}::uuid[], ${b.expiresOn?.toString() ?? null},
    ${b.state}, ${b.version}, ${b.writtenBy}, ${b.writtenAt.toString()}, ${b.changedBy}, ${b.copiedFrom}::uuid, ${b.sound},
    ${b.fileId}::uuid, ${b.sha256}, ${b.bytes}, ${b.seconds}, ${b.loudness})
`

export const saveBulletin = (tx: Tx, b: Bulletin) => tx.run`
  update bulletins.bulletin set title = ${b.title}, priority = ${b.priority}, genre = ${b.genre}, language = ${b.language},
    spoken_in = ${JSON.stringify(b.spokenIn)}::jsonb,
    kind = ${b.kind}, text = ${b.text}, voice = ${b.voice}, speed = ${b.speed}, upload_id = ${b.uploadId}::uuid,
    relay_url = ${b.relayUrl}, planned_seconds = ${b.plannedSeconds}, parts = ${[...b.parts]}::uuid[],
    expires_on = ${b.expiresOn?.toString() ?? null}, state = ${b.state}, version = ${b.version}, changed_by = ${b.changedBy},
    sound = ${b.sound}, sound_why = ${b.soundWhy}, file_id = ${b.fileId}::uuid, sha256 = ${b.sha256}, bytes = ${b.bytes},
    seconds = ${b.seconds}, loudness = ${b.loudness}, return_reason = ${b.returnReason}, approved_by = ${b.approvedBy},
    approved_actor = ${b.approvedActor}, approved_at = ${b.approvedAt}, approval_signature = ${b.approvalSignature}, emergency_reason = ${b.emergencyReason},
    reviewed_by = ${b.reviewedBy}, reviewed_at = ${b.reviewedAt?.toString() ?? null}, review_note = ${b.reviewNote},
    withdrawn_at = ${b.withdrawnAt?.toString() ?? null}, withdrawn_why = ${b.withdrawnWhy}
  where unit_id = platform.unit() and id = ${b.id}
`
