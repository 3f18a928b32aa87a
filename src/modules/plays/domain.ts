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
export const proofKinds = [
  ...results,
  'planned',
  'on-air',
  'unreported',
  'no-device',
  'dropped',
] as const
export type Proof = (typeof proofKinds)[number]

export type Planned = {
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  droppedAt: Temporal.Instant | null
}

/** From when to when a cluster had a device. */
export type DeviceSpan = { from: Temporal.Instant; until: Temporal.Instant | null }

/** Whether there was a device at some moment of an item: where there was none, nothing was missed. */
export const hadDevice = ({ startsAt, endsAt }: Planned, spans: readonly DeviceSpan[]): boolean =>
  spans.some(
    ({ from, until }) =>
      Temporal.Instant.compare(from, endsAt) < 0 &&
      (until === null || Temporal.Instant.compare(until, startsAt) > 0),
  )

const order: Record<Result, number> = { played: 0, partial: 1, 'pre-empted': 2, missed: 3 }

/** Several reports of one item at one cluster: a device that was restarted tells of the attempt and of the rest. */
export const bestOf = <Play extends { result: Result; seconds: number }>(
  plays: readonly Play[],
): Play | undefined =>
  plays.toSorted((a, b) => order[a.result] - order[b.result] || b.seconds - a.seconds)[0]

/** What the commune may say of an item: what the device proved, that nothing has come yet, or that there is no device. */
export function proofOf(
  item: Planned,
  play: { result: Result } | undefined,
  now: Temporal.Instant,
  spans: readonly DeviceSpan[],
): Proof {
  const { startsAt, endsAt, droppedAt } = item
  if (play) return play.result
  if (droppedAt) return 'dropped'
  if (!hadDevice(item, spans)) return 'no-device'
  if (Temporal.Instant.compare(now, startsAt) < 0) return 'planned'
  return Temporal.Instant.compare(now, endsAt) < 0 ? 'on-air' : 'unreported'
}
