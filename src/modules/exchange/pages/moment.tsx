import { clockText, dateText, localTime } from '#ui/format.ts'
import { When } from '#ui/when.tsx'

const isWholeDay = ({ hour, minute }: { hour: number; minute: number }) => hour + minute === 0

/** What another system said as a day is shown as a day: nothing is due at midnight. */
export function Moment({ at }: { at: Temporal.Instant }) {
  return isWholeDay(localTime(at)) ? <When {...{ at }} only="date" /> : <When {...{ at }} />
}

/** As it is typed: 02/09/2026 14:30, or 02/09/2026 when only the day is known. */
export function momentText(at: Temporal.Instant | null): string {
  if (at === null) return ''
  const local = localTime(at)
  const day = dateText('vi', local.date)
  return isWholeDay(local) ? day : `${day} ${clockText(local)}`
}
