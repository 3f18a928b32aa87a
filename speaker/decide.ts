import type { Item, Plan, Priority, Result, Why } from './messages.ts'
import { isQuiet, nextQuiet } from './spans.ts'

/** What an order wants to be heard: an emergency, or somebody who speaks now. */
export type Urgent = { number: number; item: Item }

export type Sounding = { item: Item; endsAt: number }

/** All that matters for what sounds now. */
export type Situation = {
  now: number
  isClockSure: boolean
  /** When this start of the device began. */
  bootedAt: number
  plan: Plan | undefined
  /** Orders whose sound is here, in order of number. */
  urgent: readonly Urgent[]
  playing: Sounding | undefined
  wasNoted: (item: string) => boolean
  isWithdrawn: (item: string) => boolean
  isApproved: (item: Item) => boolean
  /** Why an item cannot sound yet; undefined when it can. */
  lacks: (item: Item) => Why | undefined
  /** What kept an item from sounding when it was due, as it was told before. */
  kept: (item: string) => Why | undefined
}

export type Missed = { item: Item; why: Why; result: Extract<Result, 'missed' | 'pre-empted'> }

export type Decision = {
  stop?: { why: Why | undefined; result: Result | undefined }
  start?: { item: Item; until: number; order?: number }
  missed: Missed[]
  /** Due, but kept from sounding: why, should it stay so. */
  waits: { item: string; why: Why }[]
  /** When to look again. */
  next: number
}

const rank: Record<Priority, number> = { emergency: 0, priority: 1, normal: 2 }

/** An item starts later than planned only when at least this much of it still fits. */
const least = 0.75

/** Files may be a little longer than their place: the last word is not cut off, except by quiet hours. */
export const grace = 2_000

const starts = (item: Item) => Date.parse(item.startsAt)
const ends = (item: Item) => Date.parse(item.endsAt)

/** Whether enough of an item fits when it starts at this moment. */
export function isInTime(item: Item, now: number): boolean {
  const planned = Math.min(item.source.seconds * 1000 || Infinity, ends(item) - starts(item))
  return now < ends(item) && ends(item) - now >= planned * least
}

/** Until when an item may sound when it starts now: its end, quiet hours, or when the plan is no longer good. */
export function untilWhen(item: Item, plan: Plan | undefined, now: number): number {
  const longest = item.source.seconds * 1000 + grace
  const end = item.source.kind === 'file' ? Math.min(ends(item) + grace, now + longest) : ends(item)
  if (item.priority === 'emergency' || !plan) return end
  return Math.min(end, nextQuiet(plan, now) ?? end)
}

/** What to do now. Pure: the same situation is always decided the same. */
export function decide(situation: Situation): Decision {
  const { now, plan, playing } = situation
  const due = (plan?.items ?? []).filter((item) => starts(item) <= now && isOpen(item, situation))
  const missed: Missed[] = []
  const waits: Decision['waits'] = []
  const ready: Item[] = []
  for (const item of due) {
    const verdict = judge(item, situation)
    if ('missed' in verdict)
      missed.push({ item, why: verdict.missed, result: resultOf(verdict.missed) })
    else if ('waits' in verdict) waits.push({ item: item.id, why: verdict.waits })
    else ready.push(item)
  }
  const first = firstOf(situation, ready)
  const stop = playing && mustStop(playing, situation, first?.item)
  const start = !playing || stop ? first : undefined
  const heard = start?.item ?? playing?.item
  for (const { id } of ready.filter((item) => item !== start?.item))
    waits.push({ item: id, why: heard?.priority === 'emergency' ? 'emergency' : 'late' })
  const next = nextLook(situation)
  return { ...(stop && { stop }), ...(start && { start }), missed, waits, next }
}

const resultOf = (why: Why): 'missed' | 'pre-empted' =>
  why === 'emergency' ? 'pre-empted' : 'missed'

const isOpen = (item: Item, { wasNoted, playing }: Situation): boolean =>
  !wasNoted(item.id) && playing?.item.id !== item.id

type Verdict = { missed: Why } | { waits: Why } | { ready: true }

/** What becomes of an item whose time has come. */
function judge(item: Item, situation: Situation): Verdict {
  const { isClockSure, isWithdrawn, lacks } = situation
  if (isWithdrawn(item.id)) return { missed: 'withdrawn' }
  if (!isClockSure && item.priority !== 'emergency') return { waits: 'clock' }
  const missed = hindrance(item, situation)
  if (missed) return { missed }
  const waits = isHushed(item, situation, situation.now) ? 'quiet-hours' : lacks(item)
  return waits ? { waits } : { ready: true }
}

const isHushed = ({ priority }: Item, { plan }: Situation, at: number): boolean =>
  priority !== 'emergency' && plan !== undefined && isQuiet(plan, at)

const isPast = (moment: string | undefined, now: number): boolean =>
  moment !== undefined && now >= Date.parse(moment)

/** Why an item will not sound any more. */
function hindrance(item: Item, situation: Situation): Why | undefined {
  const { now, plan, isApproved, kept } = situation
  if (!isApproved(item)) return 'tampered'
  if (isHushed(item, situation, starts(item))) return 'quiet-hours'
  if (isPast(plan?.validUntil, now) || isPast(item.expiresAt, now)) return 'expired'
  return isInTime(item, now) ? undefined : (kept(item.id) ?? absence(item, situation))
}

/** Nobody saw it come: the device was without power, or its plan came too late. */
const absence = (item: Item, { bootedAt }: Situation): Why =>
  bootedAt > starts(item) ? 'power' : 'late'

type First = { item: Item; until: number; order?: number }

/** Emergencies in order of number, then what is on the plan: the higher priority, then what was to start first. */
function firstOf(situation: Situation, ready: readonly Item[]): First | undefined {
  const { now, plan, urgent } = situation
  const orders = urgent.map(({ number, item }) => ({ item, order: number }))
  const planned = ready.map((item) => ({ item, order: undefined }))
  const [first] = [...orders, ...planned].toSorted(
    (one, other) =>
      rank[one.item.priority] - rank[other.item.priority] ||
      (one.order ?? Infinity) - (other.order ?? Infinity) ||
      starts(one.item) - starts(other.item) ||
      (one.item.id < other.item.id ? -1 : 1),
  )
  if (!first) return undefined
  const { item, order } = first
  if (order === undefined) return { item, until: untilWhen(item, plan, now) }
  if (isHushed(item, situation, now)) return undefined
  const isLive = item.source.kind === 'live'
  return { item, order, until: isLive ? untilWhen(item, plan, now) : Infinity }
}

function mustStop({ item, endsAt }: Sounding, situation: Situation, first: Item | undefined) {
  const { now, plan, isWithdrawn } = situation
  if (isWithdrawn(item.id)) return { why: 'withdrawn' as const, result: 'partial' as const }
  if (item.priority !== 'emergency') {
    if (plan && isQuiet(plan, now))
      return { why: 'quiet-hours' as const, result: 'partial' as const }
    if (first?.priority === 'emergency')
      return { why: 'emergency' as const, result: 'pre-empted' as const }
  }
  // Its time is over: whether it was played is for the player to say.
  return now >= endsAt ? { why: undefined, result: undefined } : undefined
}

/** At the next moment at which the answer may be another one; at the latest in a minute. */
function nextLook(situation: Situation): number {
  const { now, plan, playing } = situation
  const moments = [now + 60_000]
  if (playing) moments.push(playing.endsAt)
  if (plan) {
    const quiet = isQuiet(plan, now) ? undefined : nextQuiet(plan, now)
    if (quiet !== undefined) moments.push(quiet)
    for (const item of plan.items)
      if (isOpen(item, situation)) moments.push(starts(item), ends(item))
  }
  return Math.min(...moments.filter((moment) => moment > now))
}
