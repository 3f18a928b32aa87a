import { z } from 'zod'

import type { Span } from '#platform/clock/calendar.ts'

import { minuteOf } from './domain.ts'

/** "1/7/2026" → a date, or undefined when there is no such day. */
export function readDay(text: string): Temporal.PlainDate | undefined {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim()) ?? []
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    )
  } catch {
    return undefined
  }
}

/** "7:00", "07:00", "7h" or "7h30" → "07:00" or "07:30"; undefined when it is no time of day. */
export function readTime(text: string): string | undefined {
  const [, hours, minutes = '00'] = /^(\d{1,2})(?:[:hg](\d{2})?)$/i.exec(text.trim()) ?? []
  if (hours === undefined || Number(hours) > 24 || Number(minutes) > 59) return undefined
  if (Number(hours) === 24 && minutes !== '00') return undefined
  return `${hours.padStart(2, '0')}:${minutes}`
}

/** "07:00-11:30, 13:30-17:00" → working time in order; nothing typed is a day off; undefined when it cannot be read. */
export function readSpans(text: string): Span[] | undefined {
  const parts = text.split(/[,;]/).map((part) => part.trim())
  const spans: Span[] = []
  for (const part of parts.filter(Boolean)) {
    const [from, to, more] = part.split(/\s*[-–—]\s*|\s+đến\s+/).map(readTime)
    if (!from || !to || more !== undefined) return undefined
    const last = spans.at(-1)
    if (minuteOf(from) >= minuteOf(to) || (last && minuteOf(last.to) > minuteOf(from)))
      return undefined
    spans.push({ from, to })
  }
  return spans
}

/** A form field that a reader makes something of, with one message for all that it cannot be. */
export const typed = <Value>(read: (text: string) => Value | undefined, message: string) =>
  z.string({ error: message }).transform((text, context) => {
    const value = read(text)
    if (value === undefined) context.addIssue({ code: 'custom', message })
    return value ?? z.NEVER
  })
