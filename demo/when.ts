import type { Rule } from '#platform/clock/rule.ts'

import { dayOf, type Moments } from './moments.ts'

type Instant = Temporal.Instant

/** When an application must have come in for the story to be true now; undefined when there was no such moment. */
export type When = (moments: Moments, now: Instant, rule: Rule | undefined) => Instant | undefined

const isBefore = (one: Instant, other: Instant) => Temporal.Instant.compare(one, other) < 0

/** Minutes ago by the wall clock: citizens file at any hour. */
export const minutesAgo =
  (minutes: number): When =>
  (_, now) =>
    now.subtract({ minutes })

/** So many working minutes ago. */
export const worked =
  (minutes: number): When =>
  (moments, now) =>
    moments.before(now, minutes)

/** Still in time, with at least this part of its time gone. */
export const inTime =
  (part: number): When =>
  (moments, now, rule) =>
    moments.latestReceipt(now, rule, (due, received) => {
      const whole = moments.between(received, due)
      return isBefore(now, due) && moments.between(received, now) >= whole * part
    }) ?? moments.latestReceipt(now, rule, (due) => isBefore(now, due))

/** Due today; on a day of rest, on the next working day. */
export const dueToday: When = (moments, now, rule) => {
  const today = dayOf(now)
  const [target] = moments.workingDays(today, today.add({ days: 15 }))
  const isTarget = (due: Instant) => target?.equals(dayOf(due)) === true
  return (
    moments.latestReceipt(
      now,
      rule,
      (due, received) => isTarget(due) && moments.between(received, now) > 90,
    ) ?? moments.latestReceipt(now, rule, isTarget)
  )
}

/** Due some days ago at least. */
export const overdue =
  (days: number): When =>
  (moments, now, rule) =>
    moments.latestReceipt(now, rule, (due) => isBefore(due, now.subtract({ hours: 24 * days })))
