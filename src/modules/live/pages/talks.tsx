import { lengthText } from '#modules/bulletins/index.ts'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Talk } from '../domain.ts'
import { endingWords } from '../words.ts'

type Props = { talks: readonly Talk[]; speakers: ReadonlyMap<string, string> }

/** What was spoken of this bulletin before. */
export function Talks({ talks, speakers }: Props) {
  const { t } = useView()
  if (talks.length === 0) return null
  return (
    <Panel title={t('Những lần đã nói', 'Spoken before')}>
      <Table
        caption={t('Những lần nói trực tiếp', 'Live talks')}
        hideCaption
        rows={talks}
        rowKey={({ id }) => id}
        empty=""
        columns={[
          {
            key: 'at',
            head: t('Bắt đầu', 'Began'),
            cell: ({ id, bulletinId, startedAt }) => (
              <a href={`/can-bo/ban-tin/${bulletinId}/noi/${id}`}>
                <When at={startedAt} />
              </a>
            ),
          },
          {
            key: 'who',
            head: t('Người nói', 'Spoken by'),
            cell: ({ spokenBy }) => speakers.get(spokenBy) ?? '–',
          },
          {
            key: 'length',
            head: t('Dài', 'Length'),
            cell: ({ seconds }) => (seconds ? t(...lengthText(seconds)) : '–'),
            tight: true,
          },
          {
            key: 'how',
            head: t('Kết thúc', 'Ended'),
            cell: ({ howEnded }) =>
              howEnded === null ? t('Đang nói', 'Going on') : t(...endingWords[howEnded]),
          },
          {
            key: 'clusters',
            head: t('Cụm loa', 'Clusters'),
            cell: ({ clusterIds }) => String(clusterIds.length),
            tight: true,
          },
        ]}
      />
    </Panel>
  )
}
