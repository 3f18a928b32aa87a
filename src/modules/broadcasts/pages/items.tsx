import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import type { DayView, Shown } from '../day-view.ts'
import { clockOf, lengthText } from '../words.ts'
import { PriorityTag } from './parts.tsx'

/** What sounds in a day, in order. */
export function Items({ view, shown }: { view: DayView; shown: readonly Shown[] }) {
  const { t } = useView()
  const names = new Map<string, string>(view.clusters.map(({ id, name }) => [id, name]))
  const where = ({ clusters }: Shown) => {
    const here = clusters.flatMap((id) => names.get(id) ?? [])
    return here.length === names.size ? t('Tất cả cụm', 'All clusters') : here.join(', ')
  }
  return (
    <Table
      caption={t('Thứ tự phát trong ngày', 'In order')}
      hideCaption
      rows={shown}
      rowKey={({ id, from }) => `${id} ${from}`}
      empty={t('Ngày này không phát gì.', 'Nothing sounds on this day.')}
      columns={[
        {
          key: 'at',
          head: t('Giờ', 'Time'),
          cell: ({ from }) => clockOf(from),
          tight: true,
        },
        {
          key: 'title',
          head: t('Bản tin', 'Bulletin'),
          cell: ({ bulletin, title }) => <a href={`/can-bo/ban-tin/${bulletin}`}>{title}</a>,
          long: true,
        },
        {
          key: 'priority',
          head: t('Mức', 'Priority'),
          cell: ({ priority }) => <PriorityTag {...{ priority }} />,
        },
        {
          key: 'length',
          head: t('Dài', 'Length'),
          cell: ({ from, to }) => t(...lengthText((to - from) / 1_000)),
          tight: true,
        },
        { key: 'where', head: t('Nơi phát', 'Where'), cell: where, long: true },
      ]}
    />
  )
}
