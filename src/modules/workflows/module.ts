import type { App } from '#platform/http.ts'
import type { Module } from '#platform/module.ts'

import { choiceRoutes } from './choice-routes.tsx'
import { draftRoutes } from './draft-routes.tsx'
import { eventWords } from './event-words.ts'
import { newRoutes } from './new-routes.tsx'
import { viewRoutes } from './routes.tsx'
import { stepRoutes } from './step-routes.tsx'

function routes(app: App) {
  viewRoutes(app)
  newRoutes(app)
  draftRoutes(app)
  stepRoutes(app)
  choiceRoutes(app)
}

export const workflows: Module = {
  name: 'workflows',
  uses: ['accounts', 'calendars', 'forms', 'procedures', 'units'],
  permissions: {
    'step.desk': 'Làm bước của bộ phận một cửa',
    'step.head': 'Làm bước phân công của trưởng phòng',
    'step.specialist': 'Làm bước thẩm định của chuyên viên',
    'step.office': 'Làm bước xem xét của văn phòng',
    'step.leader': 'Làm bước phê duyệt của lãnh đạo',
    'step.clerk': 'Làm bước vào sổ, phát hành của văn thư',
    'workflow.view': 'Xem quy trình nội bộ',
    'workflow.edit': 'Soạn, chạy thử, công bố quy trình nội bộ; chọn quy trình cho thủ tục',
  },
  eventWords,
  routes,
  nav: [
    {
      href: '/quan-tri/quy-trinh',
      vi: 'Quy trình nội bộ',
      en: 'Workflows',
      permission: 'workflow.view',
      group: 'admin',
    },
  ],
}
