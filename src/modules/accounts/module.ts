import type { App } from '#platform/http.ts'
import type { Module } from '#platform/module.ts'

import { keysRoutes } from './account/keys-routes.tsx'
import { passwordRoutes } from './account/password-routes.tsx'
import { preferenceRoutes } from './account/preferences.ts'
import { accountRoutes, signOutRoutes } from './account/routes.tsx'
import { followMerged } from './citizens/merged.ts'
import { citizenRoutes } from './citizens/routes.tsx'
import { eventWords } from './event-words.ts'
import { leaveRoutes } from './leaves/routes.tsx'
import { parkedRoutes } from './parked/routes.tsx'
import { signInRoutes } from './sign-in/routes.tsx'
import { stepRoutes } from './sign-in/step-routes.tsx'
import { staffAccountRoutes } from './staff/account-routes.tsx'
import { roleRoutes } from './staff/role-routes.tsx'
import { staffRoutes } from './staff/routes.tsx'
import { addSignInStandIn } from './stand-in.ts'
import { tidy } from './tidy.ts'
import { tokenRoutes } from './tokens/routes.tsx'

export { floodGate } from './flood.ts'
export { identifyBy } from './sessions/identify.ts'

function routes(app: App) {
  signInRoutes(app)
  stepRoutes(app)
  citizenRoutes(app)
  signOutRoutes(app)
  accountRoutes(app)
  passwordRoutes(app)
  keysRoutes(app)
  parkedRoutes(app)
  preferenceRoutes(app)
  staffRoutes(app)
  staffAccountRoutes(app)
  leaveRoutes(app)
  roleRoutes(app)
  tokenRoutes(app)
  if (app.world.demo) addSignInStandIn(app)
}

export const accounts: Module = {
  name: 'accounts',
  uses: ['forms', 'people', 'units'],
  permissions: {
    'account.own': 'Quản lý tài khoản và phiên đăng nhập của chính mình',
    'staff.view': 'Xem danh sách người dùng, vai trò',
    'staff.edit': 'Thêm, sửa, khóa tài khoản cán bộ; đặt lại mật khẩu, bước hai',
    'role.edit': 'Sửa quyền của các vai trò',
    'token.edit': 'Cấp, thu hồi mã truy cập cho phần mềm',
  },
  eventWords,
  routes,
  on: { 'person.merged': followMerged },
  jobs: { 'accounts.tidy': tidy },
  cron: { '23 * * * *': 'accounts.tidy' },
  nav: [
    {
      href: '/quan-tri/nguoi-dung',
      vi: 'Người dùng',
      en: 'Staff accounts',
      permission: 'staff.view',
      group: 'admin',
    },
    {
      href: '/quan-tri/vai-tro',
      vi: 'Vai trò và quyền',
      en: 'Roles',
      permission: 'staff.view',
      group: 'admin',
    },
    {
      href: '/quan-tri/ma-truy-cap',
      vi: 'Mã truy cập',
      en: 'Access tokens',
      permission: 'token.edit',
      group: 'admin',
    },
  ],
}
