import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { dutiesOf, isOpenOn, type Point } from '../domain.ts'
import { dutyWords } from '../words.ts'

type Props = { points: readonly Point[]; today: Temporal.PlainDate }

/** The points that an administrator keeps. */
export function PointListPage({ points, today }: Props) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      wide
      title={t('Điểm tiếp nhận, trả kết quả', 'Points of service')}
      lead={t(
        'Người dân thấy danh sách này ở trang “Nơi tiếp nhận”; giấy tiếp nhận ghi nơi trả kết quả.',
        'People see this list at “Where to go”; the receipt names where the result is handed over.',
      )}
      actions={
        <>
          <ButtonLink href="/quan-tri/diem/them">{t('Thêm điểm', 'Add a point')}</ButtonLink>
          <ButtonLink kind="secondary" href="/noi-tiep-nhan">
            {t('Xem trang công khai', 'See the public page')}
          </ButtonLink>
        </>
      }
    >
      <Table
        caption={t('Các điểm của đơn vị', 'The points of the unit')}
        hideCaption
        rows={points}
        rowKey={({ id }) => id}
        empty={t(
          'Chưa khai điểm nào. Khi chưa có điểm, hồ sơ không ghi nơi tiếp nhận.',
          'No point yet. Until there is one, dossiers do not say where they were received.',
        )}
        columns={[
          {
            key: 'name',
            head: t('Tên điểm', 'Name'),
            cell: ({ id, name }) => <a href={`/quan-tri/diem/${id}`}>{name}</a>,
          },
          {
            key: 'duties',
            head: t('Việc', 'Does'),
            cell: (point) =>
              dutiesOf(point)
                .map((duty) => t(...dutyWords[duty]))
                .join(', '),
          },
          {
            key: 'address',
            head: t('Địa chỉ', 'Address'),
            cell: ({ address }) => address,
            long: true,
          },
          {
            key: 'phone',
            head: t('Điện thoại', 'Telephone'),
            cell: ({ phone }) => phone ?? '–',
            tight: true,
          },
          {
            key: 'state',
            head: t('Tình trạng', 'State'),
            cell: (point) => <State {...{ point, today }} />,
          },
        ]}
      />
    </Page>
  )
}

export function State({ point, today }: { point: Point; today: Temporal.PlainDate }) {
  const { t } = useView()
  const { closedOn } = point
  if (closedOn === null) return <Tag tone="green">{t('Đang hoạt động', 'Open')}</Tag>
  return isOpenOn(point, today) ? (
    <Tag tone="yellow">
      {t('Đóng từ', 'Closes on')} <When on={closedOn} />
    </Tag>
  ) : (
    <Tag>
      {t('Đã đóng', 'Closed')} <When on={closedOn} />
    </Tag>
  )
}
