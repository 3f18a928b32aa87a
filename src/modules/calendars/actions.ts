import type { SpecialDay } from '#platform/clock/calendar.ts'
import { epochDay } from '#platform/clock/time.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import type { Who } from '#platform/who.ts'

import { calendarFor } from './calendar-for.ts'
import {
  datesOf,
  entriesInForce,
  hoursInForce,
  knownThrough,
  type DayDraft,
  type Field,
  type Hours,
  type WhyNotDay,
} from './domain.ts'
import {
  allHours,
  communeDayOn,
  communeDays,
  nationalDayOn,
  nationalDays,
  removeDay,
  saveDay,
  saveHours,
  stampCalendar,
} from './store.ts'
import { holidaysByLaw } from './year.ts'

/** What was changed in a calendar, for the audit trail and for whoever computes due dates. */
export type CalendarChange = {
  what: 'day-set' | 'day-removed' | 'hours-set' | 'year-drafted'
  /** Dates whose working time may differ from before; `to` is null when it differs from then on. */
  from: string
  to: string | null
  name: string
  citation: string
  by: string
}

declare module '#platform/events.ts' {
  interface Events {
    'calendar.changed': CalendarChange
    'calendar.day-confirmed': { on: string; name: string; citation: string; by: string }
    'calendar.hours-confirmed': { field: Field; from: string; citation: string; by: string }
  }
}

/** Adds or corrects a holiday, a day off in lieu, a swapped or half day, for one date or several in a row. */
export async function setDays(
  tx: Tx,
  who: Who,
  draft: DayDraft,
): Promise<Outcome<true, WhyNotDay>> {
  const calendar = await calendarFor(tx, who.unit)
  const usual = (date: Temporal.PlainDate) => calendar.usual(epochDay(date)).counts
  const dates = datesOf(draft, usual)
  if (!dates.ok) return dates
  const { kind, name, citation, certainty } = draft
  for (const on of dates.value)
    await saveDay(tx, setter(who), { on, kind, name, citation, certainty })
  await record(tx, who, 'calendar.changed', await changed(tx, who), {
    what: 'day-set',
    from: draft.from.toString(),
    to: draft.to.toString(),
    name,
    citation,
    by: who.name,
  })
  return yes(true)
}

type Ground = { on: Temporal.PlainDate; citation: string }

/** Says that an entry is settled, naming the announcement; due dates stay as they are. */
export async function confirmDay(
  tx: Tx,
  who: Who,
  { on, citation }: Ground,
): Promise<Outcome<true, 'nothing-there'>> {
  const entry = await dayInForce(tx, who, on)
  if (!entry) return no('nothing-there')
  await saveDay(tx, setter(who), { ...entry, citation, certainty: 'certain' })
  const confirmed = { on: on.toString(), name: entry.name, citation, by: who.name }
  await record(tx, who, 'calendar.day-confirmed', await changed(tx, who), confirmed)
  return yes(true)
}

/** Takes an entry back: the commune's own one goes, a national one becomes an ordinary day for this commune. */
export async function dropDay(
  tx: Tx,
  who: Who,
  { on, citation }: Ground,
): Promise<Outcome<true, 'nothing-there'>> {
  const entry = await dayInForce(tx, who, on)
  if (!entry) return no('nothing-there')
  await removeDay(tx, who.unit, on)
  if (await nationalDayOn(tx, on))
    await saveDay(tx, setter(who), { ...entry, kind: 'ordinary', citation, certainty: 'certain' })
  await record(tx, who, 'calendar.changed', await changed(tx, who), {
    what: 'day-removed',
    from: on.toString(),
    to: on.toString(),
    name: entry.name,
    citation,
    by: who.name,
  })
  return yes(true)
}

/** Sets the working hours of a field from a date on. */
export async function setHours(tx: Tx, who: Who, hours: Omit<Hours, 'source'>): Promise<void> {
  await saveHours(tx, setter(who), hours)
  await record(tx, who, 'calendar.changed', await changed(tx, who), {
    what: 'hours-set',
    from: hours.from.toString(),
    to: null,
    name: hours.field,
    citation: hours.citation,
    by: who.name,
  })
}

type HoursGround = { field: Field; from: Temporal.PlainDate; citation: string }

/** Says that the hours of a field are settled, naming what lays them down; due dates stay as they are. */
export async function confirmHours(
  tx: Tx,
  who: Who,
  { field, from, citation }: HoursGround,
): Promise<Outcome<true, 'nothing-there'>> {
  const inForce = hoursInForce(await allHours(tx, who.unit), field)
  const hours = inForce.find((one) => one.from.equals(from) && one.certainty === 'to-confirm')
  if (!hours) return no('nothing-there')
  await saveHours(tx, setter(who), { ...hours, citation, certainty: 'certain' })
  const confirmed = { field, from: from.toString(), citation, by: who.name }
  await record(tx, who, 'calendar.hours-confirmed', await changed(tx, who), confirmed)
  return yes(true)
}

/** Puts in the public holidays of a year by law, for confirmation; entries that are there already stay. */
export async function draftYear(
  tx: Tx,
  who: Who,
  year: number,
): Promise<Outcome<number, 'known-already'>> {
  const there = entriesInForce(await nationalDays(tx), await communeDays(tx, who.unit))
  if (year <= knownThrough(there).year) return no('known-already')
  const dates = new Set(there.map(({ on }) => on.toString()))
  const missing = holidaysByLaw(year).filter(({ on }) => !dates.has(on.toString()))
  for (const day of missing) await saveDay(tx, setter(who), day)
  await record(tx, who, 'calendar.changed', await changed(tx, who), {
    what: 'year-drafted',
    from: `${year}-01-01`,
    to: `${year}-12-31`,
    name: String(year),
    citation: 'BLLĐ 2019 Điều 111, 112',
    by: who.name,
  })
  return yes(missing.length)
}

async function dayInForce(
  tx: Tx,
  who: Who,
  on: Temporal.PlainDate,
): Promise<SpecialDay | undefined> {
  const own = await communeDayOn(tx, who.unit, on)
  if (own) return own.kind === 'ordinary' ? undefined : own
  return nationalDayOn(tx, on)
}

const setter = ({ unit, actor }: Who) => ({ unit, by: actor })

/** The unit's calendar as the subject of an event. Comes after the writes: its new stamp must not meet old days. */
const changed = async (tx: Tx, who: Who) => ({
  kind: 'calendar',
  id: await stampCalendar(tx, who.unit),
})
