import { z } from 'zod'

import type { SpecialDay, Span } from '#platform/clock/calendar.ts'
import { plainDate } from '#platform/columns.ts'

import { fields, minuteOf, type Hours } from './domain.ts'

const certainty = z.enum(['certain', 'to-confirm'])

export const DayRow: z.ZodType<SpecialDay> = z.object({
  on: plainDate,
  kind: z.enum([
    'holiday',
    'substitute-off',
    'extra-working-day',
    'morning-off',
    'afternoon-off',
    'ordinary',
  ]),
  name: z.string(),
  citation: z.string(),
  certainty,
})

const day = z.string().transform(spansOf)

export const HoursRow: z.ZodType<Hours> = z.object({
  field: z.enum(fields),
  from: plainDate,
  week: z.tuple([day, day, day, day, day, day, day]),
  dutyDays: z.array(z.number()),
  citation: z.string(),
  certainty,
  source: z.enum(['national', 'commune']),
})

/** '{[420,690),[810,1020)}' → 07:00 to 11:30, 13:30 to 17:00. */
function spansOf(multirange: string): Span[] {
  const ranges = multirange.matchAll(/\[(\d+),(\d+)\)/g)
  return [...ranges].map(([, from, to]) => ({ from: textOf(Number(from)), to: textOf(Number(to)) }))
}

/** The same way back, as PostgreSQL reads it. */
export const multirangeOf = (spans: readonly Span[]): string =>
  `{${spans.map(({ from, to }) => `[${minuteOf(from)},${minuteOf(to)})`).join(',')}}`

const textOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
