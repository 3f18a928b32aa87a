import type { Day } from './calendar.ts'
import { plainDateOf, type EpochDay } from './time.ts'

/** Why a date counts or does not; put into words by `whyText`. */
export type Why =
  | { code: 'received' }
  | { code: 'received-after-closing' }
  | { code: 'received-after-cutoff'; cutoff: string }
  | { code: 'received-on-day-off'; day: DayOff }
  | { code: 'counts-as-received' }
  | { code: 'same-day' }
  | {
      code: 'counted'
      unit: 'working-day' | 'day'
      n: number
      of: number
      extension: boolean
      worked?: string
      /** A calendar day counts also when nobody works on it. */
      day?: DayOff
    }
  | { code: 'minutes'; unit: 'working-hour' | 'hour'; minutes: number; extension: boolean }
  | { code: 'paused' }
  | { code: 'day-off'; day: DayOff }
  | { code: 'due-moves'; day: DayOff }
  | { code: 'due-moved-here'; day: DayOff }
  | { code: 'fixed-date' }

/** Why nobody works on a date. */
export type DayOff = { kind: Day['kind']; name?: string; citation?: string }

/** One date on the way from receipt to the due date. */
export type Step = {
  date: Temporal.PlainDate
  /** True when this date uses up some of the time limit. */
  counted: boolean
  /** Minutes used on this date, for limits in hours. */
  minutes?: number
  why: Why
  /** The entry of the calendar behind this date has still to be confirmed. */
  toConfirm: boolean
}

/** Ngày hẹn trả: the due instant, and how it came about. */
export type Due = {
  dueAt: Temporal.Instant
  steps: Step[]
  /** Rests on a calendar entry that is to be confirmed, or runs past the last year whose holidays are known. */
  provisional: boolean
}

export const step = (date: EpochDay, { certain }: Day, why: Why, minutes?: number): Step => ({
  date: plainDateOf(date),
  counted: why.code === 'counted' || why.code === 'minutes' || why.code === 'same-day',
  ...(minutes !== undefined && { minutes }),
  why,
  toConfirm: !certain,
})

export const dayOff = ({ kind, name, citation }: Day): DayOff => ({
  kind,
  ...(name !== undefined && { name }),
  ...(citation !== undefined && { citation }),
})
