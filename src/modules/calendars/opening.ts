import type { Day } from '#platform/clock/calendar.ts'
import { epochDay } from '#platform/clock/time.ts'
import type { Read } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import { calendarFor } from './calendar-for.ts'
import {
  entriesInForce,
  fields,
  hoursInForce,
  type Entry,
  type Field,
  type Hours,
} from './domain.ts'
import { allHours, communeDays, nationalDays } from './store.ts'

/** Whether a field's doors are open on the day asked for, its hours, and those that follow them. */
export type FieldHours = { field: Field; day: Day; now: Hours; next: Hours | undefined }

/** When the commune can be visited: the same hours and days by which its due dates are counted. */
export type Opening = { byField: FieldHours[]; daysAhead: Entry[] }

const monthsAhead = 6

export async function openingOf(q: Read, unit: UnitId, on: Temporal.PlainDate): Promise<Opening> {
  const all = await allHours(q, unit)
  const entries = entriesInForce(await nationalDays(q), await communeDays(q, unit))
  const byField: FieldHours[] = []
  for (const field of fields) {
    const calendar = await calendarFor(q, unit, { field })
    const hours = hoursOn(hoursInForce(all, field), on)
    if (hours) byField.push({ field, day: calendar.day(epochDay(on)), ...hours })
  }
  return { byField, daysAhead: entries.filter((entry) => isAhead(entry, on)) }
}

/** An `ordinary` entry takes another one back: nothing differs on that day. */
const isAhead = ({ on, kind }: Entry, today: Temporal.PlainDate) =>
  kind !== 'ordinary' &&
  Temporal.PlainDate.compare(on, today) >= 0 &&
  Temporal.PlainDate.compare(on, today.add({ months: monthsAhead })) <= 0

/** The hours that hold on a day and those that follow them, of versions in order. */
export function hoursOn(
  versions: readonly Hours[],
  day: Temporal.PlainDate,
): { now: Hours; next: Hours | undefined } | undefined {
  const begun = versions.filter(({ from }) => Temporal.PlainDate.compare(from, day) <= 0)
  const now = begun.at(-1) ?? versions[0]
  return now && { now, next: versions[versions.indexOf(now) + 1] }
}

/** Weekdays in a row with the same hours, as a notice at the door lists them; 1 is Monday. */
export type DaysAlike = { first: number; last: number; open: string }

export function daysAlike(week: Hours['week']): DaysAlike[] {
  const rows: DaysAlike[] = []
  for (const [i, spans] of week.entries()) {
    const open = spans.map(({ from, to }) => `${from}–${to}`).join(', ')
    const before = rows.at(-1)
    if (before?.open === open) before.last = i + 1
    else rows.push({ first: i + 1, last: i + 1, open })
  }
  return rows
}
