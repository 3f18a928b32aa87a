import type { Voice } from '#modules/speech/index.ts'
import type { Id } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'

export type BulletinId = Id<'bulletin'>

/** Mức: where the commune places it, first in the programme, or now over everything. */
export const priorities = ['normal', 'priority', 'emergency'] as const
export type Priority = (typeof priorities)[number]

export const states = ['draft', 'submitted', 'returned', 'approved', 'withdrawn'] as const
export type State = (typeof states)[number]

export const kinds = ['speech', 'file', 'relay', 'live', 'list'] as const
export type Kind = (typeof kinds)[number]

/** Thể loại: what a report counts apart. */
export const genres = ['notice', 'campaign', 'news', 'answer', 'law', 'music'] as const
export type Genre = (typeof genres)[number]

/** One of the languages that a bulletin is spoken in. */
export type SpokenIn = {
  language: string
  /** Null: the bulletin's own text or file. */
  uploadId: string | null
  /** What the uploaded file is called. */
  name: string | null
  /** Known when the sound has been made. */
  seconds: number | null
  why: string | null
}

export type SoundState = 'none' | 'making' | 'ready' | 'failed'

/** Bản tin: what is to be heard, and how far it has come. */
export type Bulletin = {
  id: BulletinId
  title: string
  priority: Priority
  genre: Genre
  language: string
  /** Several languages, in the order in which they are heard; empty when `language` is the only one. */
  spokenIn: readonly SpokenIn[]
  kind: Kind
  text: string | null
  voice: Voice | null
  speed: number | null
  uploadId: string | null
  relayUrl: string | null
  plannedSeconds: number | null
  parts: readonly string[]
  expiresOn: Temporal.PlainDate | null
  state: State
  version: number
  writtenBy: string
  writtenAt: Temporal.Instant
  changedBy: string
  copiedFrom: string | null
  sound: SoundState
  soundWhy: string | null
  fileId: string | null
  sha256: string | null
  bytes: number | null
  seconds: number | null
  loudness: number | null
  returnReason: string | null
  approvedBy: string | null
  approvedActor: string | null
  approvedAt: string | null
  approvalSignature: string | null
  emergencyReason: string | null
  /** When an emergency was last ordered to sound; the review is of this time. */
  soundedAt: Temporal.Instant | null
  reviewedBy: string | null
  reviewedAt: Temporal.Instant | null
  reviewNote: string | null
  withdrawnAt: Temporal.Instant | null
  withdrawnWhy: string | null
}

/** Longest bulletin, in seconds; slots and the commune's own limit are stricter. */
export const mostSeconds = 4 * 3600

/** Mỗi tiếng bao nhiêu giây: what a report of languages adds up; pauses belong to none. */
export const secondsByLanguage = ({
  language,
  spokenIn = [],
  seconds,
}: {
  language: string
  spokenIn?: readonly SpokenIn[] | undefined
  seconds: number | null
}): readonly { language: string; seconds: number }[] =>
  spokenIn.length > 0
    ? spokenIn.map((one) => ({ language: one.language, seconds: one.seconds ?? 0 }))
    : [{ language, seconds: seconds ?? 0 }]

/** What an approval signs: made before anybody knows when and where it will sound (docs/protocols/speaker.md). */
export const approvalText = (
  {
    id,
    priority,
    sha256,
    kind,
    relayUrl,
  }: Pick<Bulletin, 'id' | 'priority' | 'sha256' | 'kind' | 'relayUrl'>,
  at: string,
): string => {
  const what = kind === 'live' ? 'live' : kind === 'relay' ? relayUrl : (sha256 ?? 'list')
  return ['xaso-item-1', id, what, priority, at].join('\n')
}

export const isOpen = ({ state }: Pick<Bulletin, 'state'>): boolean =>
  state === 'draft' || state === 'returned'

export type WhyNotSubmit = 'not-open' | 'sound-making' | 'sound-failed' | 'no-parts'

/** Whether a bulletin can be handed in for approval: what the approver will hear must be there. */
export function maySubmit(bulletin: Bulletin): Outcome<true, WhyNotSubmit> {
  if (!isOpen(bulletin)) return no('not-open')
  if (bulletin.kind === 'list' && bulletin.parts.length === 0) return no('no-parts')
  if (bulletin.sound === 'making') return no('sound-making')
  if (bulletin.sound === 'failed' || bulletin.sound === 'none') return no('sound-failed')
  return yes(true)
}

export type WhyNotDecide =
  | 'not-submitted'
  | 'own-work'
  | 'changed'
  | 'needs-emergency'
  | 'reason-missing'
  | 'part-not-approved'
  | 'relay-not-listed'
  | 'expired'

type Decider = {
  /** Wrote it, or changed it at any time. */
  isWriter: boolean
  mayEmergency: boolean
}
type Judged = { version: number; reason: string | null; today: Temporal.PlainDate }

/** Người soạn không tự duyệt: neither who wrote it nor who ever changed it; an emergency needs its own authority and a reason. */
export function mayApprove(
  bulletin: Bulletin,
  { isWriter, mayEmergency }: Decider,
  { version, reason, today }: Judged,
): Outcome<true, WhyNotDecide> {
  if (bulletin.state !== 'submitted') return no('not-submitted')
  if (bulletin.version !== version) return no('changed')
  const { expiresOn } = bulletin
  if (expiresOn !== null && Temporal.PlainDate.compare(expiresOn, today) < 0) return no('expired')
  if (bulletin.priority === 'emergency') {
    if (!mayEmergency) return no('needs-emergency')
    return reason === null ? no('reason-missing') : yes(true)
  }
  return isWriter ? no('own-work') : yes(true)
}
