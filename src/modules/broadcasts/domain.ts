import type { Target } from '#modules/clusters/index.ts'
import type { Id } from '#platform/id.ts'

export type SlotId = Id<'slot'>
export type AiringId = Id<'airing'>

/** Times of day as 'HH:MM'; a span whose end is not after its start crosses midnight. */
export type DaySpan = { from: string; to: string }

/** Whether something also happens on a public holiday, never then, or only then. */
export const holidayRules = ['also', 'not', 'only'] as const
export type HolidayRule = (typeof holidayRules)[number]

/** Khung giờ: a stretch of the day in which the commune broadcasts, with its most minutes. */
export type Slot = DaySpan & {
  id: SlotId
  name: string
  /** 1 is Monday. */
  weekdays: readonly number[]
  holidays: HolidayRule
  mostMinutes: number
  closed: boolean
}

/** Lịch phát: one bulletin, where, and when: in slots, or at times of the day. */
export type Airing = {
  id: AiringId
  bulletin: string
  targets: readonly Target[]
  slots: readonly SlotId[]
  /** 'HH:MM'; sounds at that minute and not in a slot. */
  times: readonly string[]
  from: Temporal.PlainDate
  to: Temporal.PlainDate
  weekdays: readonly number[]
  holidays: HolidayRule
  /** Smaller goes first among equals of one slot. */
  rank: number
  endedAt: Temporal.Instant | null
}

/** What a commune decided for all its loudspeakers. */
export type Habits = { quiet: readonly DaySpan[]; mostMinutes: number }

export type Priority = 'normal' | 'priority' | 'emergency'

/** What of a bulletin matters to the clock. */
export type Voiced = {
  id: string
  title: string
  priority: Priority
  seconds: number
  expiresOn: Temporal.PlainDate | null
  /** A playlist is played piece by piece, each as it was approved; a single bulletin is its own only part. */
  parts: readonly { bulletin: string; title: string; priority: Priority; seconds: number }[]
}
