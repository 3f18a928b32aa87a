import { Timeline } from '#ui/timeline.tsx'
import { useView } from '#ui/view.ts'

import type { StaffEvent } from '../staff/history.ts'

const words: Record<string, readonly [vi: string, en: string]> = {
  'staff.added': ['Tạo tài khoản', 'Account made'],
  'staff.changed': ['Sửa thông tin', 'Details changed'],
  'staff.roles-changed': ['Đổi vai trò', 'Roles changed'],
  'staff.locked': ['Khóa tài khoản', 'Account locked'],
  'staff.unlocked': ['Mở khóa tài khoản', 'Account unlocked'],
  'staff.handed-over': ['Ghi nhận bàn giao', 'Work handed over'],
  'staff.leave-recorded': ['Ghi vắng mặt, ủy quyền', 'Leave and deputy recorded'],
  'staff.leave-ended': ['Kết thúc vắng mặt, ủy quyền', 'Leave ended'],
  'staff.password-changed': ['Tự đổi mật khẩu', 'Password changed by the officer'],
  'staff.password-reset': ['Tạo mật khẩu tạm', 'Temporary password made'],
  'staff.second-factor-set': ['Thiết lập xác thực bước hai', 'Second step set up'],
  'staff.second-factor-reset': ['Đặt lại xác thực bước hai', 'Second step reset'],
  'staff.recovery-codes-renewed': ['Tạo mã dự phòng mới', 'New recovery codes'],
  'staff.recovery-code-used': ['Dùng một mã dự phòng', 'A recovery code was used'],
  'staff.passkey-added': ['Thêm khóa bảo mật', 'Passkey added'],
  'staff.passkey-removed': ['Bỏ khóa bảo mật', 'Passkey removed'],
  'staff.signed-in': ['Đăng nhập', 'Signed in'],
  'staff.signed-out': ['Đăng xuất', 'Signed out'],
  'staff.sign-in-locked': [
    'Tạm khóa 15 phút vì nhập sai nhiều lần',
    'Locked for 15 minutes after wrong tries',
  ],
}

/** What happened to an account, from the audit trail. */
export function StaffHistory({ events }: { events: readonly StaffEvent[] }) {
  const { t } = useView()
  return (
    <section>
      <h2>{t('Lịch sử tài khoản', 'History of the account')}</h2>
      <Timeline
        items={events.map(({ at, name, actor, by }) => ({
          at,
          title: t(...(words[name] ?? [name, name])),
          by: by ?? (actor === 'system' ? t('Hệ thống', 'System') : undefined),
        }))}
      />
    </section>
  )
}
