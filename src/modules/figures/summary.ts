import { satisfactionIn, type Satisfaction } from '#modules/ratings/index.ts'
import type { Read } from '#platform/db.ts'

import { ratioOf, sumOf, type Cell } from './domain.ts'
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

export function figureOf(code: MeasureCode, cells: readonly Cell[], offer: Offer): Figure {
  const measure = measureOf(code)
  const part = sumOf(cells, measure.part, offer.levelOf)
  const whole = measure.whole ? sumOf(cells, measure.whole, offer.levelOf) : null
  return { code, measure, part, whole, ratio: whole === null ? null : ratioOf(part, whole) }
}

export type Figures = Readonly<Record<MeasureCode, Figure>>

export const figuresOf = (cells: readonly Cell[], offer: Offer): Figures =>
  Object.fromEntries(measureCodes.map((code) => [code, figureOf(code, cells, offer)])) as Figures

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
  /** The sums that all figures are made of, for those who break them down. */
  cells: readonly Cell[]
  figures: Figures
  published: ReturnType<typeof publishedOf>
  satisfaction: Satisfaction
}

/** All figures of a period. */
export async function summaryOf(q: Read, asked: Asked, offer: Offer): Promise<Summary> {
  const cells = await cellsOf(q, asked)
  const { unit, period, narrowing } = asked
  const satisfaction = await satisfactionIn(q, unit, period, narrowing.procedures)
  return { cells, figures: figuresOf(cells, offer), published: publishedOf(offer), satisfaction }
}

/** The course of a period: what was received and finished in each part of it. */
export async function pointsOf(q: Read, asked: Asked, offer: Offer): Promise<Point[]> {
  const bucket = bucketOf(asked.period)
  const cells = await cellsOf(q, asked, { since: bucket === 'day' ? 'day' : 'month' })
  const byBucket = Map.groupBy(cells, ({ since }) => since && startOf(bucket, since).toString())
  return bucketsOf(asked.period, bucket).map((period) => {
    const here = byBucket.get(startOf(bucket, period.from).toString()) ?? []
    const part = (code: MeasureCode) => figureOf(code, here, offer).part
    return {
      period,
      received: part('received'),
      early: part('early'),
      onDay: part('on-day'),
      late: part('late'),
    }
  })
}

export type Group = { key: string; figures: Figures }

type KeyOf = (cell: Cell) => string

/** The figures of each group, the largest first. */
export function groupsOf(cells: readonly Cell[], offer: Offer, keyOf: KeyOf): Group[] {
  return [...Map.groupBy(cells, keyOf)]
    .map(([key, some]) => ({ key, figures: figuresOf(some, offer) }))
    .toSorted((a, b) => sizeOf(b) - sizeOf(a) || a.key.localeCompare(b.key))
}

const sizeOf = ({ figures: { received, resolved, open } }: Group) =>
  received.part + resolved.part + open.part
