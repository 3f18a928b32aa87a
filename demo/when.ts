import type { Rule } from '#platform/clock/rule.ts'

import { dayOf, type Moments } from './moments.ts'

type Instant = Temporal.Instant

type Asked = { moments: Moments; now: Instant; rule: Rule | undefined; shift: number }

/** When an application must have come in for the story to be true now; undefined when there was no such moment. */
export type When = (asked: Asked) => Instant | undefined

const isBefore = (one: Instant, other: Instant) => Temporal.Instant.compare(one, other) < 0

/** Minutes ago by the wall clock: citizens file at any hour. */
export const minutesAgo =
  (minutes: number): When =>
  ({ now }) =>
    now.subtract({ minutes })

/** So many working minutes ago. */
export const worked =
  (minutes: number): When =>
  ({ moments, now, shift }) =>
    moments.before(now, minutes + shift)

/** Still in time, with at least this part of its time gone. */
export const inTime =
  (part: number): When =>
  (asked) => {
    const { moments, now } = asked
    const isOpen = (due: Instant) => isBefore(now, due)
    const isUnderWay = (due: Instant, received: Instant) =>
      isOpen(due) && moments.between(received, now) >= moments.between(received, due) * part
    return (
      moments.latestReceipt({ ...asked, fits: isUnderWay }) ??
      moments.latestReceipt({ ...asked, fits: isOpen })
    )
  }

/** Due today; on a day of rest, on the next working day. */
export const dueToday: When = (asked) => {
  const { moments, now } = asked
  const today = dayOf(now)
  const [target] = moments.workingDays(today, today.add({ days: 15 }))
  const isTarget = (due: Instant) => target?.equals(dayOf(due)) === true
  const isUnderWay = (due: Instant, received: Instant) =>
    isTarget(due) && moments.between(received, now) > 90
  return (
    moments.latestReceipt({ ...asked, fits: isUnderWay }) ??
    moments.latestReceipt({ ...asked, fits: isTarget })
  )
}

/** Due some days ago at least. */
export const overdue =
  (days: number): When =>
  (asked) => {
    const latest = asked.now.subtract({ hours: 24 * days })
    return asked.moments.latestReceipt({ ...asked, fits: (due) => isBefore(due, latest) })
  }
