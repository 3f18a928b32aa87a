import type { Calendar } from './calendar.ts'
import { receive, type Start } from './receipt.ts'
import type { Pause } from './rule.ts'
import { dayOf, localOf, startOf, type EpochDay, type Local } from './time.ts'

/** A pause on the Vietnamese wall clock; the end is not in it. */
export type Still = readonly [from: Local, to: Local]

/** The pauses after receipt in order, with those that overlap or touch made one. */
export function stillTimes(pauses: readonly Pause[], received: Local): Still[] {
  const inOrder = pauses
    .map(({ from, to }): Still => [Math.max(localOf(from), received), localOf(to)])
    .filter(([from, to]) => from < to)
    .toSorted(([a], [b]) => a - b)
  const merged: Still[] = []
  for (const [from, to] of inOrder) {
    const last = merged.at(-1)
    if (last && from <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], to)]
    else merged.push([from, to])
  }
  return merged
}

/** The stops that took working time from the agency: one from closing to the next opening moves no date. */
export const worked = (still: readonly Still[], calendar: Calendar): Still[] =>
  still.filter(([stops, runs]) => workingTimeIn(stops, runs, calendar))

function workingTimeIn(stops: Local, runs: Local, calendar: Calendar): boolean {
  for (let date = dayOf(stops); date <= dayOf(runs); date += 1)
    for (const [opens, closes] of calendar.day(date).open)
      if (startOf(date) + closes > stops && startOf(date) + opens < runs) return true
  return false
}

/** Dates from, to (not in it) that do not count because the clock stood still. */
export type LostDates = readonly [from: EpochDay, to: EpochDay]

/** The day on which a pause begins or ends, for a count of working days: as with receipt, not outside working hours. */
export const officeDayOf = (at: Local, calendar: Calendar): EpochDay => receive(at, calendar).day

/**
 * Which dates a count in days leaves out. Dates are lost whole, whatever the hour: the day the clock stops is not counted, the day it runs again is: a stop from
 * Tuesday to Thursday moves the due date by two days (GOV 1.5 rule 8). When the clock stops on the day of receipt, which is
 * not counted anyway, the count begins anew after the day it runs again.
 */
export function lostDates(
  still: readonly Still[],
  start: Start,
  dateOf: (at: Local) => EpochDay = dayOf,
): LostDates[] {
  const lost: LostDates[] = []
  let uncounted = start.day
  for (const [stops, runs] of still) {
    const from = dateOf(stops)
    const to = dateOf(runs)
    if (from > uncounted) lost.push([from, to])
    else {
      lost.push([uncounted + 1, to + 1])
      uncounted = Math.max(uncounted, to)
    }
  }
  return lost.filter(([from, to]) => from < to)
}

export const isLost = (lost: readonly LostDates[], date: EpochDay): boolean =>
  lost.some(([from, to]) => date >= from && date < to)
