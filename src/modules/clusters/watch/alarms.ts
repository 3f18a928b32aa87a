import type { ClusterId } from '../domain.ts'
import type { FaultWord } from './beat.ts'

export const alarmKinds = ['offline', 'voltage', 'storage', 'clock', 'fault', 'silent'] as const
export type AlarmKind = (typeof alarmKinds)[number]

/** What is known of the device of a cluster at a moment. */
export type DeviceFacts = {
  cluster: ClusterId
  state: 'online' | 'playing' | 'offline' | 'fault'
  seenAt: Temporal.Instant | null
  faults: readonly FaultWord[]
  mainsOk: boolean | null
  /** Bytes. */
  storageFree: number | null
}

export type Alarm = { kind: AlarmKind; detail: string }

/** Under this a week's sounds may not fit any more. */
const leastStorage = 200_000_000

/** What is wrong with a device now. Of one that is away nothing else is known. */
export function alarmsOf(
  { state, seenAt, faults, mainsOk, storageFree }: DeviceFacts,
  now: Temporal.Instant,
  offlineMinutes: number,
): Alarm[] {
  if (state === 'offline') {
    const isLong = seenAt === null || isBefore(seenAt, now.subtract({ minutes: offlineMinutes }))
    return isLong ? [{ kind: 'offline', detail: '' }] : []
  }
  const alarms: Alarm[] = []
  if (faults.includes('voltage') || mainsOk === false)
    alarms.push({ kind: 'voltage', detail: mainsOk === false ? 'mains' : '' })
  if (faults.includes('storage') || (storageFree !== null && storageFree < leastStorage))
    alarms.push({ kind: 'storage', detail: storageFree === null ? '' : String(storageFree) })
  if (faults.includes('clock')) alarms.push({ kind: 'clock', detail: '' })
  const others = faults.filter((word) => !['voltage', 'storage', 'clock'].includes(word))
  if (others.length > 0 || (state === 'fault' && alarms.length === 0))
    alarms.push({ kind: 'fault', detail: others.join(' ') })
  return alarms
}

const isBefore = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) < 0

export type Span = { from: Temporal.Instant; until: Temporal.Instant | null; state: string }

/** How much of the time since it was watched a cluster was there, 0 to 1; undefined when it never was watched. */
export function uptimeOf(
  spans: readonly Span[],
  since: Temporal.Instant,
  now: Temporal.Instant,
): number | undefined {
  let there = 0
  let watched = 0
  for (const { from, until, state } of spans) {
    const start = Math.max(from.epochMilliseconds, since.epochMilliseconds)
    const end = Math.min((until ?? now).epochMilliseconds, now.epochMilliseconds)
    if (end <= start || state === 'not-enrolled') continue
    watched += end - start
    if (state !== 'offline') there += end - start
  }
  return watched === 0 ? undefined : there / watched
}
