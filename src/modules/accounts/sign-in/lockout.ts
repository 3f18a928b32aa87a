import { no, yes, type Outcome } from '#platform/outcome.ts'

/** Wrong tries before a login is locked, for how long, and tries of any kind in an hour. */
export const lockout = {
  wrong: 8,
  locked: Temporal.Duration.from({ minutes: 15 }),
  perHour: 100,
}

const hour = Temporal.Duration.from({ hours: 1 })

/** What is remembered of the tries on one login, whether there is such an officer or not. */
export type Tries = {
  failed: number
  lockedUntil: Temporal.Instant | null
  triedAt: Temporal.Instant
  hourFrom: Temporal.Instant
  hourTries: number
}

export type Refusal = { code: 'locked' | 'too-many'; until: Temporal.Instant }

const isBefore = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) < 0

/**
 * Counts one try before the password is looked at, as if it would fail: so many tries at once cannot slip
 * through together. A right one is given back.
 */
export function claimTry(tries: Tries | undefined, now: Temporal.Instant): Outcome<Tries, Refusal> {
  const { lockedUntil, ...before } = tries ?? fresh(now)
  if (lockedUntil !== null && isBefore(now, lockedUntil))
    return no({ code: 'locked', until: lockedUntil })
  const { hourFrom, hourTries } = thisHour(before, now)
  if (hourTries >= lockout.perHour) return no({ code: 'too-many', until: hourFrom.add(hour) })
  const isForgotten = lockedUntil !== null || !isBefore(now, before.triedAt.add(lockout.locked))
  const failed = isForgotten ? 1 : before.failed + 1
  return yes({
    failed,
    lockedUntil: failed >= lockout.wrong ? now.add(lockout.locked) : null,
    triedAt: now,
    hourFrom,
    hourTries: hourTries + 1,
  })
}

const thisHour = (
  { hourFrom, hourTries }: Pick<Tries, 'hourFrom' | 'hourTries'>,
  now: Temporal.Instant,
) => (isBefore(now, hourFrom.add(hour)) ? { hourFrom, hourTries } : { hourFrom: now, hourTries: 0 })

const fresh = (now: Temporal.Instant): Tries => ({
  failed: 0,
  lockedUntil: null,
  triedAt: now,
  hourFrom: now,
  hourTries: 0,
})

/** The password was right but a second factor is still to come: this try no longer counts as wrong. */
export const giveBack = (tries: Tries): Tries => ({
  ...tries,
  failed: Math.max(0, tries.failed - 1),
  lockedUntil: null,
})

/** Signed in: nothing is held against the login any more but the tries of this hour. */
export const settle = (tries: Tries): Tries => ({ ...tries, failed: 0, lockedUntil: null })

/** Tries left before the lock; told to everybody alike, so it does not tell who exists. */
export const triesLeft = ({ failed }: Tries): number => Math.max(0, lockout.wrong - failed)
