import type { Cluster } from '#modules/clusters/index.ts'
import { timeZone } from '#platform/clock/time.ts'
import { Empty } from '#ui/empty.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Line } from '../proof.ts'
import { lengthText, proofTones, proofWords, whyWords } from '../words.ts'

/** To the second: an officer compares it with what people heard. */
const exactly = (at: Temporal.Instant) =>
  at.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'second' })

type Props = { lines: readonly Line[]; clusters: readonly Cluster[] }

/** Each item at each cluster: what was planned, what was heard, and why not. */
export function Lines({ lines, clusters }: Props) {
  const { t } = useView()
  const names = new Map<string, string>(clusters.map(({ id, name }) => [id, name]))
  return (
    <div class="plays-log">
      <Table
        caption={t('Lượt phát ở từng cụm', 'Items at each cluster')}
        hideCaption
        kind="lines"
        rows={lines}
        rowKey={({ item }) => `${item.id} ${item.clusterId}`}
        empty={<Empty title={t('Không có lượt phát nào.', 'Nothing was to be heard.')} />}
        columns={[
          {
            key: 'at',
            head: t('Giờ', 'Time'),
            cell: ({ item }) => <When at={item.startsAt} only="clock" />,
            tight: true,
          },
          {
            key: 'cluster',
            head: t('Cụm loa', 'Cluster'),
            cell: ({ item }) => names.get(item.clusterId) ?? '–',
          },
          {
            key: 'title',
            head: t('Bản tin', 'Bulletin'),
            cell: ({ item }) => <a href={`/can-bo/ban-tin/${item.bulletinId}`}>{item.title}</a>,
            long: true,
          },
          {
            key: 'proof',
            head: t('Kết quả', 'Outcome'),
            cell: ({ proof, play }) => (
              <>
                <Tag tone={proofTones[proof]}>{t(...proofWords[proof])}</Tag>
                {play?.why && ` ${t(...whyWords(play.why))}`}
                {play && !play.clockSure && ` ${t('(giờ máy chưa chắc đúng)', '(clock unsure)')}`}
              </>
            ),
          },
          {
            key: 'heard',
            head: t('Phát thật, dài', 'Heard'),
            cell: ({ play }) =>
              play?.startedAt ? (
                <>
                  <time datetime={play.startedAt.toString()}>{exactly(play.startedAt)}</time>,{' '}
                  {t(...lengthText(play.seconds))}
                </>
              ) : (
                '–'
              ),
            tight: true,
          },
          {
            key: 'hash',
            head: t('Âm thanh', 'Sound'),
            cell: ({ item, play }) => {
              if (!item.sha256) return '–'
              if (!play?.sha256) return <code>{item.sha256.slice(0, 8)}</code>
              return play.sha256 === item.sha256 ? (
                <code>{item.sha256.slice(0, 8)}</code>
              ) : (
                <Tag tone="red">{t('khác bản đã duyệt', 'not what was approved')}</Tag>
              )
            },
            tight: true,
          },
        ]}
      />
    </div>
  )
}
