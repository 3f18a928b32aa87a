import { z } from 'zod'

import type { Sheet } from '#modules/figures/index.ts'
import type { Read } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import { kinds, seriesList } from './domain.ts'
import { groundCodes, grounds } from './grounds.ts'
import { books } from './words.ts'

/** Kỳ báo cáo Sở Tư pháp: half a year or the whole. */
export const spans = ['h1', 'h2', 'year'] as const
export type Span = (typeof spans)[number]

export const spanWords: Record<Span, readonly [vi: string, en: string]> = {
  h1: ['6 tháng đầu năm', 'First half-year'],
  h2: ['6 tháng cuối năm', 'Second half-year'],
  year: ['Cả năm', 'Whole year'],
}

export const daysOf = (year: number, span: Span) => ({
  from: Temporal.PlainDate.from({ year, month: span === 'h2' ? 7 : 1, day: 1 }),
  to: Temporal.PlainDate.from(
    span === 'h1' ? { year, month: 6, day: 30 } : { year, month: 12, day: 31 },
  ),
})

const Done = z.object({
  kind: z.enum(kinds),
  series: z.enum(seriesList),
  numbers: z.number(),
  voided: z.number(),
  copies: z.number(),
  fee: z.number(),
})
const Refused = z.object({ ground: z.enum(groundCodes), times: z.number() })

export type Statistics = { done: z.output<typeof Done>[]; refused: z.output<typeof Refused>[] }

/** What was certified and refused in a span. Cancelled numbers are told apart and bring neither copies nor fee. */
export async function statisticsOf(
  q: Read,
  unit: UnitId,
  { from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate },
): Promise<Statistics> {
  const done = await q.many(Done)`
    select e.kind, e.series, count(*)::int as numbers, count(v.id)::int as voided,
      coalesce(sum(e.copies) filter (where v.id is null), 0)::int as copies,
      coalesce(sum(e.fee) filter (where v.id is null), 0)::bigint as fee
    from certification.entry e
    left join certification.annotation v on v.unit_id = e.unit_id and v.entry_id = e.id and v.voids
    where e.unit_id = ${unit} and e.day between ${from.toString()}::date and ${to.toString()}::date
    group by e.kind, e.series order by e.kind, e.series desc
  `
  const refused = await q.many(Refused)`
    select ground, count(*)::int as times from certification.refusal
    where unit_id = ${unit} and day between ${from.toString()}::date and ${to.toString()}::date
    group by ground order by times desc, ground
  `
  return { done: done.length > 0 ? everyBook(done) : [], refused }
}

/** The report has a line for each book; where nothing was certified it says 0. */
const everyBook = (done: Statistics['done']): Statistics['done'] =>
  books.map(
    ({ kind, series }) =>
      done.find((one) => one.kind === kind && one.series === series) ?? {
        kind,
        series,
        numbers: 0,
        voided: 0,
        copies: 0,
        fee: 0,
      },
  )

export const bookName = (one: { kind: string; series: string }): string =>
  books.find(({ kind, series }) => kind === one.kind && series === one.series)?.words[0] ?? ''

type Told = { unitName: string; period: string; statistics: Statistics }

/** The same figures as a workbook. */
export function sheetsOf({ unitName, period, statistics }: Told): Sheet[] {
  const heads = (...texts: string[]) => texts.map((head) => ({ head }))
  return [
    {
      name: 'Chứng thực',
      widths: [34, 14, 14, 14, 18],
      rows: [
        heads(`${unitName}: ${period}`),
        heads('Loại việc', 'Số việc', 'Hủy số', 'Số bản', 'Lệ phí (đồng)'),
        ...statistics.done.map((one) => [
          bookName(one),
          one.numbers - one.voided,
          one.voided,
          one.copies,
          one.fee,
        ]),
      ],
    },
    {
      name: 'Từ chối',
      widths: [70, 14],
      rows: [
        heads('Lý do', 'Số lượt'),
        ...statistics.refused.map(({ ground, times }) => [grounds[ground][0], times]),
      ],
    },
  ]
}
