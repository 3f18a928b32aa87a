import type { Calendar } from '#platform/clock/calendar.ts'
import { epochDay, instantOf, startOf } from '#platform/clock/time.ts'

/** When something at work is due, as the head asks: late, late from tomorrow on, in three working days, or any. */
export const bands = ['late', 'today', 'soon', 'all'] as const
export type Band = (typeof bands)[number]

/** By whom or what the load is told. */
export const groupings = ['officer', 'step', 'field', 'apology', 'all'] as const
export type Grouping = (typeof groupings)[number]

/** The instants between the bands. */
export type Horizon = {
  today: Temporal.Instant
  tomorrow: Temporal.Instant
  afterSoon: Temporal.Instant
}

const soonDays = 3
/** Longer than any run of holidays. */
const farthest = 60

/** Today, and the end of the third working day after it; without a calendar that far, of the third day. */
export function horizonOf(calendar: Pick<Calendar, 'day'>, today: Temporal.PlainDate): Horizon {
  const first = epochDay(today)
  let last = first
  for (let counted = 0, day = first + 1; counted < soonDays && day <= first + farthest; day += 1)
    if (calendar.day(day).counts) {
      counted += 1
      last = day
    }
  const start = (day: number) => instantOf(startOf(day))
  return {
    today: start(first),
    tomorrow: start(first + 1),
    afterSoon: start((last === first ? first + soonDays : last) + 1),
  }
}

/** From when until when the dossiers of a band are due. */
export function spanOf(
  band: Band,
  { today, tomorrow, afterSoon }: Horizon,
): { dueFrom?: Temporal.Instant; dueBefore?: Temporal.Instant } {
  switch (band) {
    case 'late':
      return { dueBefore: today }
    case 'today':
      return { dueFrom: today, dueBefore: tomorrow }
    case 'soon':
      return { dueFrom: tomorrow, dueBefore: afterSoon }
    case 'all':
      return {}
  }
}

/** One line of the board. */
export type Row = { key: string; counts: Record<Band, number> }

type Load = { key: string } & Record<Band, number>

/** Procedures gathered into their fields; the one with most that is late first. */
export function byField(loads: readonly Load[], fieldOf: (code: string) => string): Row[] {
  const rows = new Map<string, Row>()
  for (const load of loads) {
    const key = fieldOf(load.key)
    const row = rows.get(key) ?? { key, counts: { late: 0, today: 0, soon: 0, all: 0 } }
    for (const band of bands) row.counts[band] += load[band]
    rows.set(key, row)
  }
  return pressing([...rows.values()])
}

export const rowsOf = (loads: readonly Load[]): Row[] =>
  pressing(
    loads.map(({ key, late, today, soon, all }) => ({ key, counts: { late, today, soon, all } })),
  )

/** What is late comes first, then what is due first, then who has most. */
const pressing = (rows: readonly Row[]): Row[] =>
  rows.toSorted(
    ({ counts: a }, { counts: b }) =>
      b.late - a.late || b.today - a.today || b.soon - a.soon || b.all - a.all,
  )
