import { Facts } from '#ui/facts.tsx'
import { Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { SubNav } from '#ui/tabs.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { ListedSession } from '../sessions/store.ts'
import type { Staff } from '../staff/domain.ts'
import { deviceText, proofText } from './agent.ts'

type Both = readonly [vi: string, en: string]

type Props = {
  sessions: readonly ListedSession[]
  /** The session that looks at this page. */
  current: string | undefined
  staff: Staff | undefined
  roles: readonly Both[]
}

export function AccountPage({ sessions, current, staff, roles }: Props) {
  const { t, who } = useView()
  return (
    <Page
      title={t('Tài khoản và phiên đăng nhập', 'Account and sessions')}
      frame={who.kind === 'staff' ? 'staff' : 'public'}
    >
      {staff && <AccountNav />}
      {staff && (
        <Facts
          rows={[
            [t('Họ và tên', 'Name'), staff.fullName],
            [t('Tên đăng nhập', 'Login'), staff.login],
            [t('Chức danh', 'Position'), staff.position],
            [t('Vai trò', 'Roles'), roles.map((role) => t(...role)).join(', ')],
          ]}
        />
      )}
      <h2>{t('Đang đăng nhập ở đâu', 'Where you are signed in')}</h2>
      <Table
        caption={t('Các phiên đang mở', 'Open sessions')}
        hideCaption
        columns={useColumns(current, sessions.length > 1)}
        rows={sessions}
        rowKey={({ id }) => id}
        empty={t('Không có phiên nào đang mở.', 'No session is open.')}
      />
      {sessions.length > 1 && (
        <Form action="/tai-khoan/phien/dong-het">
          <Button kind="warning">{t('Đóng mọi phiên khác', 'Close every other session')}</Button>
        </Form>
      )}
    </Page>
  )
}

/** The parts of an officer's own account. */
export function AccountNav() {
  const { t } = useView()
  return (
    <SubNav
      items={[
        { href: '/tai-khoan', text: t('Phiên đăng nhập', 'Sessions') },
        { href: '/tai-khoan/mat-khau', text: t('Mật khẩu', 'Password') },
        { href: '/tai-khoan/nghi-phep', text: t('Vắng mặt, ủy quyền', 'Leave, deputies') },
        { href: '/tai-khoan/xac-thuc', text: t('Xác thực bước hai', 'Second step') },
      ]}
    />
  )
}

function useColumns(current: string | undefined, hasOthers: boolean): Column<ListedSession>[] {
  const { t } = useView()
  const closing: Column<ListedSession> = {
    key: 'end',
    head: t('Đóng', 'Close'),
    cell: (session) => session.id !== current && <CloseForm {...{ session }} />,
  }
  return [
    {
      key: 'device',
      head: t('Thiết bị', 'Device'),
      cell: ({ agent, id }) => (
        <>
          {deviceText(t, agent)}{' '}
          {id === current && <Tag tone="green">{t('Phiên này', 'This one')}</Tag>}
        </>
      ),
    },
    { key: 'how', head: t('Xác thực bằng', 'Proved by'), cell: ({ how }) => proofText(t, how) },
    {
      key: 'address',
      head: t('Địa chỉ mạng', 'Address'),
      cell: ({ address }) => address,
      tight: true,
    },
    { key: 'opened', head: t('Mở lúc', 'Opened'), cell: ({ openedAt }) => <When at={openedAt} /> },
    {
      key: 'seen',
      head: t('Dùng lần cuối', 'Last used'),
      cell: ({ seenAt }) => <When at={seenAt} />,
    },
    ...(hasOthers ? [closing] : []),
  ]
}

function CloseForm({ session: { id, agent } }: { session: ListedSession }) {
  const { t } = useView()
  const device = deviceText(t, agent)
  return (
    <Form action={`/tai-khoan/phien/${id}/dong`}>
      <Button
        kind="secondary"
        small
        label={t(`Đóng phiên trên ${device}`, `Close the session on ${device}`)}
      >
        {t('Đóng', 'Close')}
      </Button>
    </Form>
  )
}
