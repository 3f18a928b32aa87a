import { hamletLabel, type Hamlet } from '#modules/units/index.ts'
import { localTime } from '#ui/format.ts'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { comingOf, type Coming as ComingItem, type Heard } from '../listening.ts'
import { lengthText } from '../words.ts'

type Props = {
  heard: readonly Heard[]
  places: readonly Hamlet[]
  hamlet: string | undefined
  now: Temporal.Instant
}

/** Tối nay: what the head of a hamlet wants to know before the evening. */
export function Coming({ heard, places, hamlet, now }: Props) {
  const { t } = useView()
  const coming = comingOf(heard, now)
  const place = places.find(({ id }) => id === hamlet)
  const isEvening = coming.every(({ at }) => localTime(at).hour >= 17)
  const when = isEvening ? t('Tối nay', 'Tonight') : t('Sắp phát hôm nay', 'Still to come today')
  const title = place
    ? t(`${when} ở ${hamletLabel(place)}`, `${when}, ${hamletLabel(place)}`)
    : when
  const nothing = t(
    'Từ giờ đến hết ngày loa không phát gì nữa.',
    'Nothing more sounds until the end of the day.',
  )
  if (coming.length === 0) return <p class="muted">{nothing}</p>
  return (
    <Panel {...{ title }} id="toi-nay">
      <ComingTable {...{ title, coming }} />
    </Panel>
  )
}

type TableProps = { title: string; coming: readonly ComingItem[] }

/** Time, bulletin, length: the same on the screen and on the notice board. */
export function ComingTable({ title, coming }: TableProps) {
  const { t } = useView()
  return (
    <Table
      caption={title}
      hideCaption
      rows={coming}
      rowKey={({ at, bulletin }) => `${at.toString()} ${bulletin}`}
      columns={[
        {
          key: 'at',
          head: t('Giờ', 'Time'),
          tight: true,
          cell: ({ at }) => <When {...{ at }} only="clock" />,
        },
        { key: 'title', head: t('Bản tin', 'Bulletin'), long: true, cell: (one) => one.title },
        {
          key: 'length',
          head: t('Dài', 'Length'),
          tight: true,
          cell: ({ seconds }) => t(...lengthText(seconds)),
        },
      ]}
    />
  )
}
