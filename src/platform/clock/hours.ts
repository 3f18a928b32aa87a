import type { Day, Open } from './calendar.ts'
import type { Count, Reached } from './days.ts'
import type { Still } from './pauses.ts'
import { horizon } from './rule.ts'
import { dayOff, step, type Why } from './step.ts'
import { day, dayOf, minute, startOf, type EpochDay, type Local } from './time.ts'

type HourCount = Omit<Count, 'lost'> & { still: readonly Still[] }

/** Counts working hours (giờ làm việc): only while the agency works and the clock runs. */
export const countWorkingHours = (count: HourCount): Reached =>
  countTime(count, 'working-hour', (date) => count.calendar.day(date).open)

const allDay: readonly Open[] = [[0, day]]

/** Counts hours round the clock (giờ): for urgent cases such as child protection (GOV 1.5 rule 16). */
export const countHours = (count: HourCount): Reached => countTime(count, 'hour', () => allDay)

function countTime(
  { amount, start, calendar, still, extension, steps }: HourCount,
  unit: 'hour' | 'working-hour',
  openOn: (date: EpochDay) => readonly Open[],
): Reached {
  let left = Math.round(amount * 60) * minute
  for (let date = start.day; date <= start.day + horizon; date += 1) {
    const today = calendar.day(date)
    const run = running(startOf(date), openOn(date), still, start.at)
    const used = spend(run, left)
    left -= used.spent
    if (used.spent > 0) {
      const minutes = Math.round(used.spent / minute)
      steps.push(step(date, today, { code: 'minutes', unit, minutes, extension }, minutes))
    } else if (date > start.day) steps.push(step(date, today, idle(today, unit)))
    else if (!extension) steps.push(step(date, today, { code: 'received' }))
    if (left === 0) return { day: dayOf(used.until), at: used.until }
  }
  return undefined
}

const idle = (today: Day, unit: 'hour' | 'working-hour'): Why =>
  unit === 'working-hour' && today.open.length === 0
    ? { code: 'day-off', day: dayOff(today) }
    : { code: 'paused' }

/** The stretches of one day in which the clock runs: working time after the start, without the pauses. */
export function running(
  midnight: Local,
  open: readonly Open[],
  still: readonly Still[],
  start: Local,
): Still[] {
  let run = open
    .map(([from, to]): Still => [Math.max(midnight + from, start), midnight + to])
    .filter(([from, to]) => from < to)
  for (const [stops, runs] of still) {
    if (stops >= midnight + day || runs <= midnight) continue
    run = run
      .flatMap(([from, to]): Still[] => [
        [from, Math.min(to, stops)],
        [Math.max(from, runs), to],
      ])
      .filter(([from, to]) => from < to)
  }
  return run
}

function spend(run: readonly Still[], left: number): { spent: number; until: Local } {
  let spent = 0
  let until = 0
  for (const [from, to] of run) {
    const part = Math.min(to - from, left - spent)
    spent += part
    until = from + part
    if (spent === left) break
  }
  return { spent, until }
}
