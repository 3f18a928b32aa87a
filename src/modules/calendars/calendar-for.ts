import { calendarOf, type Calendar } from '#platform/clock/calendar.ts'
import type { Read } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import { entriesInForce, hoursInForce, knownFrom, knownThrough, type Field } from './domain.ts'
import { allHours, calendarStamp, communeDays, nationalDays } from './store.ts'

type Kept = { stamp: string; calendar: Calendar }

// A copy per unit and field; whether it is still true is asked of the database each time, so other processes may change it.
const kept = new Map<string, Kept>()
const mostKept = 2_000

/**
 * The working calendar of a unit: national days, the unit's own days and hours. Costs one small query while nothing has changed.
 * `field` chooses hours of their own, such as the police's.
 */
export async function calendarFor(
  q: Read,
  unit: UnitId,
  { field = 'general' }: { field?: Field } = {},
): Promise<Calendar> {
  const key = `${unit}/${field}`
  const stamp = await calendarStamp(q)
  const known = kept.get(key)
  if (known?.stamp === stamp) return known.calendar
  const calendar = await readCalendar(q, unit, field)
  if (kept.size >= mostKept) kept.clear()
  kept.set(key, { stamp, calendar })
  return calendar
}

async function readCalendar(q: Read, unit: UnitId, field: Field): Promise<Calendar> {
  const entries = entriesInForce(await nationalDays(q), await communeDays(q, unit))
  const hours = hoursInForce(await allHours(q, unit), field)
  return calendarOf(hours, entries, knownThrough(entries), knownFrom(entries))
}
