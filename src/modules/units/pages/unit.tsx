import { Facts } from '#ui/facts.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { treeOf, type Department, type Unit } from '../domain.ts'
import type { AgencyCodeUse } from '../store.ts'
import { indented } from './department.tsx'

type Props = { unit: Unit; codes: AgencyCodeUse[]; departments: Department[] }

export function UnitPage({ unit, codes, departments }: Props) {
  const { t, who } = useView()
  const mayEdit = who.can.has('unit.edit')
  return (
    <Page
      title={t('Đơn vị, phòng ban', 'Unit and departments')}
      frame="staff"
      actions={
        mayEdit && <ButtonLink href="/quan-tri/don-vi/sua">{t('Sửa thông tin', 'Edit')}</ButtonLink>
      }
    >
      {!unit.agencyCodeConfirmed && <Unconfirmed code={unit.agencyCode} />}
      <UnitFacts {...{ unit, mayEdit }} />
      <Departments {...{ departments, mayEdit }} />
      <Codes {...{ codes }} />
    </Page>
  )
}

function Unconfirmed({ code }: { code: string }) {
  const { t } = useView()
  return (
    <Notice
      kind="warn"
      title={t(`Mã định danh ${code} là giá trị tạm`, `The agency code ${code} is provisional`)}
    >
      <p>
        {t(
          'Mã thật do quyết định của UBND tỉnh cấp và đứng đầu mọi mã hồ sơ. Hãy ghi mã thật trước khi tiếp nhận hồ sơ.',
          'The real code is given by a decision of the province and heads every dossier code. Enter it before dossiers are received.',
        )}
      </p>
    </Notice>
  )
}

function UnitFacts({ unit, mayEdit }: { unit: Unit; mayEdit: boolean }) {
  const { t } = useView()
  const { contact } = unit
  const change = mayEdit && (
    <a href="/quan-tri/don-vi/ma-dinh-danh">{t('Ghi mã mới', 'Enter a new code')}</a>
  )
  return (
    <Facts
      rows={[
        [t('Tên cơ quan', 'Name'), unit.name],
        [t('Trực thuộc', 'Within'), unit.provinceName],
        [t('Mã đơn vị hành chính', 'Administrative unit code'), unit.code],
        [t('Mã định danh cơ quan', 'Agency code'), unit.agencyCode, change],
        [t('Địa chỉ', 'Address'), contact.address],
        [t('Điện thoại', 'Telephone'), contact.phone],
        [t('Thư điện tử', 'E-mail'), contact.email],
        [
          t('Giờ làm việc', 'Opening hours'),
          <a href="/lich">{t('Theo lịch làm việc', 'As in the working calendar')}</a>,
          mayEdit && <a href="/quan-tri/lich/gio-lam-viec">{t('Sửa giờ', 'Edit the hours')}</a>,
        ],
        contact.hours !== undefined && [
          t('Lời nhắn về giờ tiếp', 'A word on the opening hours'),
          contact.hours,
        ],
        [t('Tên miền', 'Host names'), unit.hosts.join(', ')],
      ]}
    />
  )
}

function Departments({ departments, mayEdit }: { departments: Department[]; mayEdit: boolean }) {
  const { t } = useView()
  return (
    <section aria-labelledby="phong-ban">
      <h2 id="phong-ban">{t('Phòng ban', 'Departments')}</h2>
      <DepartmentTable {...{ departments, mayEdit }} />
      {mayEdit && (
        <ButtonLink href="/quan-tri/don-vi/phong-ban/them" kind="secondary">
          {t('Thêm phòng ban', 'Add a department')}
        </ButtonLink>
      )}
    </section>
  )
}

function DepartmentTable({
  departments,
  mayEdit,
}: {
  departments: Department[]
  mayEdit: boolean
}) {
  const { t } = useView()
  const nameOf = ({ id, name }: Department, depth: number) =>
    mayEdit ? (
      <a href={`/quan-tri/don-vi/phong-ban/${id}`}>{indented(name, depth)}</a>
    ) : (
      indented(name, depth)
    )
  return (
    <Table
      caption={t('Phòng ban đang hoạt động', 'Departments at work')}
      hideCaption
      rows={treeOf(departments)}
      rowKey={({ node }) => node.id}
      empty={t('Chưa có phòng ban nào', 'No departments yet')}
      columns={[
        { key: 'name', head: t('Tên', 'Name'), cell: ({ node, depth }) => nameOf(node, depth) },
        {
          key: 'code',
          head: t('Mã trong quy trình', 'Code in workflows'),
          cell: ({ node }) => node.code,
        },
      ]}
    />
  )
}

function Codes({ codes }: { codes: AgencyCodeUse[] }) {
  const { t } = useView()
  return (
    <section aria-labelledby="ma-da-dung">
      <h2 id="ma-da-dung">{t('Các mã định danh đã dùng', 'Agency codes used so far')}</h2>
      <Table
        caption={t('Các mã định danh đã dùng', 'Agency codes used so far')}
        hideCaption
        rows={codes}
        columns={[
          { key: 'code', head: t('Mã', 'Code'), cell: ({ agencyCode }) => agencyCode, tight: true },
          {
            key: 'from',
            head: t('Từ ngày', 'From'),
            cell: ({ usedFrom }) => <When on={usedFrom} />,
            tight: true,
          },
          {
            key: 'until',
            head: t('Đến ngày', 'Until'),
            cell: ({ usedUntil }) =>
              usedUntil ? <When on={usedUntil} /> : t('đang dùng', 'in use'),
            tight: true,
          },
          { key: 'ground', head: t('Căn cứ', 'Ground'), cell: ({ ground }) => ground },
        ]}
      />
    </section>
  )
}
