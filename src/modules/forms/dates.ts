/** A date as far as it is known: a day, a month or only a year (civil status of the old). */
export type KnownDate = {
  /** `1987-02-05`, `1987-02` or `1987` */
  iso: string
  /** The first and the last day it can be. */
  first: Temporal.PlainDate
  last: Temporal.PlainDate
  precise: boolean
}

const day = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/
const month = /^(\d{1,2})[/.-](\d{4})$/
const year = /^\d{4}$/
const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/
const isoMonth = /^(\d{4})-(\d{2})$/

const earliest = 1850
const latest = 2200

/** Reads 05/02/1987, 5-2-1987, 1987-02-05, 02/1987 or 1987; nothing else, and no impossible day. */
export function readDate(text: string | undefined): KnownDate | undefined {
  const typed = text?.replace(/\s+/g, '') ?? ''
  const [, d, m, y] = day.exec(typed) ?? swap(isoDay.exec(typed)) ?? []
  if (y !== undefined) return dayOf(Number(y), Number(m), Number(d))
  const [, mm, yy] = month.exec(typed) ?? swap(isoMonth.exec(typed)) ?? []
  if (yy !== undefined) return monthOf(Number(yy), Number(mm))
  return year.test(typed) ? yearOf(Number(typed)) : undefined
}

/** ISO puts the year first; people put it last. */
const swap = (match: RegExpExecArray | null) => match && [match[0], ...match.slice(1).toReversed()]

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
