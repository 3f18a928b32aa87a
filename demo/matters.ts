import type { KindName } from './kinds.ts'
import type { Random } from './random.ts'
import type { Resident } from './residents.ts'

/** What happens on the way that is not ordinary (see turns.ts). */
export type Turn =
  | 'refused-at-desk'
  | 'proxy'
  | 'visit'
  | 'owes'
  | 'waived'
  | 'stopped'
  | 'resumed'
  | 'lapsed'
  | 'extension-drafted'
  | 'extended'
  | 'verification'
  | 'tracks'
  | 'silence'

/** What becomes of a dossier. Whatever would lie in the future has not happened yet. */
export type Fate = {
  /** When the result is there, against the due date. */
  tempo: 'at-once' | 'early' | 'on-due-day' | 'late'
  /** At which step it lies and waits, however long. */
  waitsAt?: string
  supplement?: 'unanswered' | 'answered'
  turn?: Turn
  isRejected?: boolean
  isRefused?: boolean
  isWithdrawn?: boolean
  isSentBack?: boolean
  /** Online, and the desk has not looked at it. */
  isUntouched?: boolean
  /** The result waits at the desk. */
  isUncollected?: boolean
}

/** One application that somebody files. */
export type Matter = {
  key: string
  kind: KindName
  applicant: Resident
  channel: 'counter' | 'online' | 'post'
  filedAt: Temporal.Instant
  fate: Fate
  /** The result is a file, not only an entry. */
  hasFile: boolean
  delivery: 'counter' | 'post' | 'electronic'
  random: Random
}
