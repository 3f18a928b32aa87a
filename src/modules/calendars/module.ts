import type { App } from '#platform/http.ts'
import type { Module } from '#platform/module.ts'

import { api } from './api.ts'
import { dueRoutes } from './due-routes.tsx'
import { eventWords } from './event-words.ts'
import { hoursRoutes } from './hours-routes.tsx'
import { routes as yearRoutes } from './routes.tsx'

function routes(app: App) {
  yearRoutes(app)
  hoursRoutes(app)
  dueRoutes(app)
}

export const calendars: Module = {
  name: 'calendars',
  uses: [],
  permissions: {
    'calendar.view': 'Xem lịch làm việc, ngày nghỉ, giờ làm việc',
    'calendar.edit': 'Ghi, xác nhận ngày nghỉ, ngày hoán đổi; sửa giờ làm việc',
  },
  eventWords,
  routes,
  api,
  nav: [
    {
      href: '/quan-tri/lich',
      vi: 'Lịch làm việc, ngày nghỉ',
      en: 'Working calendar',
      permission: 'calendar.view',
      group: 'admin',
    },
  ],
}
