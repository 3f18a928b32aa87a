import type { Module } from '#platform/module.ts'

import { unreadCount } from './count.ts'
import { routes } from './routes.tsx'
import { tellings } from './tell.ts'
import { tidy } from './tidy.ts'

export const notices: Module = {
  name: 'notices',
  uses: ['accounts', 'dossiers', 'people', 'workflows'],
  permissions: { 'notice.view': 'Xem thông báo gửi cho mình' },
  routes,
  on: tellings,
  jobs: { 'notices.tidy': tidy },
  // 02:05 in Việt Nam.
  cron: { '5 19 * * *': 'notices.tidy' },
  nav: [
    {
      href: '/can-bo/thong-bao',
      vi: 'Thông báo',
      en: 'Notices',
      permission: 'notice.view',
      group: 'work',
      count: unreadCount,
    },
    {
      href: '/cua-toi/thong-bao',
      vi: 'Thông báo',
      en: 'Notices',
      permission: 'citizen',
      group: 'citizen',
      count: unreadCount,
    },
  ],
}
