import type { Read } from '#platform/db.ts'

import { namesOf, type Around } from './around.ts'
import { nobody } from './domain.ts'
import { groupsBy } from './groups.ts'
import { measureCodes, type MeasureCode } from './measures.ts'
import { pointsOf, summaryOf, type Figures, type Group } from './summary.ts'
import { paidWords, publishedWords, satisfactionWords } from './terms.ts'
import { periodText, source } from './words.ts'
import type { Sheet, SheetCell } from './workbook.ts'

const say = { t: (vi: string) => vi, lang: 'vi' as const }
const head = (...texts: string[]): SheetCell[] => texts.map((text) => ({ head: text }))
const share = (ratio: number | null): SheetCell => (ratio === null ? null : { share: ratio })

const columns: readonly [MeasureCode, string][] = [
  ['received', 'Tiếp nhận'],
  ['resolved', 'Đã giải quyết'],
  ['early', 'Trước hạn'],
  ['on-day', 'Đúng hạn'],
  ['late', 'Quá hạn'],
  ['open', 'Đang giải quyết'],
  ['overdue', 'Đang quá hạn'],
]
const shares: readonly [MeasureCode, string][] = [
  ['on-time', 'Tỷ lệ đúng và trước hạn'],
  ['online', 'Tỷ lệ trực tuyến'],
  ['digitised', 'Tỷ lệ số hóa'],
]

type Made = { unitName: string; madeAt: string; byOfficer: boolean }

/** The figures of a period as sheets: all figures, and broken down. */
export async function sheetsOf(q: Read, around: Around, made: Made): Promise<Sheet[]> {
  const { offer } = around
  const fields = await groupsBy(q, around, 'field')
  const procedures = await groupsBy(q, around, 'procedure')
  return [
    await allFigures(q, around, made),
    groupSheet('Theo lĩnh vực', 'Lĩnh vực', fields, ({ key }) => key),
    groupSheet('Theo thủ tục', 'Thủ tục', procedures, ({ key }) =>
      `${key} ${offer.names.get(key) ?? ''}`.trim(),
    ),
    await timeSheet(q, around),
    ...(made.byOfficer ? [await officerSheet(q, await groupsBy(q, around, 'officer'))] : []),
  ]
}

async function allFigures(
  q: Read,
  { asked, offer, wanted }: Around,
  { unitName, madeAt }: Made,
): Promise<Sheet> {
  const { figures, published, satisfaction, paid } = await summaryOf(q, asked, offer)
  const row = (
    name: string,
    part: SheetCell,
    whole: SheetCell,
    ratio: number | null,
    formula: string,
  ) => [name, part, whole, share(ratio), formula]
  const rated = satisfaction.shown ? satisfaction : { part: null, whole: null, ratio: null }
  return {
    name: 'Tổng hợp',
    widths: [34, 12, 12, 12, 90],
    rows: [
      head('Chỉ số', 'Tử số', 'Mẫu số', 'Tỷ lệ', 'Công thức'),
      ...measureCodes.map((code) => {
        const { measure, part, whole, ratio } = figures[code]
        return row(measure.name[0], part, whole, ratio, measure.formula[0])
      }),
      row(
        paidWords.name[0],
        paid?.part ?? null,
        paid?.whole ?? null,
        paid?.ratio ?? null,
        paidWords.formula[0],
      ),
      row(
        publishedWords.name[0],
        published.part,
        published.whole,
        published.ratio,
        publishedWords.formula[0],
      ),
      row(
        satisfactionWords.name[0],
        rated.part,
        rated.whole,
        rated.ratio,
        satisfactionWords.formula[0],
      ),
      [],
      ['Đơn vị', unitName],
      ['Kỳ', periodText(say, wanted.period)],
      ['Lập lúc', madeAt],
      ['Nguồn', source[0]],
    ],
  }
}

const numbersOf = (figures: Figures): SheetCell[] => [
  ...columns.map(([code]) => figures[code].part),
  ...shares.map(([code]) => share(figures[code].ratio)),
]

const groupSheet = (
  name: string,
  first: string,
  groups: readonly Group[],
  nameOf: (group: Group) => string,
): Sheet => ({
  name,
  widths: [60, ...columns.map(() => 12), ...shares.map(() => 14)],
  rows: [
    head(first, ...columns.map(([, text]) => text), ...shares.map(([, text]) => text)),
    ...groups.map((group) => [nameOf(group), ...numbersOf(group.figures)]),
  ],
})

async function timeSheet(q: Read, { asked }: Around): Promise<Sheet> {
  const points = await pointsOf(q, asked)
  return {
    name: 'Theo thời gian',
    widths: [24, 12, 12, 12, 12],
    rows: [
      head('Thời gian', 'Tiếp nhận', 'Trước hạn', 'Đúng hạn', 'Quá hạn'),
      ...points.map(({ period, received, early, onDay, late }) => [
        periodText(say, period),
        received,
        early,
        onDay,
        late,
      ]),
    ],
  }
}

async function officerSheet(q: Read, groups: readonly Group[]): Promise<Sheet> {
  const names = await namesOf(
    q,
    groups.map(({ key }) => key),
  )
  return groupSheet('Theo cán bộ', 'Cán bộ', groups, ({ key }) =>
    key === nobody ? 'Chưa có người xử lý' : (names.get(key) ?? key),
  )
}
