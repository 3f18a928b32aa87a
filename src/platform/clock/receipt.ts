import type { Calendar } from './calendar.ts'
import { dayOff, step, type Step, type Why } from './step.ts'
import { dayOf, startOf, textOfTime, timeOf, type EpochDay, type Local } from './time.ts'

/** When an agency, which works only in its hours, has a thing in its hands. */
export type Start = { day: EpochDay; at: Local }

const longestClosure = 400

/**
 * Received after closing, after the cut-off, or on a day off counts as received the next working morning; received at lunch,
 * in the afternoon (GOV 1.5 rules 3 and 4). The closing minute itself and the cut-off itself are still in time.
 */
export function receive(at: Local, calendar: Calendar, cutoff?: number): Start {
  const first = dayOf(at)
  for (let date = first; date <= first + longestClosure; date += 1) {
    const { open } = calendar.day(date)
    const from = date === first ? timeOf(at) : 0
    if (date === first && cutoff !== undefined && from > cutoff) continue
    const span = open.find(([, to]) => from <= to)
    if (span) return { day: date, at: startOf(date) + Math.max(from, span[0]) }
  }
  throw new Error('The calendar has no working time for a year')
}

/** The steps from the moment of receipt to the day that counts as the day of receipt. */
export function receiptSteps(at: Local, start: Start, calendar: Calendar, cutoff?: number): Step[] {
  const first = dayOf(at)
  if (start.day === first) return [step(first, calendar.day(first), { code: 'received' })]
  const steps = [step(first, calendar.day(first), whyLater(at, calendar, cutoff))]
  for (let date = first + 1; date < start.day; date += 1) {
    const day = calendar.day(date)
    steps.push(step(date, day, { code: 'day-off', day: dayOff(day) }))
  }
  steps.push(step(start.day, calendar.day(start.day), { code: 'counts-as-received' }))
  return steps
}

function whyLater(at: Local, calendar: Calendar, cutoff?: number): Why {
  const day = calendar.day(dayOf(at))
  if (day.open.length === 0) return { code: 'received-on-day-off', day: dayOff(day) }
  const closed = day.open.every(([, to]) => timeOf(at) > to)
  return closed || cutoff === undefined
    ? { code: 'received-after-closing' }
    : { code: 'received-after-cutoff', cutoff: textOfTime(cutoff) }
}
