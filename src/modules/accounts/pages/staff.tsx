import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

import { roleName } from '../staff/roles.ts'
import { LeaveTag } from './leaves.tsx'
import { StaffActs } from './staff-acts.tsx'
import { StaffHistory } from './staff-history.tsx'
import { StateTags } from './staff-list.tsx'
import type { StaffProps as Props } from './staff-props.ts'

const home = '/quan-tri/nguoi-dung'

export function StaffPage(props: Props) {
  const { t, who } = useView()
  const { staff, refused, events } = props
  return (
    <Page
      title={staff.fullName}
      frame="staff"
      crumbs={[{ href: home, text: t('Người dùng', 'Staff accounts') }]}
    >
      <ErrorSummary errors={refused?.errors} />
      <StaffFacts {...props} />
      {who.can.has('staff.edit') && <StaffActs {...props} />}
      <StaffHistory {...{ events }} />
    </Page>
  )
}

function StaffFacts({ staff, keys, successor, departments, today, leave, work }: Props) {
  const { t, who } = useView()
  const department = departments.find(({ id }) => id === staff.departmentId)
  return (
    <Facts
      rows={[
        [t('Tình trạng', 'State'), <StateTags key="state" {...{ staff, today }} />],
        staff.lockedOn !== null && [t('Lý do khóa', 'Locked because'), staff.lockReason],
        successor && [
          t('Đã bàn giao cho', 'Handed over to'),
          <a key="to" href={`${home}/${successor.id}`}>
            {successor.fullName}
          </a>,
        ],
        [t('Tên đăng nhập', 'Login'), <code key="login">{staff.login}</code>],
        [t('Chức danh', 'Position'), staff.position],
        [t('Phòng ban', 'Department'), department?.name],
        [t('Vai trò', 'Roles'), staff.roles.map((code) => t(...roleName(code))).join(', ')],
        work && [
          t('Công việc đang giữ', 'Open work'),
          work.total === 0
            ? t('Không có hồ sơ nào', 'None')
            : t(`${work.total} hồ sơ`, `${work.total} dossiers`),
          work.total > 0 && who.can.has('dossier.reassign') && (
            <a key="work" href={work.href}>
              {t('Xem, giao lại', 'See, give to others')}
            </a>
          ),
        ],
        [
          t('Vắng mặt, ủy quyền', 'Leave, deputies'),
          leave ? (
            <>
              <LeaveTag key="leave" {...{ leave, today }} />{' '}
              {t(`${leave.deputyName} làm thay`, `${leave.deputyName} deputises`)}
            </>
          ) : (
            t('Không', 'None')
          ),
          <a key="leaves" href={`${home}/${staff.id}/nghi-phep`}>
            {t('Xem, ghi vắng mặt', 'See, record')}
          </a>,
        ],
        [t('Xác thực bước hai', 'Second step'), <SecondStep key="second" {...{ keys }} />],
      ]}
    />
  )
}

function SecondStep({ keys: { hasApp, passkeys, waived } }: Pick<Props, 'keys'>) {
  const { t } = useView()
  if (hasApp)
    return <>{t(`Đã thiết lập, ${passkeys} khóa bảo mật`, `Set up, ${passkeys} passkeys`)}</>
  return waived ? (
    <>{t('Miễn (tài khoản trình diễn)', 'Waived (demonstration account)')}</>
  ) : (
    <>{t('Sẽ thiết lập ở lần đăng nhập tới', 'To be set up at the next sign-in')}</>
  )
}
