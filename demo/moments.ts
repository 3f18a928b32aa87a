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

type Asked = {
  now: Instant
  rule: Rule | undefined
  fits: Fits
  /** Minutes by which this one is earlier than another that is asked for in the same way. */
  shift: number
}

/** Moments of a commune's working time, as its own calendar has it. */
export type Moments = {
  /** So many working minutes later; at least one. */
  after: (from: Instant, minutes: number) => Instant
  before: (from: Instant, minutes: number) => Instant
  between: (from: Instant, to: Instant) => number
  /** So many working minutes after the office opens on a working day. */
  on: (day: Day, minutes: number) => Instant
  workingDays: (from: Day, to: Day) => Day[]
  due: (received: Instant, rule: Rule | undefined, pauses?: readonly Pause[]) => Instant | undefined
  /** The latest receipt, of those tried, after which the rule gives a due date that fits. */
  latestReceipt: (asked: Asked) => Instant | undefined
}

export function momentsOf(calendar: Calendar): Moments {
  const after = (from: Instant, minutes: number): Instant => {
    const reached = addWorkingMinutes(from, Math.max(1, Math.round(minutes)), calendar)
    if (!reached.ok) throw new Error(`no working time after ${from.toString()}: ${reached.why}`)
    return reached.value
  }
  const before = (from: Instant, minutes: number) => backwards(calendar, from, minutes)
  const due: Moments['due'] = (received, rule, pauses = []) => {
    const found = rule && dueAt(received, rule, calendar, pauses)
    return found?.ok ? found.value.dueAt : undefined
  }
  return {
    after,
    before,
    due,
    between: (from, to) => workingMinutesBetween(from, to, calendar),
    on: (day, minutes) => after(startOf(day), Math.min(minutes, minutesOn(calendar, day) - 1)),
    workingDays: (from, to) =>
      daysFrom(from, to).filter((day) => calendar.day(epochDay(day)).counts),
    latestReceipt: ({ now, rule, fits, shift }) => {
      let received = before(now, 11 + shift)
      for (let tried = 0; tried < 900; tried += 1) {
        const found = due(received, rule)
        if (found && fits(found, received)) return received
        received = before(received, 37)
      }
      return undefined
    },
  }
}

const minutesOn = (calendar: Calendar, day: Day) =>
  calendar.day(epochDay(day)).open.reduce((sum, [from, to]) => sum + to - from, 0) / minute

const daysFrom = (from: Day, to: Day): Day[] =>
  Array.from({ length: from.until(to, { largestUnit: 'days' }).days + 1 }, (_, n) =>
    from.add({ days: n }),
  )

function backwards(calendar: Calendar, from: Instant, minutes: number): Instant {
  let [day, left, until] = [dayOf(from), Math.max(1, Math.round(minutes)), from]
  for (;;) {
    const worked = workingMinutesBetween(startOf(day), until, calendar)
    const reached = worked > left && addWorkingMinutes(startOf(day), worked - left, calendar)
    if (reached && reached.ok) return reached.value
    left -= worked
    until = startOf(day)
    day = day.subtract({ days: 1 })
  }
}
