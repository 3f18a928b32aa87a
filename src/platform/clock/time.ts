// Plain-number calendar arithmetic: local time as milliseconds, dates as days since 1970-01-01.
// Vietnam has kept +07:00 without summer time since 13/6/1975, and the clock answers for 2000 to 2100 only, so
// the offset is a constant and no answer depends on the server's own zone or zone data.

export const timeZone = 'Asia/Ho_Chi_Minh'

/** Days since 1970-01-01 in Vietnam. */
export type EpochDay = number
/** Milliseconds since 1970-01-01T00:00 on a Vietnamese wall clock. */
export type Local = number

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour
const offset = 7 * hour

export const firstLocal: Local = Date.UTC(2000, 0, 1)
export const lastLocal: Local = Date.UTC(2100, 0, 1)

export const localOf = (at: Temporal.Instant): Local => at.epochMilliseconds + offset
export const instantOf = (local: Local): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(local - offset)

export const dayOf = (local: Local): EpochDay => Math.floor(local / day)
export const timeOf = (local: Local): number => local - dayOf(local) * day
export const startOf = (date: EpochDay): Local => date * day

/** 1 is Monday, 7 is Sunday, as in Temporal. */
export const weekdayOf = (date: EpochDay): number => ((((date + 3) % 7) + 7) % 7) + 1

export const epochDay = (date: Temporal.PlainDate): EpochDay =>
  Date.UTC(date.year, date.month - 1, date.day) / day

const dates = new Map<EpochDay, Temporal.PlainDate>()

/** Remembered, because making one costs more than all else in a step; the clock's range bounds them to about 40,000. */
export function plainDateOf(date: EpochDay): Temporal.PlainDate {
  let made = dates.get(date)
  if (made === undefined) {
    const utc = new Date(date * day)
    made = new Temporal.PlainDate(utc.getUTCFullYear(), utc.getUTCMonth() + 1, utc.getUTCDate())
    dates.set(date, made)
  }
  return made
}

/** ISO 8601 on the Vietnamese wall clock: 2026-11-23T09:00:00+07:00, with milliseconds when there are any. */
export function isoOf(at: Temporal.Instant): string {
  const text = new Date(localOf(at)).toISOString()
  return `${text.endsWith('.000Z') ? text.slice(0, 19) : text.slice(0, 23)}+07:00`
}

const clockTime = /^([01]\d|2[0-3]):([0-5]\d)$/

/** Milliseconds after midnight of 'HH:MM', or undefined when it is no time of day. */
export function timeOfText(text: string): number | undefined {
  const [, hours, minutes] = clockTime.exec(text) ?? []
  if (hours === undefined) return undefined
  return Number(hours) * hour + Number(minutes) * minute
}

/** 'HH:MM' of a time of day in milliseconds. */
export const textOfTime = (time: number): string =>
  `${two(Math.floor(time / hour))}:${two(Math.floor((time % hour) / minute))}`

const two = (n: number) => String(n).padStart(2, '0')
