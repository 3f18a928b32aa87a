import { z } from 'zod'

import { moment } from '#modules/clusters/index.ts'

export const results = ['played', 'partial', 'missed', 'pre-empted'] as const
export type Result = (typeof results)[number]

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** One play as a device tells it (docs/protocols/speaker.md). Members that we do not know are left alone. */
export const ToldPlay = z.object({
  id: z.uuid(),
  item: z.uuid(),
  bulletin: z.uuid(),
  priority: z.enum(['normal', 'priority', 'emergency']),
  sha256: sha256.nullish(),
  plannedAt: moment,
  startedAt: moment.nullish(),
  endedAt: moment.nullish(),
  seconds: z.number().min(0).max(86_400),
  result: z.enum(results),
  why: z.string().max(40).nullish(),
  clockSure: z.boolean().default(true),
})
export type ToldPlay = z.output<typeof ToldPlay>

/** What is known of one item at one cluster. */
export const proofKinds = [...results, 'planned', 'on-air', 'unreported', 'dropped'] as const
export type Proof = (typeof proofKinds)[number]

export type Planned = {
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  droppedAt: Temporal.Instant | null
}

const order: Record<Result, number> = { played: 0, partial: 1, 'pre-empted': 2, missed: 3 }

/** Several reports of one item at one cluster: a device that was restarted tells of the attempt and of the rest. */
export const bestOf = <Play extends { result: Result; seconds: number }>(
  plays: readonly Play[],
): Play | undefined =>
  plays.toSorted((a, b) => order[a.result] - order[b.result] || b.seconds - a.seconds)[0]

/** What the commune may say of an item: what the device proved, or that nothing has come yet. */
export function proofOf(
  { startsAt, endsAt, droppedAt }: Planned,
  play: { result: Result } | undefined,
  now: Temporal.Instant,
): Proof {
  if (play) return play.result
  if (droppedAt) return 'dropped'
  if (Temporal.Instant.compare(now, startsAt) < 0) return 'planned'
  return Temporal.Instant.compare(now, endsAt) < 0 ? 'on-air' : 'unreported'
}
