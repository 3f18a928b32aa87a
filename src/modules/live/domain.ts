import type { Airable, Priority } from '#modules/bulletins/index.ts'
import type { ClusterId, Target } from '#modules/clusters/index.ts'
import type { Id } from '#platform/id.ts'

export type TalkId = Id<'talk'>

export const endings = ['finished', 'stopped', 'lost', 'too-long'] as const
export type Ending = (typeof endings)[number]

/** Buổi nói trực tiếp: somebody speaks, the horns follow a few seconds later. */
export type Talk = {
  id: TalkId
  bulletinId: string
  title: string
  priority: Priority
  spokenBy: string
  targets: readonly Target[]
  clusterIds: readonly ClusterId[]
  delay: number
  mostSeconds: number
  startedAt: Temporal.Instant
  endedAt: Temporal.Instant | null
  howEnded: Ending | null
  /** How many chunks were let through to the horns; null while it goes on. */
  heard: number | null
  fileId: string | null
  seconds: number | null
}

/** Seconds between the mouth and the horn that can be chosen; the first is the usual one. */
export const delays = [5, 3, 10] as const

/** Milliseconds of one chunk, as the browser is told to cut them. */
export const chunkLength = 500

/** So long nothing may come before a talk counts as lost. */
export const patience = { seconds: 12 } as const

/** An order that a device has not heard of within this time is not carried out any more. */
export const holds = { minutes: 2 } as const

/** The item that devices are told: its sound is what comes from `/device/v1/live/{id}`. */
export const itemOf = (talk: Talk, { approval }: Pick<Airable, 'approval'>) => ({
  id: talk.id,
  bulletin: talk.bulletinId,
  title: talk.title,
  priority: talk.priority,
  startsAt: talk.startedAt.toString(),
  endsAt: endOf(talk).toString(),
  source: { kind: 'live' as const, seconds: talk.mostSeconds },
  approval,
})

/** When it ends at the latest, the delay and a little air included. */
export const endOf = ({ startedAt, mostSeconds, delay }: Talk): Temporal.Instant =>
  startedAt.add({ seconds: mostSeconds + delay + 30 })

/** Said to its end, it is still heard for as long as the horns are behind; a device that comes only then hears that. */
export const isHeardAt = ({ endedAt, howEnded, delay }: Talk, now: Temporal.Instant): boolean =>
  endedAt === null ||
  (howEnded === 'finished' && Temporal.Instant.compare(now, endedAt.add({ seconds: delay })) <= 0)

/** A span of the day, "22:00" to "05:00"; it may cross midnight. */
export type DaySpan = { from: string; to: string }

/** Giờ yên tĩnh: nothing but an emergency sounds then. */
export const isQuietAt = (quiet: readonly DaySpan[], time: string): boolean =>
  quiet.some(({ from, to }) => (from < to ? time >= from && time < to : time >= from || time < to))
