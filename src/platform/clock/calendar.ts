import { day, epochDay, hour, timeOfText, weekdayOf, type EpochDay } from './time.ts'

/** Whether the entry is settled law, or an administrator has still to confirm it. */
export type Certainty = 'certain' | 'to-confirm'

/** One stretch of working time in a day, as 'HH:MM' to 'HH:MM'. */
export type Span = { from: string; to: string }

/** Giờ làm việc: an agency's working hours by weekday (Monday first), from a date on. */
export type WorkingHours = {
  from: Temporal.PlainDate
  week: readonly [Span[], Span[], Span[], Span[], Span[], Span[], Span[]]
  /**
   * Weekdays (1 to 7) on which the agency receives but which are no working days in law: Saturday morning at the
   * police (GOV 1.5 rule 5). Working hours run then, day counts do not.
   */
  dutyDays?: readonly number[]
}

/**
 * A day that differs from its weekday: ngày lễ, ngày nghỉ bù hoặc hoán đổi, ngày làm bù, nghỉ nửa ngày; `ordinary` takes a
 * shared entry back for one commune.
 */
export type SpecialDay = {
  on: Temporal.PlainDate
  kind: DayKind
  /** As announced, in Vietnamese. */
  name: string
  citation: string
  certainty: Certainty
}

export type DayKind =
  | 'holiday'
  | 'substitute-off'
  | 'extra-working-day'
  | 'morning-off'
  | 'afternoon-off'
  | 'ordinary'

/** A stretch of working time in milliseconds after midnight; the end is not in it. */
export type Open = readonly [from: number, to: number]

/** What one date is for an agency. */
export type Day = {
  kind: 'working' | 'duty' | 'weekend' | Exclude<DayKind, 'ordinary'>
  /** Counts as one working day (ngày làm việc). */
  counts: boolean
  open: readonly Open[]
  name?: string
  citation?: string
  /** False when the entry behind this date has still to be confirmed. */
  certain: boolean
}

/** Lịch làm việc: what each date is for one agency; built once, asked often. */
export type Calendar = {
  day(date: EpochDay): Day
  /** What the date would be without its entry: its weekday. */
  usual(date: EpochDay): Day
  /** The last date for which holidays are known; a count that runs past it is provisional. */
  knownThrough: EpochDay
  /** The first date for which they are; nothing is counted from before it. */
  knownFrom: EpochDay
}

type Week = { from: EpochDay; days: readonly Day[] }

export function calendarOf(
  hours: readonly WorkingHours[],
  specialDays: readonly SpecialDay[],
  knownThrough: Temporal.PlainDate,
  knownFrom: Temporal.PlainDate = Temporal.PlainDate.from('2000-01-01'),
): Calendar {
  const weeks = hours.map(weekOf).toSorted((a, b) => b.from - a.from)
  const earliest = weeks.at(-1)
  if (!earliest) throw new Error('A calendar needs working hours')
  const weekOn = (date: EpochDay) => weeks.find(({ from }) => from <= date) ?? earliest
  const usual = (date: EpochDay) => weekOn(date).days[weekdayOf(date) - 1]!
  const special = new Map<EpochDay, Day>()
  for (const entry of specialDays) {
    const date = epochDay(entry.on)
    special.set(date, specialDay(entry, usual(date), weekdayIn(weekOn(date))))
  }
  return {
    day: (date) => special.get(date) ?? usual(date),
    usual,
    knownThrough: epochDay(knownThrough),
    knownFrom: epochDay(knownFrom),
  }
}

/** A day of full work, whose hours a day worked in lieu has; each week has one. */
const weekdayIn = ({ days }: Week) => days.find(({ counts }) => counts)!

function weekOf({ from, week, dutyDays = [] }: WorkingHours): Week {
  const days = week.map((spans, i): Day => {
    const open = spans.map(opening).toSorted(([a], [b]) => a - b)
    if (open.length === 0) return { kind: 'weekend', counts: false, open, certain: true }
    const onDuty = dutyDays.includes(i + 1)
    return { kind: onDuty ? 'duty' : 'working', counts: !onDuty, open, certain: true }
  })
  if (!days.some(({ counts }) => counts)) throw new Error('A week needs a working day')
  return { from: epochDay(from), days }
}

const closesAtMidnight = '24:00'

function opening({ from, to }: Span): Open {
  const start = timeOfText(from)
  const end = to === closesAtMidnight ? day : timeOfText(to)
  if (start === undefined || end === undefined || start >= end)
    throw new Error(`Not a stretch of working time: ${from}-${to}`)
  return [start, end]
}

const noon = 12 * hour

function specialDay(
  { kind, name, citation, certainty }: SpecialDay,
  usual: Day,
  weekday: Day,
): Day {
  const certain = certainty === 'certain'
  if (kind === 'ordinary') return { ...usual, certain }
  const open = opened[kind](usual, weekday)
  const counts = open.length > 0 && (usual.counts || kind === 'extra-working-day')
  return { kind, counts, open, name, citation, certain }
}

const opened: Record<
  Exclude<DayKind, 'ordinary'>,
  (usual: Day, weekday: Day) => readonly Open[]
> = {
  holiday: () => [],
  'substitute-off': () => [],
  // Worked in place of a weekday, so with a weekday's hours.
  'extra-working-day': (usual, weekday) => (usual.counts ? usual : weekday).open,
  'morning-off': ({ open }) => open.filter(([from]) => from >= noon),
  'afternoon-off': ({ open }) => open.filter(([from]) => from < noon),
}

/** When the day's work ends, in milliseconds after midnight. */
export const closingOf = ({ open }: Day): number => open.at(-1)?.[1] ?? day
