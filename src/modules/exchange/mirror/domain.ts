import type { State } from '#modules/dossiers/index.ts'
import type { Id } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'

export type MirrorId = Id<'mirror'>

/** Hệ thống gốc: who keeps the state of a dossier that is not ours. */
export const systems = ['national-portal', 'police', 'province', 'ministry'] as const
export type System = (typeof systems)[number]

export const moments = ['submittedAt', 'receivedAt', 'dueAt', 'finishedAt', 'returnedAt'] as const
export type Moment = (typeof moments)[number]

/** What a system of record said of one dossier, and when. */
export type Reading = {
  system: System
  code: string
  procedureCode: string
  procedureName: string
  applicantName: string
  state: State
  asOf: Temporal.Instant
} & Record<Moment, Temporal.Instant | null>

/** Hồ sơ theo dõi: our copy of what a system of record said last. */
export type Mirror = Reading & { id: MirrorId }

/** Why a reading changes nothing. */
export type WhyNot = 'ours' | 'handled-here' | 'other-system' | 'not-newer' | 'from-the-future'

/** What is known here of the dossier that a reading speaks of. */
export type Known = {
  mirror?: Mirror | undefined
  /** One of our own dossiers has this code: we own its state. */
  isOurs: boolean
  /** Where its procedure is filed, when it is in the catalogue. */
  filed?: 'here' | 'national-portal' | undefined
}

// Clocks of two systems differ a little.
const tolerance = { minutes: 10 }

/**
 * Một hệ thống làm chủ một trạng thái (GOV, "decisive" 3): a reading is taken only from the dossier's system of record,
 * never of a dossier that we settle ourselves, and only when it is newer. What the state goes to is that system's affair:
 * there are no transitions of ours here.
 */
export function takeReading(
  { mirror, isOurs, filed }: Known,
  reading: Reading,
  now: Temporal.Instant,
): Outcome<Reading, WhyNot> {
  if (isOurs) return no('ours')
  if (!mirror && filed === 'here') return no('handled-here')
  if (mirror && mirror.system !== reading.system) return no('other-system')
  if (Temporal.Instant.compare(reading.asOf, now.add(tolerance)) > 0) return no('from-the-future')
  if (mirror && Temporal.Instant.compare(reading.asOf, mirror.asOf) <= 0) return no('not-newer')
  return yes(mirror ? { ...reading, code: mirror.code } : reading)
}

/** Codes of other systems are taken verbatim; they are letters, digits and a few signs. */
export const isCode = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9./_-]{2,79}$/.test(text)
