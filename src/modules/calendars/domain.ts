import type { Certainty, DayKind, SpecialDay, WorkingHours } from '#platform/clock/calendar.ts'
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

const inOrder = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b)

/** The entries that hold for a commune, in order of date: its own go before the national ones. */
export function entriesInForce(
  national: readonly SpecialDay[],
  commune: readonly SpecialDay[],
): Entry[] {
  const byDate = new Map<string, Entry>()
  for (const day of national) byDate.set(day.on.toString(), { ...day, source: 'national' })
  for (const day of commune) byDate.set(day.on.toString(), { ...day, source: 'commune' })
  return [...byDate.values()].toSorted((a, b) => inOrder(a.on, b.on))
}

/** The hours that hold for one field: the national ones until the commune's first own ones begin. */
export function hoursInForce(all: readonly Hours[], field: Field): Hours[] {
  const ofField = all.filter((hours) => hours.field === field)
  const own = ofField.filter(({ source }) => source === 'commune')
  const first = own.map(({ from }) => from).toSorted(inOrder)[0]
  const before = ofField.filter(
    ({ source, from }) =>
      source === 'national' && (first === undefined || inOrder(from, first) < 0),
  )
  return [...before, ...own].toSorted((a, b) => inOrder(a.from, b.from))
}

// BLLĐ 2019 Điều 112 gives eleven days a year, and Nghị quyết 28/2026/QH16 a twelfth.
const holidaysOfAYear = 10

/** The years whose public holidays are all there. */
function fullYears(entries: readonly SpecialDay[]): number[] {
  const holidays = entries.filter(({ kind }) => kind === 'holiday')
  const years = Map.groupBy(holidays, ({ on }) => on.year)
  return [...years].filter(([, days]) => days.length >= holidaysOfAYear).map(([year]) => year)
}

/** The last day of the last year whose public holidays are all there. */
export const knownThrough = (entries: readonly SpecialDay[]): Temporal.PlainDate =>
  Temporal.PlainDate.from({ year: Math.max(1999, ...fullYears(entries)), month: 12, day: 31 })

/** The first day of the first such year: what came before cannot be computed, and will never be announced. */
export const knownFrom = (entries: readonly SpecialDay[]): Temporal.PlainDate =>
  Temporal.PlainDate.from({ year: Math.min(2100, ...fullYears(entries)), month: 1, day: 1 })

/** What an administrator lays down for one or several dates in a row. */
export type DayDraft = {
  from: Temporal.PlainDate
  to: Temporal.PlainDate
  kind: (typeof dayKinds)[number]
  name: string
  citation: string
  certainty: Certainty
}

export type WhyNotDay =
  | 'reversed'
  | 'too-many-days'
  | 'works-already'
  | 'off-already'
  | 'not-in-range'

const longest = 31
const [firstYear, lastYear] = [2000, 2099]

/** The dates that a draft sets, unless it makes no sense on one of them. */
export function datesOf(
  draft: DayDraft,
  usuallyWorked: (date: Temporal.PlainDate) => boolean,
): Outcome<Temporal.PlainDate[], WhyNotDay> {
  const { from, to, kind } = draft
  if (inOrder(from, to) > 0) return no('reversed')
  if (from.year < firstYear || to.year > lastYear) return no('not-in-range')
  const length = from.until(to).days + 1
  if (length > longest) return no('too-many-days')
  const dates = Array.from({ length }, (_, i) => from.add({ days: i }))
  const refused = senseless[kind]?.(dates, usuallyWorked)
  return refused ? no(refused) : yes(dates)
}

type Doubt = (
  dates: Temporal.PlainDate[],
  usuallyWorked: (date: Temporal.PlainDate) => boolean,
) => WhyNotDay | false

const halfOfNothing: Doubt = (dates, usuallyWorked) => !dates.every(usuallyWorked) && 'off-already'

const senseless: Partial<Record<DayDraft['kind'], Doubt>> = {
  'extra-working-day': (dates, usuallyWorked) => dates.some(usuallyWorked) && 'works-already',
  'morning-off': halfOfNothing,
  'afternoon-off': halfOfNothing,
}

/** Minutes after midnight of 'HH:MM'. */
export function minuteOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number)
  return hours * 60 + minutes
}
