import type { App } from '#platform/http.ts'
import type { Module } from '#platform/module.ts'

import { api } from './api.ts'
import { eventWords } from './event-words.ts'
import { hamletRoutes } from './hamlet-routes.tsx'
import { routes as unitRoutes } from './routes.tsx'

export { unitDirectory } from './directory.ts'

function routes(app: App) {
  unitRoutes(app)
  hamletRoutes(app)
}

export const units: Module = {
  name: 'units',
  uses: [],
  permissions: {
    'unit.view': 'Xem đơn vị, phòng ban, danh sách ấp',
    'unit.edit': 'Sửa đơn vị, phòng ban; lập, đổi tên, sáp nhập, chia tách ấp',
  },
  eventWords,
  routes,
  api,
  nav: [
    {
      href: '/quan-tri/don-vi',
      vi: 'Đơn vị, phòng ban',
      en: 'Unit and departments',
      permission: 'unit.view',
      group: 'admin',
    },
    {
      href: '/quan-tri/ap',
      vi: 'Ấp, thôn, khu phố',
      en: 'Hamlets',
      permission: 'unit.view',
      group: 'admin',
    },
  ],
}
