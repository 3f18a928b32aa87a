import { no, yes, type Outcome } from '#platform/outcome.ts'

import type { Calendar } from './calendar.ts'
import { endOf } from './days.ts'
import { addWorkingMinutes, workingDaysIn, workingMinutesBetween } from './measure.ts'
import { officeDayOf, worked } from './pauses.ts'
import { checkPauses, horizon, type Pause, type Refusal, type Unit } from './rule.ts'
import { dayOf, instantOf, localOf, type EpochDay } from './time.ts'

type Moved = Outcome<Temporal.Instant, Refusal>

/**
 * Moves a due instant by the length of one pause, in the unit of its rule, when the limit itself is not at hand (an imported
 * dossier). With the limit at hand, ask `dueAt` with all pauses: it explains the date too.
 */
export function resume(due: Temporal.Instant, unit: Unit, pause: Pause, calendar: Calendar): Moved {
  const check = checkPauses([pause])
  return check.ok ? moves[unit](due, pause, calendar) : check
}

type Move = (due: Temporal.Instant, pause: Pause, calendar: Calendar) => Moved

const byWorkingDays: Move = (due, { from, to }, calendar) => {
  if (worked([[localOf(from), localOf(to)]], calendar).length === 0) return yes(due)
  const [stops, runs] = [officeDayOf(localOf(from), calendar), officeDayOf(localOf(to), calendar)]
  const counts = (date: EpochDay) => calendar.day(date).counts
  return later(due, workingDaysIn(stops - 1, runs - 1, calendar), counts, calendar)
}

const byDays: Move = (due, { from, to }, calendar) =>
  later(due, dayOf(localOf(to)) - dayOf(localOf(from)), () => true, calendar)

const notAtAll: Move = (due) => yes(due)

const moves: Record<Unit, Move> = {
  'working-day': byWorkingDays,
  'same-day': byWorkingDays,
  day: byDays,
  month: byDays,
  hour: (due, { from, to }) => yes(due.add(to.since(from))),
  'working-hour': (due, { from, to }, calendar) =>
    addWorkingMinutes(due, workingMinutesBetween(from, to, calendar), calendar),
  'fixed-date': notAtAll,
  none: notAtAll,
}

/** The end of the working day that many counting days after the due day. */
function later(
  due: Temporal.Instant,
  days: number,
  counts: (date: EpochDay) => boolean,
  calendar: Calendar,
): Moved {
  if (days === 0) return yes(due)
  const first = dayOf(localOf(due))
  let left = days
  for (let date = first + 1; date <= first + horizon; date += 1) {
    if (counts(date)) left -= 1
    if (left <= 0 && calendar.day(date).counts) return yes(instantOf(endOf(date, calendar).at))
  }
  return no('too-far')
}
