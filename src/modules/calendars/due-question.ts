import type { Pause, Rule, Unit } from '#platform/clock/rule.ts'
import { timeZone } from '#platform/clock/time.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { clockText, dateText, localTime } from '#ui/format.ts'

import { readDay, readTime } from './typed.ts'

/** The units that the page offers. */
export const askedUnits = [
  'working-day',
  'day',
  'working-hour',
  'hour',
  'same-day',
] as const satisfies Unit[]

export const pauseRows = [1, 2, 3] as const

/** What the page "tính hạn" asks: a limit, a receipt, and up to three stops. */
export type Question = { received: Temporal.Instant; rule: Rule; pauses: Pause[] }

export type Asked = { question: Question } | { errors: Errors }

/**
 * The address at which a due date can be tried with other days; undefined for limits and stops that the page does not offer.
 */
export function questionHref({ received, rule, pauses }: Question): string | undefined {
  const { unit, amount, cutoff } = rule
  if (!askedUnits.some((one) => one === unit) || pauses.length > pauseRows.length) return undefined
  const filled: Filled = { ...typedMoment(['ngay', 'gio'], received), 'don-vi': unit }
  if (amount !== undefined) filled['so'] = String(amount)
  if (cutoff) filled['chot'] = cutoff
  for (const [i, { from, to }] of pauses.entries())
    Object.assign(
      filled,
      typedMoment([`dung${i + 1}`, `giodung${i + 1}`], from),
      typedMoment([`chay${i + 1}`, `giochay${i + 1}`], to),
    )
  return `/lich/tinh-han?${new URLSearchParams(filled).toString()}`
}

/** An instant as the two fields of a date and a time have it. */
export function typedMoment([day, time]: [string, string], at: Temporal.Instant): Filled {
  const local = localTime(at)
  return { [day]: dateText('vi', local.date), [time]: clockText(local) }
}

const example = 'Ghi ngày có thật dạng ngày/tháng/năm, ví dụ 02/09/2026'
const hours = 'Ghi giờ dạng HH:MM, ví dụ 08:30'

/** Reads the form from the address; every field that cannot be read has its message. */
export function readQuestion(filled: Filled): Asked {
  const errors: Errors = {}
  const received = momentOf(filled, ['ngay', 'gio'], errors)
  const rule = ruleOf(filled, errors)
  const pauses = pauseRows.flatMap((n) => pauseOf(filled, n, errors) ?? [])
  if (received === undefined || rule === undefined || Object.keys(errors).length > 0)
    return { errors }
  return { question: { received, rule, pauses } }
}

function momentOf(
  filled: Filled,
  [dayField, timeField]: [string, string],
  errors: Errors,
): Temporal.Instant | undefined {
  const day = readDay(filled[dayField] ?? '')
  const time = timeIn(filled, timeField)
  if (!day) errors[dayField] = example
  if (!time) errors[timeField] = hours
  return day && time ? day.toZonedDateTime({ timeZone, plainTime: time }).toInstant() : undefined
}

/** A time of day; 24:00 belongs to working hours only. */
function timeIn(filled: Filled, field: string): string | undefined {
  const time = readTime(filled[field] ?? '')
  return time === '24:00' ? undefined : time
}

function ruleOf(filled: Filled, errors: Errors): Rule | undefined {
  const unit = askedUnits.find((one) => one === filled['don-vi'])
  if (!unit) errors['don-vi'] = 'Chọn đơn vị tính'
  const amount = unit === 'same-day' ? undefined : amountIn(filled)
  if (Number.isNaN(amount)) errors['so'] = 'Ghi thời hạn bằng số, ví dụ 3'
  const cutoff = filled['chot'] ? timeIn(filled, 'chot') : undefined
  if (filled['chot'] && !cutoff) errors['chot'] = hours
  return unit && { unit, amount, cutoff }
}

/** "3", "0.5" or "0,5"; not a number when nothing or anything else is typed. */
const amountIn = ({ so = '' }: Filled): number => Number(so.replace(',', '.') || Number.NaN)

function pauseOf(filled: Filled, n: number, errors: Errors): Pause | undefined {
  const names = [`dung${n}`, `giodung${n}`, `chay${n}`, `giochay${n}`] as const
  if (names.every((name) => (filled[name] ?? '') === '')) return undefined
  const from = momentOf(filled, [names[0], names[1]], errors)
  const to = momentOf(filled, [names[2], names[3]], errors)
  if (!from || !to) return undefined
  if (Temporal.Instant.compare(from, to) > 0)
    errors[names[2]] = 'Thời điểm tiếp tục phải sau thời điểm tạm dừng'
  return { from, to }
}

/** Where the clock's own refusals are shown on the page. */
export const fieldOnPage: Record<string, string> = {
  receivedAt: 'ngay',
  'rule.amount': 'so',
  'rule.cutoff': 'chot',
  'rule.unit': 'don-vi',
  pauses: 'dung1',
}
