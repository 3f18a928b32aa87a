import type { App } from '#platform/http.ts'
import type { Module } from '#platform/module.ts'

import { adminRoutes } from './admin-routes.tsx'
import { api } from './api.ts'
import { eventWords } from './event-words.ts'
import { lifeEventRoutes } from './life-event-routes.tsx'
import { routes as publicRoutes } from './routes.tsx'

function routes(app: App) {
  publicRoutes(app)
  adminRoutes(app)
  lifeEventRoutes(app)
}

export const procedures: Module = {
  name: 'procedures',
  uses: ['forms'],
  permissions: {
    'procedure.view-admin': 'Xem danh mục thủ tục, cờ chất lượng và lịch sử xác nhận',
    'procedure.edit': 'Xác nhận thời hạn, phí; đặt nơi nộp, ghi chú của xã cho thủ tục',
  },
  eventWords,
  routes,
  api,
  nav: [
    {
      href: '/thu-tuc',
      vi: 'Thủ tục hành chính',
      en: 'Procedures',
      permission: 'public',
      group: 'citizen',
    },
    {
      href: '/quan-tri/thu-tuc',
      vi: 'Danh mục thủ tục',
      en: 'Procedure catalogue',
      permission: 'procedure.view-admin',
      group: 'admin',
    },
  ],
}
