import type { Plan, Span } from './messages.ts'

const writers = new Map<string, Intl.DateTimeFormat | undefined>()

function writerOf(timeZone: string): Intl.DateTimeFormat | undefined {
  if (!writers.has(timeZone)) {
    try {
      const options = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const
      writers.set(timeZone, new Intl.DateTimeFormat('en-GB', { ...options, timeZone }))
    } catch {
      writers.set(timeZone, undefined)
    }
  }
  return writers.get(timeZone)
}

const secondsOf = (text: string): number => {
  const [hour = 0, minute = 0, second = 0] = text.split(':').map(Number)
  return hour * 3600 + minute * 60 + second
}

/** Seconds since midnight on the clocks of the place; a zone that we do not know is read as Việt Nam's. */
export function timeOfDay(instant: number, timeZone: string): number {
  const known = timeZone === 'Asia/Ho_Chi_Minh' ? undefined : writerOf(timeZone)
  if (known) return secondsOf(known.format(instant))
  return Math.floor((((instant + 7 * 3_600_000) % 86_400_000) + 86_400_000) % 86_400_000) / 1000
}

/** A span may cross midnight; one that begins when it ends is the whole day. */
export function isWithin(time: number, { from, to }: Span): boolean {
  const [begin, end] = [secondsOf(from), secondsOf(to)]
  return begin < end ? time >= begin && time < end : time >= begin || time < end
}

export const isQuiet = (
  { quiet, timeZone }: Pick<Plan, 'quiet' | 'timeZone'>,
  at: number,
): boolean => quiet.some((span) => isWithin(timeOfDay(at, timeZone), span))

/** How loud at this time of day; the last span that holds says it. */
export function volumeAt({ volumes, timeZone }: Pick<Plan, 'volumes' | 'timeZone'>, at: number) {
  return volumes.findLast((span) => isWithin(timeOfDay(at, timeZone), span))?.volume
}

/** The next moment from `at` on when quiet hours begin, within a day; undefined when there are none. */
export function nextQuiet(plan: Pick<Plan, 'quiet' | 'timeZone'>, at: number): number | undefined {
  if (isQuiet(plan, at)) return at
  const time = timeOfDay(at, plan.timeZone)
  const waits = plan.quiet.map(({ from }) => (secondsOf(from) - time + 86_400) % 86_400)
  return waits.length === 0 ? undefined : at + Math.min(...waits) * 1000
}
