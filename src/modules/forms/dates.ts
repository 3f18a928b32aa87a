/** A date as far as it is known: a day, a month or only a year (civil status of the old). */
export type KnownDate = {
  /** `1987-02-05`, `1987-02` or `1987` */
  iso: string
  /** The first and the last day it can be. */
  first: Temporal.PlainDate
  last: Temporal.PlainDate
  precise: boolean
}

// People put the year last and part with a slash, a stop or a dash; machines put it first.
const typedDate = /^(?:(?:(?<day>\d{1,2})[/.-])?(?<month>\d{1,2})[/.-])?(?<year>\d{4})$/
const isoDate = /^(?<year>\d{4})-(?<month>\d{2})(?:-(?<day>\d{2}))?$/

/** Nobody alive, and no paper that still counts, is older. */
export const earliest = 1850
const latest = 2200

/** Reads 05/02/1987, 5-2-1987, 1987-02-05, 02/1987 or 1987; nothing else, and no impossible day. */
export function readDate(text = ''): KnownDate | undefined {
  const typed = text.replace(/\s+/g, '')
  const groups = (typedDate.exec(typed) ?? isoDate.exec(typed))?.groups
  if (groups === undefined) return undefined
  const { year, month, day } = groups
  if (month === undefined) return yearOf(Number(year))
  if (day === undefined) return monthOf(Number(year), Number(month))
  return dayOf(Number(year), Number(month), Number(day))
}

function dayOf(y: number, m: number, d: number): KnownDate | undefined {
  const date = possible(y, m, d)
  return date && { iso: date.toString(), first: date, last: date, precise: true }
}

function monthOf(y: number, m: number): KnownDate | undefined {
  const first = possible(y, m, 1)
  if (first === undefined) return undefined
  const last = first.with({ day: first.daysInMonth })
  return { iso: first.toString().slice(0, 7), first, last, precise: false }
}

function yearOf(y: number): KnownDate | undefined {
  const first = possible(y, 1, 1)
  const last = possible(y, 12, 31)
  return first && last && { iso: String(y), first, last, precise: false }
}

function possible(y: number, m: number, d: number): Temporal.PlainDate | undefined {
  if (y < earliest || y > latest) return undefined
  try {
    return Temporal.PlainDate.from({ year: y, month: m, day: d }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

/** 1987-02-05 → 05/02/1987, 1987-02 → 02/1987, 1987 → 1987; anything else stays as it is. */
export function writeDate(iso: string): string {
  return /^\d{4}(-\d{2}){0,2}$/.test(iso) ? iso.split('-').toReversed().join('/') : iso
}
