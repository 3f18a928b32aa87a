import type { App } from '#platform/http.ts'
import type { Module } from '#platform/module.ts'

import { designsApi } from './api.ts'
import { draftRoutes } from './draft-routes.tsx'
import { eventWords } from './event-words.ts'
import './events.ts'
import { fieldRoutes } from './field-routes.tsx'
import { newRoutes } from './new-routes.tsx'
import { paperRoutes } from './paper-routes.tsx'
import { partRoutes } from './part-routes.tsx'
import { viewRoutes } from './routes.tsx'
import { tryRoutes } from './try-routes.tsx'

function routes(app: App) {
  viewRoutes(app)
  newRoutes(app)
  draftRoutes(app)
  partRoutes(app)
  fieldRoutes(app)
  paperRoutes(app)
  tryRoutes(app)
}

export const designs: Module = {
  name: 'designs',
  uses: ['accounts', 'dossiers', 'drafts', 'forms', 'procedures', 'workflows'],
  routes,
  api: designsApi,
  permissions: {
    'form.view': 'Xem biểu mẫu điện tử của các thủ tục',
    'form.edit': 'Soạn, thử, công bố, thôi dùng biểu mẫu điện tử của xã',
  },
  eventWords,
  nav: [
    {
      href: '/quan-tri/bieu-mau',
      vi: 'Biểu mẫu điện tử',
      en: 'Forms',
      permission: 'form.view',
      group: 'admin',
    },
  ],
}
