import type { Id } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'

export type LeaveId = Id<'leave'>

/** Vắng mặt: an officer is away, and a deputy does the work. */
export type Leave = {
  id: LeaveId
  staffId: string
  deputyId: string
  fromOn: Temporal.PlainDate
  /** The last day. */
  untilOn: Temporal.PlainDate
  /** Ended early or called off: the first day on which it no longer holds. */
  endedOn: Temporal.PlainDate | null
}

type Days = { fromOn: Temporal.PlainDate; untilOn: Temporal.PlainDate }
type Period = Pick<Leave, 'fromOn' | 'untilOn' | 'endedOn'>

const { compare } = Temporal.PlainDate

/** The days that it covers after all; none when it was called off before it began. */
export function daysOf({ fromOn, untilOn, endedOn }: Period): Days | undefined {
  const last = endedOn && compare(endedOn, untilOn) <= 0 ? endedOn.subtract({ days: 1 }) : untilOn
  return compare(fromOn, last) <= 0 ? { fromOn, untilOn: last } : undefined
}

/** The deputy's rights end by themselves with the last day. */
export function holdsOn(leave: Period, day: Temporal.PlainDate): boolean {
  const days = daysOf(leave)
  return days !== undefined && compare(days.fromOn, day) <= 0 && compare(day, days.untilOn) <= 0
}

const overlaps = (leave: Period, { fromOn, untilOn }: Days): boolean => {
  const days = daysOf(leave)
  return (
    days !== undefined && compare(days.fromOn, untilOn) <= 0 && compare(fromOn, days.untilOn) <= 0
  )
}

export type WhyNotLeave =
  | 'to-themselves'
  | 'backwards'
  | 'past'
  | 'too-long'
  | 'overlaps'
  | 'circular'
  | 'deputy-away'
  | 'deputising'
  | 'deputy-leaves'
  | 'has-left'

type Asked = Days & { staffId: string; deputyId: string }
type Around = {
  today: Temporal.PlainDate
  /** Every leave that names one of the two, whether away or deputising. */
  leaves: readonly Leave[]
  deputyLockedOn: Temporal.PlainDate | null
  staffLockedOn: Temporal.PlainDate | null
}

const longest = { years: 1 }

/**
 * Ủy quyền khi vắng mặt: never to oneself, never twice for one day, never in a circle or a chain, and only to one who is there.
 */
export function mayLeave(asked: Asked, around: Around): Outcome<true, WhyNotLeave> {
  const { staffId, deputyId, fromOn, untilOn } = asked
  const { today, leaves, deputyLockedOn, staffLockedOn } = around
  if (staffId === deputyId) return no('to-themselves')
  if (compare(untilOn, fromOn) < 0) return no('backwards')
  if (compare(untilOn, today) < 0) return no('past')
  if (compare(untilOn, fromOn.add(longest)) > 0) return no('too-long')
  if (staffLockedOn !== null && compare(staffLockedOn, fromOn) <= 0) return no('has-left')
  if (deputyLockedOn !== null && compare(deputyLockedOn, untilOn) <= 0) return no('deputy-leaves')
  const then = leaves.filter((leave) => overlaps(leave, asked))
  const one = (away: string, deputy?: string) =>
    then.some((leave) => leave.staffId === away && (!deputy || leave.deputyId === deputy))
  if (one(staffId)) return no('overlaps')
  if (one(deputyId, staffId)) return no('circular')
  if (one(deputyId)) return no('deputy-away')
  return then.some((leave) => leave.deputyId === staffId) ? no('deputising') : yes(true)
}

// What a deputy may be lent: the work on dossiers. Accounts, roles, settings and the trail are not work that waits.
const lendable =
  /^(step|dossier|transfer)\.|^(person\.(view|edit|reveal)|mirror\.edit|rating\.collect)$/

/** Never more than the absent officer holds by own roles, never administration. */
export const lentOf = (held: Iterable<string>): ReadonlySet<string> =>
  new Set([...held].filter((permission) => lendable.test(permission)))
