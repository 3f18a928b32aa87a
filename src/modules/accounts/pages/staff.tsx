import type { Department } from '#modules/units/index.ts'
import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { DateField, Select, TextField } from '#ui/field.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { dateText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { StaffKey } from '../keys/store.ts'
import type { Staff } from '../staff/domain.ts'
import type { StaffEvent } from '../staff/history.ts'
import { roleName } from '../staff/roles.ts'
import { FactsFields, RolesField } from './staff-fields.tsx'
import { StaffHistory } from './staff-history.tsx'
import { StateTags } from './staff-list.tsx'

/** Which form of the page was refused. */
export type Part = 'facts' | 'roles' | 'lock' | 'hand-over'

type Props = {
  staff: Staff
  staffKey: StaffKey
  successor: Staff | undefined
  departments: readonly Department[]
  colleagues: readonly Staff[]
  events: readonly StaffEvent[]
  today: Temporal.PlainDate
  /** One's own account: it cannot be locked from here. */
  isYou: boolean
  refused?: ({ part: Part } & Retry) | undefined
}

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
      {who.can.has('staff.edit') && <Edit {...props} />}
      <StaffHistory {...{ events }} />
    </Page>
  )
}

function StaffFacts({ staff, staffKey, successor, departments, today }: Props) {
  const { t } = useView()
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
        [t('Xác thực bước hai', 'Second step'), <SecondStep key="second" {...{ staffKey }} />],
      ]}
    />
  )
}

function SecondStep({ staffKey }: Pick<Props, 'staffKey'>) {
  const { t } = useView()
  const { totpSecret, passkeys, secondFactorWaived } = staffKey
  if (totpSecret !== null)
    return <>{t(`Đã thiết lập, ${passkeys} khóa bảo mật`, `Set up, ${passkeys} passkeys`)}</>
  return secondFactorWaived ? (
    <>{t('Miễn (tài khoản trình diễn)', 'Waived (demonstration account)')}</>
  ) : (
    <>{t('Sẽ thiết lập ở lần đăng nhập tới', 'To be set up at the next sign-in')}</>
  )
}

function Edit(props: Props) {
  const { t } = useView()
  const { staff, departments, isYou } = props
  return (
    <>
      <details open={isOpen(props, 'facts')}>
        <summary>{t('Sửa thông tin', 'Change details')}</summary>
        <Form action={`${home}/${staff.id}/thong-tin`}>
          <FactsFields {...{ staff, departments }} {...retryOf(props, 'facts')} />
          <Button>{t('Lưu', 'Save')}</Button>
        </Form>
      </details>
      <details open={isOpen(props, 'roles')}>
        <summary>{t('Đổi vai trò', 'Change roles')}</summary>
        <Form action={`${home}/${staff.id}/vai-tro`}>
          <RolesField held={staff.roles} {...retryOf(props, 'roles')} />
          <Button>{t('Lưu', 'Save')}</Button>
        </Form>
      </details>
      <ResetKeys {...{ staff }} />
      {staff.lockedOn === null ? !isYou && <LockForm {...props} /> : <Locked {...props} />}
    </>
  )
}

const isOpen = ({ refused }: Props, part: Part) => refused?.part === part

function retryOf({ refused }: Props, part: Part): Partial<Retry> {
  if (refused?.part !== part) return {}
  return { filled: refused.filled, errors: refused.errors }
}

function ResetKeys({ staff: { id } }: Pick<Props, 'staff'>) {
  const { t } = useView()
  return (
    <details>
      <summary>{t('Đặt lại mật khẩu, bước hai', 'Reset password or second step')}</summary>
      <p>
        {t(
          'Mọi phiên của cán bộ này sẽ đóng ngay. Chỉ làm khi chính cán bộ đề nghị.',
          'All sessions of this officer end at once. Do it only when the officer asks for it.',
        )}
      </p>
      <Form action={`${home}/${id}/mat-khau`}>
        <Button kind="secondary">{t('Tạo mật khẩu tạm', 'Make a temporary password')}</Button>
      </Form>
      <Form action={`${home}/${id}/buoc-hai`}>
        <Button kind="secondary">{t('Đặt lại xác thực bước hai', 'Reset the second step')}</Button>
      </Form>
    </details>
  )
}

function LockForm(props: Props) {
  const { t } = useView()
  const retry = retryOf(props, 'lock')
  return (
    <details open={isOpen(props, 'lock')}>
      <summary>{t('Khóa tài khoản (chuyển công tác, nghỉ việc)', 'Lock the account')}</summary>
      <Form action={`${home}/${props.staff.id}/khoa`}>
        <DateField
          name="on"
          label={t('Khóa từ ngày', 'Locked from')}
          value={dateText('vi', props.today)}
          {...retry}
        />
        <TextField
          name="reason"
          label={t('Lý do, căn cứ', 'Reason')}
          hint={t(
            'Ví dụ: chuyển công tác theo quyết định số …',
            'For example: moved by decision no. …',
          )}
          {...retry}
        />
        <Button kind="warning">{t('Khóa tài khoản', 'Lock the account')}</Button>
      </Form>
    </details>
  )
}

/** What is left to do with the account of an officer who moves. */
function Locked(props: Props) {
  const { t } = useView()
  const { staff, colleagues } = props
  return (
    <>
      <details open={staff.handedOverTo === null}>
        <summary>{t('Bàn giao công việc', 'Hand over the work')}</summary>
        <Form action={`${home}/${staff.id}/ban-giao`}>
          <Select
            name="to"
            label={t('Người nhận bàn giao', 'Taken over by')}
            blank={t('Chọn cán bộ', 'Choose an officer')}
            value={staff.handedOverTo ?? ''}
            options={colleagues.map(({ id, fullName, position }) => ({
              value: id,
              text: position === '' ? fullName : `${fullName}, ${position}`,
            }))}
            {...retryOf(props, 'hand-over')}
          />
          <Button>{t('Ghi nhận bàn giao', 'Record the hand-over')}</Button>
        </Form>
        {staff.handedOverAt && (
          <p class="muted">
            {t('Ghi nhận lúc', 'Recorded at')} <When at={staff.handedOverAt} />
          </p>
        )}
      </details>
      <Form action={`${home}/${staff.id}/mo-khoa`}>
        <Actions>
          <Button kind="secondary">{t('Mở khóa tài khoản', 'Unlock the account')}</Button>
        </Actions>
      </Form>
    </>
  )
}
