import { ButtonLink } from '#ui/form.tsx'
import { numberText } from '#ui/format.ts'
import { Notice } from '#ui/notice.tsx'
import { Stat, Stats } from '#ui/stat.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'

import type { Around } from '../around.ts'
import type { Score, Scored } from '../score.ts'
import { certaintyWords } from '../words.ts'
import { FiguresPage } from './frame.tsx'
import { Share } from './number.tsx'

type Props = { around: Around; score: Score }

/** Điểm chỉ số phục vụ: the raw shares first, then what they would give by the weights in force. */
export function ScorePage({ around, score }: Props) {
  const { t, lang, who } = useView()
  const { points, measured, most, rows } = score
  const whole = numberText(lang, measured)
  return (
    <FiguresPage
      tab="score"
      title={t('Điểm chỉ số phục vụ', 'Service score')}
      {...{ around }}
      actions={
        who.can.has('figures.edit') && (
          <ButtonLink kind="secondary" href="/quan-tri/chi-so">
            {t('Sửa điểm tối đa', 'Edit the weights')}
          </ButtonLink>
        )
      }
    >
      <Notice title={t('Số tham khảo', 'For orientation')}>
        <p>
          {t(
            'Điểm do cấp trên chấm có thể khác: quyết định có các mức điểm chi tiết chưa kiểm chứng được. Xem tỷ lệ trước, xem điểm sau.',
            'The official score may differ: the decision has finer steps that could not be verified. Read the shares first.',
          )}
        </p>
      </Notice>
      <Stats>
        <Stat
          label={t('Điểm của các nhóm đo được', 'Points of the groups measured')}
          value={measured === 0 ? null : numberText(lang, Math.round(points * 10) / 10)}
          of={t(
            `trên ${whole} điểm đo được, tổng ${numberText(lang, most)} điểm`,
            `of ${whole} measured, ${numberText(lang, most)} in all`,
          )}
        />
      </Stats>
      <Table
        caption={t('Điểm theo nhóm', 'Points by group')}
        hideCaption
        rows={rows}
        rowKey={({ code }) => code}
        columns={[
          { key: 'name', head: t('Nhóm chỉ số', 'Group'), cell: ({ name }) => t(name[0], name[1]) },
          {
            key: 'ratio',
            head: t('Tỷ lệ đạt', 'Share'),
            num: true,
            cell: ({ ratio }) => <Share {...{ ratio }} />,
          },
          {
            key: 'max',
            head: t('Điểm tối đa', 'Most'),
            num: true,
            cell: ({ max }) => numberText(lang, max),
          },
          {
            key: 'points',
            head: t('Điểm', 'Points'),
            num: true,
            cell: (row) => <Points {...{ row }} />,
          },
          {
            key: 'certainty',
            head: t('Độ chắc chắn', 'Certainty'),
            cell: ({ certainty }) => <Certain {...{ certainty }} />,
          },
          { key: 'source', head: t('Nguồn', 'Source'), long: true, cell: ({ source }) => source },
        ]}
      />
    </FiguresPage>
  )
}

function Points({ row: { points } }: { row: Scored }) {
  const { t, lang } = useView()
  if (points === null) return <span class="muted">{t('chưa có số liệu', 'no data')}</span>
  return <>{numberText(lang, Math.round(points * 10) / 10)}</>
}

export function Certain({ certainty }: { certainty: Scored['certainty'] }) {
  const { t } = useView()
  const tone = { V: 'green', S: 'yellow', M: 'orange', '?': 'red' } as const
  return <Tag tone={tone[certainty]}>{t(...certaintyWords[certainty])}</Tag>
}
