import { z } from 'zod'

import type { SpecialDay } from '#platform/clock/calendar.ts'
import { sql, type Read, type Tx } from '#platform/db.ts'
import { idOf, newId, type Id } from '#platform/id.ts'
import { forgetStamps, stamp } from '#platform/stamps.ts'
import type { UnitId } from '#platform/who.ts'

import type { Hours } from './domain.ts'
import { DayRow, HoursRow, multirangeOf } from './rows.ts'

export type CalendarId = Id<'calendar'>

const day = sql`falls_on as "on", kind, name, citation, certainty`

export const nationalDays = (q: Read): Promise<SpecialDay[]> => q.many(DayRow)`
  select ${day} from calendars.standard_day
`

export const communeDays = (q: Read, unit: UnitId): Promise<SpecialDay[]> => q.many(DayRow)`
  select ${day} from calendars.unit_day where unit_id = ${unit}
`

export const nationalDayOn = (q: Read, on: Temporal.PlainDate) => q.maybe(DayRow)`
  select ${day} from calendars.standard_day where falls_on = ${on.toString()}
`

export const communeDayOn = (q: Read, unit: UnitId, on: Temporal.PlainDate) => q.maybe(DayRow)`
  select ${day} from calendars.unit_day where unit_id = ${unit} and falls_on = ${on.toString()}
`

const hours = sql`field, effective_from as "from", week::int4multirange[]::text[] as week,
                  duty_days as "dutyDays", citation, certainty`

export const allHours = (q: Read, unit: UnitId): Promise<Hours[]> => q.many(HoursRow)`
  select ${hours}, 'national' as source from calendars.standard_hours
  union all
  select ${hours}, 'commune' as source from calendars.unit_hours where unit_id = ${unit}
`

/** Changes whenever anything does that the calendar of the transaction's unit is made of. */
export const calendarStamp = stamp(sql`
  select s.stamp::text || coalesce(u.stamp::text, '')
  from calendars.standard_calendar s
  left join calendars.unit_calendar u on u.unit_id = platform.unit()
`)

/** Marks the unit's calendar as changed, in the order of the transactions, and returns its id. */
export const stampCalendar = async (tx: Tx, unit: UnitId): Promise<CalendarId> => {
  const { id } = await tx.one(z.object({ id: idOf<'calendar'>() }))`
    insert into calendars.unit_calendar (unit_id, id, stamp) values (${unit}, ${newId()}, ${newId()})
    on conflict (unit_id) do update set stamp = excluded.stamp
    returning id
  `
  forgetStamps(tx)
  return id
}

type Setter = { unit: UnitId; by: string }

export const saveDay = (
  tx: Tx,
  { unit, by }: Setter,
  { on, kind, name, citation, certainty }: SpecialDay,
) => tx.run`
  insert into calendars.unit_day (unit_id, falls_on, kind, name, citation, certainty, set_by)
  values (${unit}, ${on.toString()}, ${kind}, ${name}, ${citation}, ${certainty}, ${by})
  on conflict (unit_id, falls_on) do update
  set kind = excluded.kind, name = excluded.name, citation = excluded.citation,
      certainty = excluded.certainty, set_by = excluded.set_by, set_at = now()
`

export const removeDay = (tx: Tx, unit: UnitId, on: Temporal.PlainDate) => tx.run`
  delete from calendars.unit_day where unit_id = ${unit} and falls_on = ${on.toString()}
`

export const saveHours = (tx: Tx, { unit, by }: Setter, own: Omit<Hours, 'source'>) => tx.run`
  insert into calendars.unit_hours
    (unit_id, field, effective_from, week, duty_days, citation, certainty, set_by)
  values (${unit}, ${own.field}, ${own.from.toString()}, ${own.week.map(multirangeOf)}::text[]::int4multirange[],
          ${own.dutyDays}, ${own.citation}, ${own.certainty}, ${by})
  on conflict (unit_id, field, effective_from) do update
  set week = excluded.week, duty_days = excluded.duty_days, citation = excluded.citation,
      certainty = excluded.certainty, set_by = excluded.set_by, set_at = now()
`
