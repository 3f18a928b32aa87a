import { no, yes, type Outcome } from '#platform/outcome.ts'

/** How long a link may live; the shortest that serves should be chosen. */
export const spans = ['1h', '1d', '3d', '7d', '30d'] as const
export type Span = (typeof spans)[number]

const hoursOf: Record<Span, number> = { '1h': 1, '1d': 24, '3d': 72, '7d': 168, '30d': 720 }

export const endOf = (now: Temporal.Instant, span: Span): Temporal.Instant =>
  now.add({ hours: hoursOf[span] })

/** More links than this to one result nobody can keep an eye on. */
export const mostLive = 10

/** Six digits cannot be guessed in so few tries; after them the link is dead. */
export const mostWrongCodes = 10

/** Đường dẫn chia sẻ, as far as it decides whether it opens. */
export type Standing = {
  expiresAt: Temporal.Instant
  revokedAt: Temporal.Instant | null
  lockedAt: Temporal.Instant | null
}

export type WhyDead = 'expired' | 'revoked' | 'locked'

/** Whether a link still opens; what its owner did is said before what time did. */
export function isLive(share: Standing, now: Temporal.Instant): Outcome<true, WhyDead> {
  if (share.revokedAt) return no('revoked')
  if (share.lockedAt) return no('locked')
  return Temporal.Instant.compare(now, share.expiresAt) < 0 ? yes(true) : no('expired')
}

/** A result may be shared once the dossier is decided: before that it may still change. */
export const isShareable = (
  { state }: { state: string },
  result: { fileId: string | null },
): boolean => (state === 'done' || state === 'returned') && result.fileId !== null
