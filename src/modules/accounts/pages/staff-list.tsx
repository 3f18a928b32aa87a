import type { Department } from '#modules/units/index.ts'
import { Select, TextField } from '#ui/field.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Filters, Pager, Table, type Column } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { isLockedStaff, type Staff } from '../staff/domain.ts'
import { roleName, roles } from '../staff/roles.ts'

type Props = {
  staff: readonly Staff[]
  departments: readonly Department[]
  next: string | undefined
  today: Temporal.PlainDate
}

export function StaffListPage({ staff, departments, next, today }: Props) {
  const { t, who } = useView()
  return (
    <Page
      title={t('Người dùng', 'Staff accounts')}
      frame="staff"
      wide
      actions={
        who.can.has('staff.edit') && (
          <ButtonLink href="/quan-tri/nguoi-dung/moi">
            {t('Thêm cán bộ', 'Add an officer')}
          </ButtonLink>
        )
      }
    >
      <StaffFilters />
      <Table
        caption={t('Cán bộ có tài khoản', 'Officers with an account')}
        hideCaption
        columns={useColumns(departments, today)}
        rows={staff}
        rowKey={({ id }) => id}
        empty={t('Không có cán bộ nào khớp bộ lọc.', 'No officer matches the filters.')}
      />
      <Pager {...{ next }} />
    </Page>
  )
}

function StaffFilters() {
  const { t } = useView()
  return (
    <Filters action="/quan-tri/nguoi-dung">
      <TextField name="q" label={t('Họ tên hoặc tên đăng nhập', 'Name or login')} width={20} />
      <Select
        name="vaitro"
        label={t('Vai trò', 'Role')}
        blank={t('Tất cả', 'All')}
        options={roles.map(({ code, vi, en }) => ({ value: code, text: t(vi, en) }))}
      />
      <Select
        name="trangthai"
        label={t('Tình trạng', 'State')}
        blank={t('Tất cả', 'All')}
        options={[
          { value: 'open', text: t('Đang làm việc', 'Active') },
          { value: 'locked', text: t('Đã khóa', 'Locked') },
        ]}
      />
    </Filters>
  )
}

function useColumns(
  departments: readonly Department[],
  today: Temporal.PlainDate,
): Column<Staff>[] {
  const { t } = useView()
  const nameOf = new Map<string, string>(departments.map(({ id, name }) => [id, name]))
  return [
    {
      key: 'name',
      head: t('Họ và tên', 'Name'),
      cell: ({ id, fullName }) => <a href={`/quan-tri/nguoi-dung/${id}`}>{fullName}</a>,
    },
    {
      key: 'login',
      head: t('Tên đăng nhập', 'Login'),
      cell: ({ login }) => <code class="tight">{login}</code>,
    },
    { key: 'position', head: t('Chức danh', 'Position'), cell: ({ position }) => position },
    {
      key: 'department',
      head: t('Phòng ban', 'Department'),
      cell: ({ departmentId }) => nameOf.get(departmentId ?? ''),
    },
    {
      key: 'roles',
      head: t('Vai trò', 'Roles'),
      cell: (staff) => staff.roles.map((code) => t(...roleName(code))).join(', '),
    },
    {
      key: 'state',
      head: t('Tình trạng', 'State'),
      cell: (staff) => <StateTags {...{ staff, today }} />,
    },
  ]
}

type StateProps = { staff: Staff; today: Temporal.PlainDate }

export function StateTags({ staff, today }: StateProps) {
  const { t } = useView()
  const { lockedOn, handedOverTo } = staff
  if (lockedOn === null) return <Tag tone="green">{t('Đang làm việc', 'Active')}</Tag>
  return (
    <>
      {isLockedStaff(staff, today) ? (
        <Tag tone="red">{t('Đã khóa', 'Locked')}</Tag>
      ) : (
        <Tag tone="yellow">
          {t('Khóa từ', 'Locked from')} <When on={lockedOn} />
        </Tag>
      )}{' '}
      {handedOverTo === null && <Tag tone="orange">{t('Chưa bàn giao', 'Not handed over')}</Tag>}
    </>
  )
}
