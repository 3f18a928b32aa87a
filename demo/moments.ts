import type { Calendar } from '#platform/clock/calendar.ts'
import { dueAt } from '#platform/clock/due.ts'
import { addWorkingMinutes, workingMinutesBetween } from '#platform/clock/measure.ts'
import type { Pause, Rule } from '#platform/clock/rule.ts'
import { epochDay, minute, timeZone } from '#platform/clock/time.ts'

type Instant = Temporal.Instant
type Day = Temporal.PlainDate

export const dayOf = (at: Instant): Day => at.toZonedDateTimeISO(timeZone).toPlainDate()

const startOf = (day: Day): Instant => day.toZonedDateTime({ timeZone }).toInstant()

type Fits = (due: Instant, received: Instant) => boolean

/** Moments of a commune's working time, as its own calendar has it. */
export type Moments = ReturnType<typeof momentsOf>

export function momentsOf(calendar: Calendar) {
  const minutesOn = (day: Day) =>
    calendar.day(epochDay(day)).open.reduce((sum, [from, to]) => sum + to - from, 0) / minute
  const after = (from: Instant, minutes: number): Instant => {
    const reached = addWorkingMinutes(from, Math.max(1, Math.round(minutes)), calendar)
    if (!reached.ok) throw new Error(`no working time after ${from}: ${reached.why}`)
    return reached.value
  }
  const before = (from: Instant, minutes: number): Instant => {
    let [day, left] = [dayOf(from), Math.max(1, Math.round(minutes))]
    let until = from
    for (;;) {
      const worked = workingMinutesBetween(startOf(day), until, calendar)
      if (worked > left) return after(startOf(day), worked - left)
      left -= worked
      until = startOf(day)
      day = day.subtract({ days: 1 })
    }
  }
  const due = (received: Instant, rule: Rule | undefined, pauses: readonly Pause[] = []) => {
    const found = rule && dueAt(received, rule, calendar, pauses)
    return found?.ok ? found.value.dueAt : undefined
  }
  return {
    after,
    before,
    due,
    between: (from: Instant, to: Instant) => workingMinutesBetween(from, to, calendar),
    /** So many working minutes after the office opens that day. */
    on: (day: Day, minutes: number) => after(startOf(day), Math.min(minutes, minutesOn(day) - 1)),
    workingDays: (from: Day, to: Day): Day[] => {
      const days = from.until(to, { largestUnit: 'days' }).days
      return Array.from({ length: days + 1 }, (_, n) => from.add({ days: n })).filter(
        (day) => calendar.day(epochDay(day)).counts,
      )
    },
    /** The latest receipt, of those tried, after which the rule gives a due date that fits. */
    latestReceipt: (now: Instant, rule: Rule | undefined, fits: Fits) => {
      for (let n = 0; n < 900; n += 1) {
        const received = before(now, 11 + n * 37)
        const found = due(received, rule)
        if (found && fits(found, received)) return received
      }
      return undefined
    },
  }
}
