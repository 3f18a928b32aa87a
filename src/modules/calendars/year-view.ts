import type { Calendar, Day } from '#platform/clock/calendar.ts'
import { epochDay } from '#platform/clock/time.ts'
import type { Read } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import { calendarFor } from './calendar-for.ts'
import {
  entriesInForce,
  hoursInForce,
  knownThrough,
  type Entry,
  type Field,
  type Hours,
} from './domain.ts'
import { allHours, communeDays, nationalDays } from './store.ts'

/** One date of the year's grid. */
export type Cell = { date: Temporal.PlainDate; day: Day; entry: Entry | undefined }

/** One year of a commune's calendar, as its page shows it. */
export type YearView = {
  year: number
  /** Twelve months, each with its weeks of seven places. */
  months: { month: number; weeks: (Cell | undefined)[][] }[]
  entries: Entry[]
  /** Of this year and the years after it. */
  toConfirm: Entry[]
  /** The first year whose holidays are not all there. */
  nextUnknown: number
}

export async function calendarYear(q: Read, unit: UnitId, year: number): Promise<YearView> {
  const calendar = await calendarFor(q, unit)
  const all = entriesInForce(await nationalDays(q), await communeDays(q, unit))
  const entries = all.filter(({ on }) => on.year === year)
  const byDate = new Map(entries.map((entry) => [entry.on.toString(), entry]))
  return {
    year,
    months: Array.from({ length: 12 }, (_, i) => monthOf({ year, month: i + 1 }, calendar, byDate)),
    entries,
    toConfirm: all.filter(({ on, certainty }) => certainty === 'to-confirm' && on.year >= year),
    nextUnknown: knownThrough(all).year + 1,
  }
}

function monthOf(
  at: { year: number; month: number },
  calendar: Calendar,
  entries: ReadonlyMap<string, Entry>,
) {
  const first = Temporal.PlainDate.from({ ...at, day: 1 })
  const before = first.dayOfWeek - 1
  const weeks = Math.ceil((before + first.daysInMonth) / 7)
  const cell = (place: number): Cell | undefined => {
    const n = place - before
    if (n < 0 || n >= first.daysInMonth) return undefined
    const date = first.add({ days: n })
    return { date, day: calendar.day(epochDay(date)), entry: entries.get(date.toString()) }
  }
  return {
    month: at.month,
    weeks: Array.from({ length: weeks }, (_, w) =>
      Array.from({ length: 7 }, (__, d) => cell(w * 7 + d)),
    ),
  }
}

/** One date with its entry, for the form that changes it. */
export async function dateView(q: Read, unit: UnitId, date: Temporal.PlainDate) {
  const calendar = await calendarFor(q, unit)
  const all = entriesInForce(await nationalDays(q), await communeDays(q, unit))
  return {
    date,
    day: calendar.day(epochDay(date)),
    entry: all.find(({ on }) => on.equals(date)),
  }
}

/** Hours in force by field, the latest last. */
export async function hoursByField(q: Read, unit: UnitId, fields: readonly Field[]) {
  const all = await allHours(q, unit)
  return fields.map((field): { field: Field; versions: Hours[] } => ({
    field,
    versions: hoursInForce(all, field),
  }))
}
