import type { Module } from '#platform/module.ts'

import { figuresApi } from './api.ts'
import { eventWords } from './event-words.ts'
import { foldEvery } from './fold.ts'
import { recountEvery, recountOne } from './recount.ts'
import { figureAdminRoutes } from './routes-admin.tsx'
import { behindRoutes } from './routes-behind.tsx'
import { exportRoutes } from './routes-export.tsx'
import { figureRoutes } from './routes.tsx'

export const figures: Module = {
  name: 'figures',
  uses: ['accounts', 'dossiers', 'papers', 'procedures', 'ratings', 'units'],
  permissions: {
    'figures.view': 'Xem số liệu, tỷ lệ và danh sách phía sau',
    'figures.officers': 'Xem số liệu theo cán bộ và phòng ban',
    'figures.edit': 'Sửa điểm chỉ số, mức độ dịch vụ; đếm lại số liệu',
    'api.figures': 'Đọc số liệu qua giao diện lập trình',
  },
  eventWords,
  routes: (app) => {
    figureRoutes(app)
    behindRoutes(app)
    exportRoutes(app)
    figureAdminRoutes(app)
  },
  api: figuresApi,
  jobs: {
    'figures.fold': foldEvery,
    'figures.recount': recountOne,
    'figures.recount-every': recountEvery,
  },
  // Every minute; and at 02:50 in Việt Nam, when few people file.
  cron: { '* * * * *': 'figures.fold', '50 19 * * *': 'figures.recount-every' },
  nav: [
    {
      href: '/can-bo/so-lieu',
      vi: 'Số liệu',
      en: 'Figures',
      permission: 'figures.view',
      group: 'work',
    },
    {
      href: '/quan-tri/chi-so',
      vi: 'Chỉ số, mức độ dịch vụ',
      en: 'Weights and levels',
      permission: 'figures.edit',
      group: 'admin',
    },
    {
      href: '/minh-bach',
      vi: 'Công khai số liệu',
      en: 'Open figures',
      permission: 'public',
      group: 'foot',
    },
  ],
}
