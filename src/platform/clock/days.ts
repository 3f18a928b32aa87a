import { closingOf, type Calendar } from './calendar.ts'
import { isLost, type LostDates } from './pauses.ts'
import type { Start } from './receipt.ts'
import { horizon } from './rule.ts'
import { dayOff, step, type Step } from './step.ts'
import { startOf, type EpochDay } from './time.ts'

/** Where a count has come to, or undefined when it ran past the horizon. */
export type Reached = Start | undefined

export type Count = {
  amount: number
  start: Start
  calendar: Calendar
  lost: readonly LostDates[]
  extension: boolean
  steps: Step[]
}

/** Counts working days (ngày làm việc), the first being the one after the start (BLDS 2015 Đ147). */
export function countWorkingDays({
  amount,
  start,
  calendar,
  lost,
  extension,
  steps,
}: Count): Reached {
  let n = 0
  for (let date = start.day + 1; date <= start.day + horizon; date += 1) {
    const day = calendar.day(date)
    if (!day.counts) steps.push(step(date, day, { code: 'day-off', day: dayOff(day) }))
    else if (isLost(lost, date)) steps.push(step(date, day, { code: 'paused' }))
    else {
      n += 1
      const worked = day.kind === 'extra-working-day' ? { worked: day.name ?? '' } : {}
      const why = {
        code: 'counted',
        unit: 'working-day',
        n,
        of: amount,
        extension,
        ...worked,
      } as const
      steps.push(step(date, day, why))
      if (n === amount) return endOf(date, calendar)
    }
  }
  return undefined
}

/** Counts calendar days (ngày); the last one moves to a working day if it is none (BLDS 2015 Đ148). */
export function countDays({ amount, start, calendar, lost, extension, steps }: Count): Reached {
  let n = 0
  for (let date = start.day + 1; date <= start.day + horizon; date += 1) {
    const day = calendar.day(date)
    if (isLost(lost, date)) steps.push(step(date, day, { code: 'paused' }))
    else {
      n += 1
      const off = day.counts ? {} : { day: dayOff(day) }
      const why = { code: 'counted', unit: 'day', n, of: amount, extension, ...off } as const
      steps.push(step(date, day, why))
      if (n === amount) return dueOnWorkingDay(date, { calendar, lost, steps })
    }
  }
  return undefined
}

/** The date itself, or the next one on which the agency works and the clock runs. */
export function dueOnWorkingDay(
  last: EpochDay,
  { calendar, lost, steps }: Pick<Count, 'calendar' | 'lost' | 'steps'>,
): Reached {
  if (calendar.day(last).counts) return endOf(last, calendar)
  let date = last
  for (; date <= last + horizon; date += 1) {
    const day = calendar.day(date)
    const paused = isLost(lost, date)
    if (day.counts && !paused) break
    const why = day.counts
      ? ({ code: 'paused' } as const)
      : ({ code: 'due-moves', day: dayOff(day) } as const)
    if (date > last) steps.push(step(date, day, why))
  }
  if (date > last + horizon) return undefined
  const day = dayOff(calendar.day(last))
  steps.push(step(date, calendar.day(date), { code: 'due-moved-here', day }))
  return endOf(date, calendar)
}

export const endOf = (date: EpochDay, calendar: Calendar): Start => ({
  day: date,
  at: startOf(date) + closingOf(calendar.day(date)),
})
