import { z } from 'zod'

import { seal, unseal } from '../keys/sealing.ts'

const State = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  back: z.string(),
  /** Milliseconds since 1970. */
  endsAt: z.number(),
})

/** What the browser carries, sealed, while the citizen is at the identity portal. */
export type RoundTrip = z.output<typeof State>

const patience = Temporal.Duration.from({ minutes: 15 })

export const departing = (trip: Omit<RoundTrip, 'endsAt'>, now: Temporal.Instant): RoundTrip => ({
  ...trip,
  endsAt: now.add(patience).epochMilliseconds,
})

export const sealTrip = (secret: string, trip: RoundTrip): string =>
  seal(secret, 'identity-state', JSON.stringify(trip)).toString('base64url')

/** Undefined: not begun in this browser, or too long ago. */
export function openTrip(
  secret: string,
  cookie: string | undefined,
  now: Temporal.Instant,
): RoundTrip | undefined {
  const text = cookie && unseal(secret, 'identity-state', Buffer.from(cookie, 'base64url'))
  if (!text) return undefined
  const trip = State.parse(JSON.parse(text))
  return now.epochMilliseconds < trip.endsAt ? trip : undefined
}
