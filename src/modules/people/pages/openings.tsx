import type { ComponentChildren } from 'preact'

import { Page } from '#ui/layout.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Opening } from '../opening.ts'

/** For the citizen: who in the office opened the own record, when and why. */
type Props = { openings: Opening[]; others?: ComponentChildren }

export function OpeningsPage({ openings, others }: Props) {
  const { t } = useView()
  return (
    <Page
      title={t('Ai đã xem hồ sơ của tôi', 'Who opened my record')}
      lead={t(
        'Mỗi cán bộ mở dữ liệu của bạn được ghi một dòng cho mỗi giờ, dù trong giờ ấy mở nhiều lần. Mỗi lần xem đủ số định danh hoặc mở một giấy tờ đã lưu của bạn đều ghi thành dòng riêng. Thấy điều không hợp lý, hãy báo cho UBND xã.',
        'An officer who opens your data is written down in one line for each hour, however often within it. Each look at your whole identity number and at each of your stored papers has its own line. If something looks wrong, tell the commune.',
      )}
    >
      <OpeningTable {...{ openings }} />
      {others}
    </Page>
  )
}

export function OpeningTable({ openings }: { openings: Opening[] }) {
  const { t } = useView()
  return (
    <Table
      caption={t('Các lần xem', 'Openings')}
      hideCaption
      rows={openings}
      empty={t('Chưa có cán bộ nào mở dữ liệu này', 'No officer has opened these data')}
      columns={[
        {
          key: 'who',
          head: t('Cán bộ', 'Officer'),
          cell: (one) => [one.byName, one.byTitle].filter(Boolean).join(', '),
        },
        { key: 'at', head: t('Lúc', 'When'), cell: ({ at }) => <When {...{ at }} />, tight: true },
        { key: 'what', head: t('Đã xem', 'What'), cell: (opening) => <What {...{ opening }} /> },
        { key: 'why', head: t('Để làm gì', 'Why'), cell: ({ reason }) => reason },
      ]}
    />
  )
}

function What({ opening: { kind } }: { opening: Opening }) {
  const { t } = useView()
  if (kind === 'opened')
    return <>{t('Hồ sơ, số định danh được che', 'The record, number masked')}</>
  if (kind === 'paper-opened') return <Tag tone="blue">{t('Giấy tờ đã lưu', 'A stored paper')}</Tag>
  return <Tag tone="yellow">{t('Đủ số định danh', 'Whole identity number')}</Tag>
}
