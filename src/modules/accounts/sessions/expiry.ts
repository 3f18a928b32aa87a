export type SessionKind = 'staff' | 'citizen'

type Limits = { idle: Temporal.Duration; most: Temporal.Duration }

const hours = (n: number) => Temporal.Duration.from({ hours: n })

/** How long a session may lie unused, and how long it may last at all. */
export const limits: Record<SessionKind, Limits> = {
  staff: { idle: Temporal.Duration.from({ minutes: 30 }), most: hours(12) },
  citizen: { idle: hours(8), most: hours(8) },
}

/** Phiên đăng nhập: what decides whether it still opens doors. */
export type Lifetime = {
  kind: SessionKind
  seenAt: Temporal.Instant
  endsAt: Temporal.Instant
  /** Ended by its owner, an administrator, or a new sign-in. */
  endedAt: Temporal.Instant | null
  /** From this day on the officer's account is locked. */
  lockedOn: Temporal.PlainDate | null
}

export type SessionState = 'open' | 'expired' | 'ended' | 'locked'

/**
 * Whether a session is open at this instant. An expired one may be taken up again by signing in; an ended or
 * locked one was closed on purpose.
 */
export function sessionState(
  session: Lifetime,
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): SessionState {
  if (session.endedAt !== null) return 'ended'
  if (isLocked(session.lockedOn, today)) return 'locked'
  const idleAt = session.seenAt.add(limits[session.kind].idle)
  const isOver = Temporal.Instant.compare(now, session.endsAt) >= 0
  return isOver || Temporal.Instant.compare(now, idleAt) >= 0 ? 'expired' : 'open'
}

/** An account is locked from the start of the day that the officer moves. */
export const isLocked = (on: Temporal.PlainDate | null, today: Temporal.PlainDate): boolean =>
  on !== null && Temporal.PlainDate.compare(on, today) <= 0
