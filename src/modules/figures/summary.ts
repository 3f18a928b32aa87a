import type { PaidAsked } from '#modules/dossiers/index.ts'
import { satisfactionIn, type Satisfaction } from '#modules/ratings/index.ts'
import type { Read } from '#platform/db.ts'
import { zone } from '#platform/http.ts'

import { ratioOf, sumOf, sumsOf, type Cell, type Kind, type Sums } from './domain.ts'
import type { Offer } from './levels.ts'
import { measureCodes, measureOf, type Measure, type MeasureCode } from './measures.ts'
import { bucketOf, bucketsOf, startOf, type Period } from './period.ts'
import { cellsOf, type Asked } from './store.ts'

/** A figure with what it was computed from. */
export type Figure = {
  code: MeasureCode
  measure: Measure
  part: number
  whole: number | null
  ratio: number | null
}

export function figureOf(code: MeasureCode, sums: Sums): Figure {
  const measure = measureOf(code)
  const part = sumOf(sums, measure.part)
  const whole = measure.whole ? sumOf(sums, measure.whole) : null
  return { code, measure, part, whole, ratio: whole === null ? null : ratioOf(part, whole) }
}

export type Figures = Readonly<Record<MeasureCode, Figure>>

export function figuresOf(cells: readonly Cell[]): Figures {
  const sums = sumsOf(cells)
  return Object.fromEntries(measureCodes.map((code) => [code, figureOf(code, sums)])) as Figures
}

/** Thủ tục đang công khai: shown to citizens, of all in force. */
export const publishedOf = ({ procedures }: Offer) => {
  const part = procedures.filter(({ hidden }) => !hidden).length
  return { part, whole: procedures.length, ratio: ratioOf(part, procedures.length) }
}

export type Point = {
  period: Period
  received: number
  early: number
  onDay: number
  late: number
}

export type Summary = {
  /** The sums that all figures are made of, by procedure, for those who break them down. */
  cells: readonly Cell[]
  figures: Figures
  published: ReturnType<typeof publishedOf>
  satisfaction: Satisfaction
  paid: Share | null
}

export type Share = { part: number; whole: number; ratio: number | null }

/** All figures of a period. */
export async function summaryOf(q: Read, asked: Asked, offer: Offer): Promise<Summary> {
  const cells = await cellsOf(q, asked, 'procedure')
  const { unit, period, narrowing } = asked
  const satisfaction = await satisfactionIn(q, unit, period, narrowing.procedures)
  const paid = paidShare(asked, cells)
  return { cells, figures: figuresOf(cells), published: publishedOf(offer), satisfaction, paid }
}

/** Which paid fees a question means; none where it asks for officers. */
export function paidAsked({ unit, period, narrowing }: Asked): PaidAsked | undefined {
  const { officers, exceptOfficers, ...rest } = narrowing
  if (officers ?? exceptOfficers) return undefined
  const start = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone: zone }).toInstant()
  return { unit, from: start(period.from), until: start(period.to.add({ days: 1 })), ...rest }
}

/** Khoản nộp bằng chuyển khoản, of all fees paid; nobody's in particular, so missing where one asks for an officer. */
export function paidShare(asked: Asked, cells: readonly Cell[]): Share | null {
  if (!paidAsked(asked)) return null
  const count = (counts: (kind: Kind) => boolean) =>
    cells.reduce((sum, { kind, count }) => (counts(kind) ? sum + count : sum), 0)
  const part = count(({ axis, standing }) => axis === 'paid' && standing === 'transfer')
  const whole = count(({ axis }) => axis === 'paid')
  return { part, whole, ratio: ratioOf(part, whole) }
}

/** The course of a period: what was received and finished in each part of it. */
export async function pointsOf(q: Read, asked: Asked): Promise<Point[]> {
  return (await bucketCells(q, asked)).map(({ period, cells }) => {
    const sums = sumsOf(cells)
    const part = (code: MeasureCode) => figureOf(code, sums).part
    return {
      period,
      received: part('received'),
      early: part('early'),
      onDay: part('on-day'),
      late: part('late'),
    }
  })
}

/** The sums of each part of a period, oldest first. */
export async function bucketCells(q: Read, asked: Asked) {
  const bucket = bucketOf(asked.period)
  const cells = await cellsOf(q, asked, bucket === 'day' ? 'day' : 'month')
  const startsAt = (day: Temporal.PlainDate) => startOf(bucket, day).toString()
  // Cells are many, days are few.
  const days = Map.groupBy(cells, ({ key }) => key)
  const buckets = Map.groupBy(days, ([day]) => startsAt(Temporal.PlainDate.from(day)))
  return bucketsOf(asked.period, bucket).map((period) => ({
    period,
    cells: (buckets.get(startsAt(period.from)) ?? []).flatMap(([, some]) => some),
  }))
}

export type Group = { key: string; figures: Figures }

type GroupOf = (key: string) => string

/** The figures of each group, the largest first; `groupOf` tells in which group what the cells are kept apart by lies. */
export function groupsOf(cells: readonly Cell[], groupOf: GroupOf = (key) => key): Group[] {
  const ofDossiers = cells.filter(({ kind }) => kind.axis !== 'paid')
  return [...Map.groupBy(ofDossiers, ({ key }) => groupOf(key))]
    .map(([key, some]) => ({ key, figures: figuresOf(some) }))
    .toSorted((a, b) => sizeOf(b) - sizeOf(a) || a.key.localeCompare(b.key))
}

const sizeOf = ({ figures: { received, resolved, open } }: Group) =>
  received.part + resolved.part + open.part
