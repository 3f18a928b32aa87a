import type { App } from '#platform/http.ts'
import type { Module } from '#platform/module.ts'

import { eventWords } from './event-words.ts'
import { proposalRoutes } from './proposals/routes.tsx'
import { moveToMergedHamlet } from './residents.ts'
import { editRoutes } from './routes-edit.tsx'
import { togetherRoutes } from './routes-together.tsx'
import { routes as personRoutes } from './routes.tsx'

function routes(app: App) {
  personRoutes(app)
  editRoutes(app)
  togetherRoutes(app)
  proposalRoutes(app)
}

export const people: Module = {
  name: 'people',
  uses: ['units'],
  permissions: {
    'person.view': 'Tìm và xem hồ sơ dân cư (số định danh được che)',
    'person.edit': 'Thêm, sửa hồ sơ dân cư và hộ gia đình',
    'person.reveal': 'Xem đầy đủ số định danh (có ghi lý do)',
    'person.merge': 'Gộp hồ sơ dân cư trùng',
  },
  eventWords,
  routes,
  on: {
    'hamlet.merged': moveToMergedHamlet,
  },
  nav: [
    {
      href: '/can-bo/nguoi',
      vi: 'Người dân',
      en: 'Residents',
      permission: 'person.view',
      group: 'people',
    },
  ],
}
