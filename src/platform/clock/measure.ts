import { no, yes, type Outcome } from '#platform/outcome.ts'

import type { Calendar } from './calendar.ts'
import { countWorkingHours, running } from './hours.ts'
import { checkAmount, horizon, type Refusal } from './rule.ts'
import { dayOf, epochDay, instantOf, localOf, minute, startOf, type EpochDay } from './time.ts'

/** Whole minutes of working time from one instant to a later one; 0 when it is not later. */
export function workingMinutesBetween(
  from: Temporal.Instant,
  to: Temporal.Instant,
  calendar: Calendar,
): number {
  const [since, until] = [localOf(from), localOf(to)]
  const last = Math.min(dayOf(until), dayOf(since) + horizon)
  let run = 0
  for (let date = dayOf(since); date <= last; date += 1) {
    const open = running(startOf(date), calendar.day(date).open, [], since)
    for (const [opens, closes] of open) run += Math.max(0, Math.min(closes, until) - opens)
  }
  return Math.floor(run / minute)
}

/** When a budget of working minutes that starts then is used up (a step of a workflow, GOV 1.5 rule 7). */
export function addWorkingMinutes(
  from: Temporal.Instant,
  minutes: number,
  calendar: Calendar,
): Outcome<Temporal.Instant, Refusal> {
  if (minutes === 0) return yes(from)
  const check = checkAmount(minutes / 60, 'working-hour')
  if (!check.ok) return check
  const start = { day: dayOf(localOf(from)), at: localOf(from) }
  const amount = minutes / 60
  const reached = countWorkingHours({
    amount,
    start,
    calendar,
    still: [],
    extension: false,
    steps: [],
  })
  return reached === undefined ? no('too-far') : yes(instantOf(reached.at))
}

/** Working days after `from`, up to and including `to`; negative when `to` is the earlier date. */
export function countWorkingDays(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  calendar: Calendar,
): number {
  const [a, b] = [epochDay(from), epochDay(to)]
  return a <= b ? workingDaysIn(a, b, calendar) : -workingDaysIn(b, a, calendar)
}

/** Working days after one date up to and including another, as plain numbers. */
export function workingDaysIn(after: EpochDay, through: EpochDay, calendar: Calendar): number {
  let days = 0
  const last = Math.min(through, after + horizon)
  for (let date = after + 1; date <= last; date += 1) if (calendar.day(date).counts) days += 1
  return days
}

/** Thời gian còn lại: what is left until a due instant, or by how much it has passed. */
export type Remaining = { late: boolean; workingDays: number; workingMinutes: number }

/** Time left, or time late, in working days (today not counted) and working minutes; both are never negative. */
export function remaining(
  now: Temporal.Instant,
  due: Temporal.Instant,
  calendar: Calendar,
): Remaining {
  const late = Temporal.Instant.compare(now, due) > 0
  const [from, to] = late ? [due, now] : [now, due]
  return {
    late,
    workingDays: workingDaysIn(dayOf(localOf(from)), dayOf(localOf(to)), calendar),
    workingMinutes: workingMinutesBetween(from, to, calendar),
  }
}
