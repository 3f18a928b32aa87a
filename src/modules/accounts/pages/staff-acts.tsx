import type { ComponentChildren } from 'preact'

import type { Retry } from '#platform/form.ts'
import { Checkboxes, DateField, Select, TextField } from '#ui/field.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { dateText } from '#ui/format.ts'
import { useView, type View } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { FactsFields, RolesField } from './staff-fields.tsx'
import type { Part, StaffProps as Props } from './staff-props.ts'

const home = '/quan-tri/nguoi-dung'

/** What the administrator can do with an officer's account. */
export function StaffActs(props: Props) {
  const { t } = useView()
  const { staff, departments, isYou } = props
  return (
    <div class="acts">
      <Act {...props} part="facts" title={t('Sửa thông tin', 'Change details')}>
        <Form action={`${home}/${staff.id}/thong-tin`}>
          <FactsFields {...{ staff, departments }} {...retryOf(props, 'facts')} />
          <Button>{t('Lưu', 'Save')}</Button>
        </Form>
      </Act>
      <Act {...props} part="roles" title={t('Đổi vai trò', 'Change roles')}>
        <Form action={`${home}/${staff.id}/vai-tro`}>
          <RolesField held={staff.roles} {...retryOf(props, 'roles')} />
          <Button>{t('Lưu', 'Save')}</Button>
        </Form>
      </Act>
      <ResetKeys {...props} />
      {staff.lockedOn !== null && <HandOver {...props} />}
      {staff.lockedOn !== null && <Unlock {...props} />}
      {staff.lockedOn === null && !isYou && <LockForm {...props} />}
    </div>
  )
}

type ActProps = Pick<Props, 'refused'> & {
  part?: Part
  title: string
  isNext?: boolean
  children: ComponentChildren
}

/** One thing that can be done with the account; open when it was refused, or is what comes next. */
function Act({ refused, part, title, isNext, children }: ActProps) {
  const isRefused = part !== undefined && refused?.part === part
  return (
    <details class="fold" open={isRefused || isNext}>
      <summary>{title}</summary>
      {children}
    </details>
  )
}

function retryOf({ refused }: Props, part: Part): Partial<Retry> {
  if (refused?.part !== part) return {}
  return { filled: refused.filled, errors: refused.errors }
}

function ResetKeys(props: Props) {
  const { t } = useView()
  const { id } = props.staff
  return (
    <Act {...props} title={t('Đặt lại mật khẩu, bước hai', 'Reset password or second step')}>
      <p>
        {t(
          'Mọi phiên của cán bộ này sẽ đóng ngay. Chỉ làm khi chính cán bộ đề nghị.',
          'All sessions of this officer end at once. Do it only when the officer asks for it.',
        )}
      </p>
      <Form action={`${home}/${id}/mat-khau`}>
        <Actions>
          <Button kind="secondary">{t('Tạo mật khẩu tạm', 'Make a temporary password')}</Button>
          <Button kind="secondary" action={`${home}/${id}/buoc-hai`}>
            {t('Đặt lại xác thực bước hai', 'Reset the second step')}
          </Button>
        </Actions>
      </Form>
    </Act>
  )
}

function LockForm(props: Props) {
  const { t } = useView()
  const retry = retryOf(props, 'lock')
  const title = t('Khóa tài khoản (chuyển công tác, nghỉ việc)', 'Lock the account')
  return (
    <Act {...props} part="lock" {...{ title }}>
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
        {props.work && props.work.total > 0 && <WorkOfLeaver {...props} {...{ retry }} />}
        <Button kind="warning">{t('Khóa tài khoản', 'Lock the account')}</Button>
      </Form>
    </Act>
  )
}

/** Colleagues by name, with how much of the work they may do. */
const heirs = (colleagues: Props['colleagues'], work: Props['work'], t: View['t']) =>
  colleagues.map(({ id, fullName, position, takes }) => {
    const name = position === '' ? fullName : `${fullName}, ${position}`
    const total = work?.total ?? 0
    const done = t(`làm được ${takes}/${total} hồ sơ`, `may do ${takes} of ${total}`)
    return { value: id, text: total === 0 ? name : `${name} (${done})` }
  })

/** Whoever leaves with open work: to whom it goes is said now, or left for later on purpose. */
function WorkOfLeaver({ work, colleagues, retry }: Props & { retry: Partial<Retry> }) {
  const { t } = useView()
  const total = work?.total ?? 0
  return (
    <>
      <Select
        name="to"
        label={t(`Giao ${total} hồ sơ đang giữ cho`, `The ${total} open dossiers go to`)}
        hint={t(
          'Giao ngay khi lưu. Hồ sơ ở bước người nhận không làm được thì chờ người khác cùng bước. Muốn chia cho nhiều người, chọn ô dưới rồi mở “Công việc đang giữ”.',
          'Given at once. Those at a step that the officer may not do wait for the others who may. To divide them, tick the box below and open “Open work”.',
        )}
        blank={t('Chưa chọn', 'Not chosen')}
        options={heirs(colleagues, work, t)}
        {...retry}
      />
      <Checkboxes
        name="later"
        legend={t('Giao lại sau', 'Later')}
        options={[
          {
            value: '1',
            text: t('Tôi sẽ giao lại từng phần sau khi khóa', 'I give it out after locking'),
          },
        ]}
        {...retry}
      />
    </>
  )
}

/** What is left to do with the work of an officer who moves. */
function HandOver(props: Props) {
  const { t } = useView()
  const { staff, colleagues } = props
  const title = t('Bàn giao công việc', 'Hand over the work')
  return (
    <Act {...props} part="hand-over" {...{ title }} isNext={staff.handedOverTo === null}>
      {staff.handedOverAt && (
        <p class="muted">
          {t('Ghi nhận lúc', 'Recorded at')} <When at={staff.handedOverAt} />
        </p>
      )}
      <Form action={`${home}/${staff.id}/ban-giao`}>
        <Select
          name="to"
          label={t('Người nhận bàn giao', 'Taken over by')}
          hint={t(
            'Hồ sơ đang xử lý chuyển sang người này. Hồ sơ ở bước người này không có quyền làm thì chờ người khác cùng bước.',
            'Open dossiers go to this officer. Those at a step the officer may not do wait for the others who may.',
          )}
          blank={t('Chọn cán bộ', 'Choose an officer')}
          value={staff.handedOverTo ?? ''}
          options={heirs(colleagues, props.work, t)}
          {...retryOf(props, 'hand-over')}
        />
        <Button>{t('Ghi nhận bàn giao', 'Record the hand-over')}</Button>
      </Form>
    </Act>
  )
}

function Unlock(props: Props) {
  const { t } = useView()
  return (
    <Act {...props} title={t('Mở khóa tài khoản', 'Unlock the account')}>
      <p>
        {t(
          'Cán bộ đăng nhập lại được ngay với mật khẩu và vai trò cũ.',
          'The officer can sign in again at once, with the same password and roles.',
        )}
      </p>
      <Form action={`${home}/${props.staff.id}/mo-khoa`}>
        <Button kind="secondary">{t('Mở khóa', 'Unlock')}</Button>
      </Form>
    </Act>
  )
}
