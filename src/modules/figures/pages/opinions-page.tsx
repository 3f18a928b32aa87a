import {
  reasonWords,
  ratingWords,
  type Opinion,
  type Satisfaction,
} from '#modules/ratings/index.ts'
import { StackBar } from '#ui/chart.tsx'
import { numberText } from '#ui/format.ts'
import { Notice } from '#ui/notice.tsx'
import { Pager, Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import type { Around } from '../around.ts'
import { FiguresPage } from './frame.tsx'

type Props = {
  around: Around
  satisfaction: Satisfaction
  items: readonly Opinion[]
  next: string | null
  /** The field of an opinion, or that it is one of the others. */
  fieldOf: (procedure: string) => string
}

/** Góp ý: what was said, without who or when; only when enough have rated. */
export function OpinionsPage({ around, satisfaction, items, next, fieldOf }: Props) {
  const { t, lang } = useView()
  const title = t('Hài lòng và góp ý', 'Satisfaction and opinions')
  if (!satisfaction.shown)
    return (
      <FiguresPage tab="opinions" {...{ title, around }}>
        <Notice title={t('Chưa đủ đánh giá để hiện', 'Too few ratings to show')}>
          {t(
            `Cần ít nhất ${satisfaction.least} đánh giá trong các tháng trọn của kỳ, để không ai bị nhận ra.`,
            `At least ${satisfaction.least} ratings in the whole months of the period are needed, so that nobody is recognised.`,
          )}
        </Notice>
      </FiguresPage>
    )
  const { counts, whole } = satisfaction
  return (
    <FiguresPage tab="opinions" {...{ title, around }}>
      <StackBar
        title={t('Mức độ hài lòng', 'Satisfaction')}
        note={t(
          `${numberText(lang, whole)} đánh giá của các tháng trọn trong kỳ`,
          `${whole} ratings of the whole months`,
        )}
        empty={t('Chưa có đánh giá.', 'No ratings.')}
        parts={(['very-satisfied', 'satisfied', 'unsatisfied'] as const).map((level) => ({
          label: t(...ratingWords[level]),
          fill: level === 'unsatisfied' ? '#b0532a' : undefined,
          value: counts[level],
        }))}
      />
      <Table
        caption={t('Các đánh giá', 'Ratings')}
        hideCaption
        rows={items}
        rowKey={({ id }) => id}
        empty={t('Chưa có đánh giá.', 'No ratings.')}
        columns={[
          {
            key: 'level',
            head: t('Mức độ', 'Rating'),
            cell: ({ level }) => t(...ratingWords[level]),
          },
          {
            key: 'reasons',
            head: t('Về', 'About'),
            cell: ({ reasons }) => reasons.map((one) => t(...reasonWords[one])).join(', '),
          },
          {
            key: 'words',
            head: t('Góp ý', 'In their words'),
            long: true,
            cell: ({ words }) => <span class="as-typed">{words}</span>,
          },
          {
            key: 'field',
            head: t('Lĩnh vực', 'Field'),
            cell: ({ procedureCode }) => fieldOf(procedureCode),
          },
        ]}
      />
      <Pager {...{ next }} />
    </FiguresPage>
  )
}
