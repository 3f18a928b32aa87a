import { zone } from '#platform/http.ts'

/** A day as it is written here: 25/12/2026. */
export function readDay(text: string): Temporal.PlainDate | undefined {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
  if (!day || !month || !year) return undefined
  try {
    return Temporal.PlainDate.from(
      { day: +day, month: +month, year: +year },
      { overflow: 'reject' },
    )
  } catch {
    return undefined
  }
}

/** An hour of the day: 8:30 or 08:30. */
export const readClock = (text: string): Temporal.PlainTime | undefined =>
  /^([01]?\d|2[0-3]):[0-5]\d$/.test(text)
    ? Temporal.PlainTime.from(text.padStart(5, '0'))
    : undefined

/** That hour of that day here. */
export const momentOf = (date: Temporal.PlainDate, clock: Temporal.PlainTime): Temporal.Instant =>
  date.toZonedDateTime({ timeZone: zone, plainTime: clock }).toInstant()
