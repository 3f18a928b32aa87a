import { dayOf, localOf } from '#platform/clock/time.ts'

import { pausedStates, type Dossier } from './domain.ts'

/** How a finished or open dossier stands against its due date; dates are compared, not hours (GOV 1.5 rule 15). */
export type Timeliness =
  | 'early'
  | 'on-time'
  | 'late'
  | 'open'
  | 'due-today'
  | 'overdue'
  | 'paused'
  | 'no-limit'

type Timed = Pick<Dossier, 'state' | 'dueAt'> & { finishedAt: Temporal.Instant | null }

export function timeliness({ state, dueAt, finishedAt }: Timed, now: Temporal.Instant): Timeliness {
  if (dueAt === null) return 'no-limit'
  const due = dayOn(dueAt)
  if (finishedAt !== null) {
    const days = dayOn(finishedAt) - due
    return days < 0 ? 'early' : days === 0 ? 'on-time' : 'late'
  }
  if (pausedStates.includes(state)) return 'paused'
  const days = dayOn(now) - due
  return days > 0 ? 'overdue' : days === 0 ? 'due-today' : 'open'
}

const dayOn = (at: Temporal.Instant): number => dayOf(localOf(at))
