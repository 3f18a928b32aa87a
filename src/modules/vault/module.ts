import type { App } from '#platform/http.ts'
import type { Module } from '#platform/module.ts'

import { eventWords } from './event-words.ts'
import { followMerged } from './merged.ts'
import { detailsRoutes } from './routes-details.tsx'
import { kindRoutes } from './routes-kinds.tsx'
import { mineRoutes } from './routes-mine.tsx'
import './events.ts'

function routes(app: App) {
  mineRoutes(app)
  kindRoutes(app)
  detailsRoutes(app)
}

export const vault: Module = {
  name: 'vault',
  uses: ['people'],
  permissions: {
    'paper-kind.view': 'Xem danh mục loại giấy tờ dùng lại',
    'paper-kind.edit': 'Sửa danh mục loại giấy tờ dùng lại, đưa giấy tờ cũ vào kho',
  },
  eventWords,
  routes,
  on: { 'person.merged': followMerged },
  nav: [
    {
      href: '/quan-tri/loai-giay-to',
      vi: 'Loại giấy tờ dùng lại',
      en: 'Reusable papers',
      permission: 'paper-kind.view',
      group: 'admin',
    },
  ],
}
