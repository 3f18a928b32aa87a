import type { FiguresReport } from '#modules/papers/index.ts'
import { unitById } from '#modules/units/index.ts'
import type { Read } from '#platform/db.ts'
import { numberText } from '#ui/format.ts'

import type { Around } from './around.ts'
import { measureCodes } from './measures.ts'
import { groupsOf, pointsOf, summaryOf, type Summary } from './summary.ts'
import { paidWords, publishedWords, satisfactionWords } from './terms.ts'
import { channelWords, periodText, shareText, source } from './words.ts'

const say = { t: (vi: string) => vi, lang: 'vi' as const }
const number = (value: number | null) => (value === null ? '–' : numberText('vi', value))
const share = (ratio: number | null) => (ratio === null ? '–' : shareText(say, ratio))

/** The report of a period in the words that are printed. */
export async function reportOf(
  q: Read,
  { asked, offer, wanted }: Around,
  { madeAt, demo }: { madeAt: Temporal.Instant; demo: boolean },
): Promise<FiguresReport> {
  const unit = await unitById(q, asked.unit)
  const summary = await summaryOf(q, asked, offer)
  const groups = groupsOf(summary.cells, offer.fieldOf)
  const points = await pointsOf(q, asked)
  const short = unit.name.replace(/^UBND/u, '')
  return {
    agency: {
      parent: `Ủy ban nhân dân${short}`,
      name: `Trung tâm Phục vụ hành chính công${short}`,
      place: unit.name.replace(/^UBND (xã|phường|đặc khu) /u, ''),
    },
    title: 'Báo cáo số liệu giải quyết thủ tục hành chính',
    period: periodText(say, wanted.period),
    scope: scopeOf(wanted),
    figures: figureRows(summary),
    fieldHead: ['Lĩnh vực', 'Tiếp nhận', 'Đã xong', 'Quá hạn', 'Đúng hạn'],
    fields: groups.map(({ key, figures }) => [
      key,
      number(figures.received.part),
      number(figures.resolved.part),
      number(figures.late.part),
      share(figures['on-time'].ratio),
    ]),
    timeHead: ['Thời gian', 'Tiếp nhận', 'Trước hạn', 'Đúng hạn', 'Quá hạn'],
    times: points.map(({ period, received, early, onDay, late }) => [
      periodText(say, period),
      ...[received, early, onDay, late].map(number),
    ]),
    source: source[0],
    madeAt,
    demo,
  }
}

function scopeOf({ field, procedure, channel }: Around['wanted']): string {
  const parts = [field, procedure && `thủ tục ${procedure}`, channel && channelWords[channel]?.[0]]
  const narrowed = parts.filter(Boolean)
  return narrowed.length === 0 ? 'mọi lĩnh vực' : narrowed.join(', ')
}

function figureRows({ figures, published, satisfaction, paid }: Summary): FiguresReport['figures'] {
  const counted = measureCodes.map((code) => {
    const { measure, part, whole, ratio } = figures[code]
    return {
      name: measure.name[0],
      part: number(part),
      whole: number(whole),
      share: share(ratio),
      formula: measure.formula[0],
    }
  })
  const rated = satisfaction.shown ? satisfaction : { part: null, whole: null, ratio: null }
  return [
    ...counted,
    ...(
      [
        [paidWords, paid ?? { part: null, whole: null, ratio: null }],
        [publishedWords, published],
        [satisfactionWords, rated],
      ] as const
    ).map(([words, value]) => ({
      name: words.name[0],
      part: number(value.part),
      whole: number(value.whole),
      share: share(value.ratio),
      formula: words.formula[0],
    })),
  ]
}
