import { z } from 'zod'

import type { Who } from '#platform/who.ts'
import { dateText } from '#ui/format.ts'

import { channels, type Channel } from './domain.ts'
import { unknownField, type Offer } from './levels.ts'
import { ownRange, periodOn, type Period } from './period.ts'
import type { Narrowing } from './store.ts'

const Day = z
  .string()
  .max(20)
  .optional()
  .transform((text) => readDay(text ?? ''))

/** What a page of figures may be asked by; all of it stands in its address. */
export const Query = z.object({
  ky: z.enum(['ngay', 'thang', 'quy', 'nam', 'khoang']).optional().catch(undefined),
  ngay: Day,
  tu: Day,
  den: Day,
  'linh-vuc': z.string().max(200).optional().catch(undefined),
  'thu-tuc': z.string().max(40).optional().catch(undefined),
  'can-bo': z.uuid().optional().catch(undefined),
  'phong-ban': z.string().max(40).optional().catch(undefined),
  kenh: z.enum(channels).optional().catch(undefined),
})
export type Query = z.output<typeof Query>

/** A day as 25/12/2026 or 2026-12-25; anything else is no day. */
export function readDay(text: string): Temporal.PlainDate | undefined {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim()) ?? []
  const [, y, m, d] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text.trim()) ?? []
  try {
    const parts = { year: Number(year ?? y), month: Number(month ?? m), day: Number(day ?? d) }
    return Temporal.PlainDate.from(parts, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

const kinds = { ngay: 'day', thang: 'month', quy: 'quarter', nam: 'year' } as const
export const kindWords = {
  day: 'ngay',
  month: 'thang',
  quarter: 'quy',
  year: 'nam',
  range: 'khoang',
} as const

/** What was asked, understood: for which days, and narrowed to what. */
export type Wanted = {
  period: Period
  field: string | undefined
  procedure: string | undefined
  officer: string | undefined
  department: string | undefined
  channel: Channel | undefined
}

export function wantedOf(query: Query, today: Temporal.PlainDate): Wanted {
  return {
    period: periodFrom(query, today),
    field: query['linh-vuc'] || undefined,
    procedure: query['thu-tuc'] || undefined,
    officer: query['can-bo'],
    department: query['phong-ban'] || undefined,
    channel: query.kenh,
  }
}

function periodFrom({ ky, ngay, tu, den }: Query, today: Temporal.PlainDate): Period {
  if (ky === 'khoang' || (ky === undefined && (tu !== undefined || den !== undefined))) {
    const own = ownRange(tu ?? den ?? today, den ?? today)
    return own.ok ? own.value : periodOn('year', today)
  }
  return periodOn(kinds[ky ?? 'thang'], ngay ?? today)
}

/** The query part of an address that asks the same. */
export function addressOf(wanted: Wanted, more: Record<string, string | undefined> = {}): string {
  const { period } = wanted
  const range = period.kind === 'range'
  const fields: Record<string, string | undefined> = {
    ky: kindWords[period.kind],
    ngay: range ? undefined : dateText('vi', period.from),
    tu: range ? dateText('vi', period.from) : undefined,
    den: range ? dateText('vi', period.to) : undefined,
    'linh-vuc': wanted.field,
    'thu-tuc': wanted.procedure,
    'can-bo': wanted.officer,
    'phong-ban': wanted.department,
    kenh: wanted.channel,
    ...more,
  }
  const given = Object.entries(fields).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return `?${new URLSearchParams(given).toString()}`
}

/** Which departments which officers belong to. */
export type Rooms = ReadonlyMap<string, string | null>

export const noDepartment = 'khong-ro'

/** Codes and officers that a narrowing stands for. */
export function narrowingOf(wanted: Wanted, offer: Offer, rooms: Rooms): Narrowing {
  const { procedure, channel } = wanted
  const inField = proceduresIn(wanted, offer)
  const all = inField.procedures
  const one = procedure && { procedures: (all ?? [procedure]).filter((code) => code === procedure) }
  return { ...inField, ...one, ...officersIn(wanted, rooms), channel }
}

function proceduresIn({ field }: Wanted, { procedures }: Offer): Narrowing {
  if (field === undefined) return {}
  if (field === unknownField) return { exceptProcedures: procedures.map(({ code }) => code) }
  return { procedures: procedures.filter((one) => one.field === field).map(({ code }) => code) }
}

function officersIn({ officer, department }: Wanted, rooms: Rooms): Narrowing {
  if (officer) return { officers: [officer] }
  if (department === undefined) return {}
  const placed = [...rooms].filter(([, room]) => room !== null)
  if (department === noDepartment) return { exceptOfficers: placed.map(([id]) => id) }
  return { officers: placed.filter(([, room]) => room === department).map(([id]) => id) }
}

/** Figures of single officers are for those who lead them, and for each officer about themselves. */
export const maySeeOfficer = (who: Who, { officer, department }: Wanted): boolean =>
  who.can.has('figures.officers') ||
  (department === undefined && (officer === undefined || officer === who.staff))
