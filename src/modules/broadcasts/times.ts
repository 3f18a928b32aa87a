import { day, timeOfText, type EpochDay, type Local } from '#platform/clock/time.ts'

import type { DaySpan } from './domain.ts'

/** A stretch of local time in milliseconds; the end is not in it. */
export type Stretch = { from: Local; to: Local }

const ms = (text: string): number => {
  const time = timeOfText(text)
  if (time === undefined) throw new Error(`not a time of day: ${text}`)
  return time
}

/** What begins within this time is settled: devices are about to play it, and can be told nothing new. In milliseconds. */
export const settled = 60_000

/** A time of day on one date. */
export const at = (date: EpochDay, text: string): Local => date * day + ms(text)

/** The span that begins on this date; it may end on the next. */
export function spanOn(date: EpochDay, { from, to }: DaySpan): Stretch {
  const begin = ms(from)
  const end = ms(to)
  return { from: date * day + begin, to: date * day + (end > begin ? end : end + day) }
}

/** Length of a span of the day in minutes, also across midnight. */
export const minutesOf = (span: DaySpan): number => {
  const { from, to } = spanOn(0, span)
  return (to - from) / 60_000
}

export const overlap = (a: Stretch, b: Stretch): boolean => a.from < b.to && b.from < a.to

/** Every quiet stretch that touches the days from the one before `first` to the one after `last`: what begins late reaches into the next. */
export const quietOn = (quiet: readonly DaySpan[], first: EpochDay, last: EpochDay): Stretch[] =>
  Array.from({ length: last - first + 3 }, (_, at) => first - 1 + at).flatMap((date) =>
    quiet.map((span) => spanOn(date, span)),
  )

/** Whether two spans of the day touch on some day. */
export const touches = (a: DaySpan, b: DaySpan): boolean =>
  [-1, 0, 1].some((shift) => overlap(spanOn(1, a), spanOn(1 + shift, b)))
