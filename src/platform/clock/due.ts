import { no, yes, type Outcome } from '#platform/outcome.ts'

import type { Calendar } from './calendar.ts'
import {
  countDays,
  countWorkingDays,
  dueOnWorkingDay,
  endOf,
  type Count,
  type Reached,
} from './days.ts'
import { countHours, countWorkingHours } from './hours.ts'
import { lostDates, officeDayOf, stillTimes, worked, type Still } from './pauses.ts'
import { receiptSteps, receive, type Start } from './receipt.ts'
import {
  checkAmount,
  checkPauses,
  checkReceived,
  checkRule,
  type Extension,
  type Pause,
  type Refusal,
  type Rule,
} from './rule.ts'
import { step, type Due, type Step } from './step.ts'
import {
  dayOf,
  epochDay,
  instantOf,
  localOf,
  plainDateOf,
  timeOfText,
  type EpochDay,
  type Local,
} from './time.ts'

/**
 * When a thing received then is due under a rule, and how the date is computed day by day. For limits in days the due instant
 * is the end of the agency's working day. The answer depends on the arguments alone.
 */
export function dueAt(
  received: Temporal.Instant,
  rule: Rule,
  calendar: Calendar,
  pauses: readonly Pause[] = [],
  extensions: readonly Extension[] = [],
): Outcome<Due, Refusal> {
  const refused = refusal(received, rule, pauses, extensions) ?? unknown(received, calendar)
  if (refused) return no(refused)
  const { start, steps } = begin(localOf(received), rule, calendar)
  const still = stillTimes(pauses, start.at)
  let reached: Reached = start
  for (const [i, part] of [rule, ...extensions].entries()) {
    if (reached === undefined) break
    const { amount = 1, unit, on } = part as Rule
    const counting = { amount, start: reached, calendar, extension: i > 0, steps }
    reached = counts[unit](counting, { still, first: start, on })
  }
  return reached === undefined ? no('too-far') : yes(due(reached, steps, calendar))
}

/** Holidays of years that passed before the calendar began would be taken for working days, without a word. */
const unknown = (received: Temporal.Instant, { knownFrom }: Calendar): Refusal | undefined =>
  dayOf(localOf(received)) < knownFrom ? 'before-calendar' : undefined

function refusal(
  received: Temporal.Instant,
  rule: Rule,
  pauses: readonly Pause[],
  extensions: readonly Extension[],
): Refusal | undefined {
  for (const check of [checkReceived(received), checkRule(rule), checkPauses(pauses)])
    if (!check.ok) return check.why
  for (const { amount, unit } of extensions) {
    const check = checkAmount(amount, unit)
    if (!check.ok) return check.why
  }
  return undefined
}

function begin(at: Local, { unit, cutoff }: Rule, calendar: Calendar) {
  if (unit === 'hour') return { start: { day: dayOf(at), at }, steps: [] as Step[] }
  const limit = cutoff === undefined ? undefined : timeOfText(cutoff)
  const start = receive(at, calendar, limit)
  const steps = receiptSteps(at, start, calendar, limit)
  // Hours run on the day of receipt itself, so its first step is the one that counts them.
  if (unit === 'working-hour' || unit === 'same-day') steps.pop()
  return { start, steps }
}

type Counting = Omit<Count, 'lost'>
type Around = { still: readonly Still[]; first: Start; on: string | undefined }

const counts: Record<Rule['unit'], (counting: Counting, around: Around) => Reached> = {
  'working-day': (counting, { still, first }) => {
    const { calendar } = counting
    const lost = lostDates(worked(still, calendar), first, (at) => officeDayOf(at, calendar))
    return countWorkingDays({ ...counting, lost })
  },
  day: (counting, { still, first }) => countDays({ ...counting, lost: lostDates(still, first) }),
  month: (counting, { still, first }) => {
    const amount = daysOfMonths(counting.start.day, counting.amount)
    return countDays({ ...counting, amount, lost: lostDates(still, first) })
  },
  'working-hour': (counting, { still }) => countWorkingHours({ ...counting, still }),
  hour: (counting, { still }) => countHours({ ...counting, still }),
  'same-day': (counting, { still }) => sameDay(counting, still),
  'fixed-date': (counting, { on = '' }) => fixedDate(counting, on),
  none: () => undefined,
}

/** Trong ngày: due the day it is received; a stop during that day moves it to the day the clock runs again. */
function sameDay({ start, calendar, steps }: Counting, still: readonly Still[]): Reached {
  let date = start.day
  for (const [stops, runs] of worked(still, calendar))
    if (officeDayOf(stops, calendar) === date) date = officeDayOf(runs, calendar)
  for (let paused = start.day; paused < date; paused += 1)
    steps.push(step(paused, calendar.day(paused), { code: 'paused' }))
  steps.push(step(date, calendar.day(date), { code: 'same-day' }))
  return endOf(date, calendar)
}

function fixedDate({ start, calendar, steps }: Counting, on: string): Reached {
  const { year } = plainDateOf(start.day)
  const inYear = (y: number) => epochDay(Temporal.PlainDate.from(`${y}-${on}`))
  const date = inYear(year) >= start.day ? inYear(year) : inYear(year + 1)
  steps.push(step(date, calendar.day(date), { code: 'fixed-date' }))
  // A pause does not move a date that the law names.
  return dueOnWorkingDay(date, { calendar, lost: [], steps })
}

/** Months run from date to date; a month without that date ends the count on its last day (BLDS 2015 Đ147-148). */
const daysOfMonths = (start: EpochDay, months: number): number =>
  epochDay(plainDateOf(start).add({ months })) - start

const due = (reached: Start, steps: Step[], { knownThrough }: Calendar): Due => ({
  dueAt: instantOf(reached.at),
  steps,
  provisional: reached.day > knownThrough || steps.some(({ toConfirm }) => toConfirm),
})
