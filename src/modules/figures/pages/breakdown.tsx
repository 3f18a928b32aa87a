import { ButtonLink } from '#ui/form.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import type { Around } from '../around.ts'
import { addressOf, type Wanted } from '../asked.ts'
import type { MeasureCode } from '../measures.ts'
import type { Figures } from '../summary.ts'
import { FiguresPage, home, type Tab } from './frame.tsx'
import { OpenNumber, Share } from './number.tsx'

/** One line of a breakdown: its name and the question that it answers. */
export type Line = { key: string; name: string; wanted: Wanted; figures: Figures }
type Props = {
  tab: Tab
  title: string
  head: string
  around: Around
  lines: readonly Line[]
  ofPeriod?: boolean
}

const counts: readonly [MeasureCode, vi: string, en: string][] = [
  ['received', 'Tiếp nhận', 'Received'],
  ['resolved', 'Đã xong', 'Finished'],
  ['early', 'Trước hạn', 'Early'],
  ['late', 'Quá hạn', 'Late'],
]
const ofNow: readonly [MeasureCode, vi: string, en: string][] = [
  ['open', 'Đang giải quyết', 'Open'],
  ['overdue', 'Đang quá hạn', 'Overdue'],
]
const shares: readonly [MeasureCode, vi: string, en: string][] = [
  ['on-time', 'Tỷ lệ đúng hạn', 'On time'],
  ['online', 'Trực tuyến', 'Online'],
  ['digitised', 'Số hóa', 'Digitised'],
]

/** The figures of each field, procedure, officer, department or month; every number opens its dossiers. */
export function BreakdownPage({ tab, title, head, around, lines, ofPeriod }: Props) {
  const { t } = useView()
  const numbers = ofPeriod ? counts : [...counts, ...ofNow]
  const columns: Column<Line>[] = [
    {
      key: 'name',
      head,
      long: true,
      cell: ({ name, wanted }) => <a href={`${home}${addressOf(wanted)}`}>{name}</a>,
    },
    ...numbers.map(([code, vi, en]) => ({
      key: code,
      head: t(vi, en),
      num: true,
      cell: ({ figures, wanted }: Line) => <OpenNumber figure={figures[code]} {...{ wanted }} />,
    })),
    ...shares.map(([code, vi, en]) => ({
      key: code,
      head: t(vi, en),
      num: true,
      cell: ({ figures }: Line) => <Share ratio={figures[code].ratio} />,
    })),
  ]
  return (
    <FiguresPage
      {...{ tab, title, around }}
      actions={
        <ButtonLink kind="secondary" href={`${home}/xuat.xlsx${addressOf(around.wanted)}`}>
          {t('Xuất Excel', 'Excel')}
        </ButtonLink>
      }
    >
      <Table
        caption={title}
        hideCaption
        rows={lines}
        rowKey={({ key }) => key}
        empty={t('Không có hồ sơ nào trong kỳ.', 'No dossiers in the period.')}
        {...{ columns }}
      />
      {!ofPeriod && (
        <p class="muted">
          {t(
            'Cột “Đang giải quyết” và “Đang quá hạn” tính lúc này; các cột khác tính trong kỳ.',
            'The columns “Open” and “Overdue” are of this moment, the others of the period.',
          )}
        </p>
      )}
    </FiguresPage>
  )
}
