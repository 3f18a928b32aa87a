import type { Certainty, DayKind, SpecialDay, Span, WorkingHours } from '#platform/clock/calendar.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'

/** Who the hours are for: the offices of the commune, or the police who also receive on Saturday morning (GOV 1.5 rule 5). */
export const fields = ['general', 'police'] as const
export type Field = (typeof fields)[number]

export const dayKinds = [
  'holiday',
  'substitute-off',
  'extra-working-day',
  'morning-off',
  'afternoon-off',
] as const satisfies DayKind[]

/** A special day with where it is laid down: for the whole country, or by this commune. */
export type Entry = SpecialDay & { source: 'national' | 'commune' }

/** Giờ làm việc của một lĩnh vực từ một ngày, with its ground. */
export type Hours = WorkingHours & {
  field: Field
  dutyDays: readonly number[]
  citation: string
  certainty: Certainty
  source: 'national' | 'commune'
}

/** The entries that hold for a commune, in order of date: its own go before the national ones. */
export function entriesInForce(national: readonly SpecialDay[], commune: readonly SpecialDay[]): Entry[] {
  const byDate = new Map<string, Entry>()
  for (const day of national) byDate.set(day.on.toString(), { ...day, source: 'national' })
  for (const day of commune) byDate.set(day.on.toString(), { ...day, source: 'commune' })
  return [...byDate.values()].toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on))
}

/** The hours that hold for one field: the national ones until the commune's first own ones begin. */
export function hoursInForce(all: readonly Hours[], field: Field): Hours[] {
  const ofField = all.filter((hours) => hours.field === field)
  const own = ofField.filter(({ source }) => source === 'commune')
  const first = own.map(({ from }) => from).toSorted(Temporal.PlainDate.compare)[0]
  const before = ofField.filter(
    ({ source, from }) =>
      source === 'national' && (first === undefined || Temporal.PlainDate.compare(from, first) < 0),
  )
  return [...before, ...own].toSorted((a, b) => Temporal.PlainDate.compare(a.from, b.from))
}

// BLLĐ 2019 Điều 112 gives eleven days a year, and Nghị quyết 28/2026/QH16 a twelfth.
const holidaysOfAYear = 10

/** The last day of the last year whose public holidays are all there. */
export function knownThrough(entries: readonly SpecialDay[]): Temporal.PlainDate {
  const holidays = entries.filter(({ kind }) => kind === 'holiday')
  const years = Map.groupBy(holidays, ({ on }) => on.year)
  const full = [...years].filter(([, days]) => days.length >= holidaysOfAYear).map(([year]) => year)
  return Temporal.PlainDate.from({ year: Math.max(1999, ...full), month: 12, day: 31 })
}

/** What an administrator lays down for one or several dates in a row. */
export type DayDraft = {
  from: Temporal.PlainDate
  to: Temporal.PlainDate
  kind: (typeof dayKinds)[number]
  name: string
  citation: string
  certainty: Certainty
}

export type WhyNotDay = 'reversed' | 'too-many-days' | 'works-already' | 'off-already' | 'not-in-range'

const longest = 31
const [firstYear, lastYear] = [2000, 2099]

/** The dates that a draft sets, unless it makes no sense on one of them. */
export function datesOf(
  { from, to, kind }: DayDraft,
  usuallyWorked: (date: Temporal.PlainDate) => boolean,
): Outcome<Temporal.PlainDate[], WhyNotDay> {
  if (Temporal.PlainDate.compare(from, to) > 0) return no('reversed')
  if (from.year < firstYear || to.year > lastYear) return no('not-in-range')
  const length = from.until(to).days + 1
  if (length > longest) return no('too-many-days')
  const dates = Array.from({ length }, (_, i) => from.add({ days: i }))
  if (kind === 'extra-working-day' && dates.some(usuallyWorked)) return no('works-already')
  const half = kind === 'morning-off' || kind === 'afternoon-off'
  if (half && !dates.every(usuallyWorked)) return no('off-already')
  return yes(dates)
}

/** How many minutes a day of these spans has. */
export const minutesOf = (spans: readonly Span[]): number =>
  spans.reduce((total, { from, to }) => total + minuteOf(to) - minuteOf(from), 0)

/** Minutes after midnight of 'HH:MM'. */
export function minuteOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number)
  return hours * 60 + minutes
}
