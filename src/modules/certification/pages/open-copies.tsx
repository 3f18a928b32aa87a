import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { visitPath } from '../electronic.ts'
import type { OpenCopy } from '../store-visits.ts'

/** As many as are shown at once; those that wait longest come first. */
export const mostOpen = 50

/** Bản điện tử chưa có số: what waits for its scan or its signatures, each leading to its visit. */
export function OpenCopies({ copies }: { copies: readonly OpenCopy[] }) {
  const { t } = useView()
  return (
    <Panel title={t('Bản sao điện tử chưa có số', 'Electronic copies without a number')}>
      <p>
        {t(
          'Quét bản chính và trình ký ở trang của lượt chứng thực; số được cấp khi mọi chữ ký hợp lệ.',
          'Scan the original and put it up for signing on the page of its visit; the number comes when all signatures verify.',
        )}
      </p>
      <Table
        caption={t('Bản sao điện tử chưa có số', 'Electronic copies without a number')}
        hideCaption
        rows={copies.slice(0, mostOpen)}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            head: t('Giấy tờ', 'Paper'),
            long: true,
            cell: ({ name, visitId }) => <a href={visitPath(visitId)}>{name}</a>,
          },
          { key: 'who', head: t('Người yêu cầu', 'Requester'), cell: (one) => one.requesterName },
          { key: 'pages', head: t('Trang', 'Pages'), num: true, cell: ({ pages }) => pages },
          { key: 'at', head: t('Yêu cầu lúc', 'Asked at'), cell: ({ at }) => <When {...{ at }} /> },
          {
            key: 'state',
            head: t('Tình trạng', 'State'),
            cell: ({ isAsked }) =>
              isAsked ? (
                <Tag tone="blue">{t('Đã trình ký', 'Put up for signing')}</Tag>
              ) : (
                <Tag tone="yellow">{t('Chờ quét', 'To be scanned')}</Tag>
              ),
          },
        ]}
      />
      {copies.length > mostOpen && (
        <p class="muted">
          {t(
            `Còn nữa; hiện ${mostOpen} bản chờ lâu nhất.`,
            `There are more; these ${mostOpen} wait longest.`,
          )}
        </p>
      )}
    </Panel>
  )
}
