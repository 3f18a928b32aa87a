import type { Module } from '#platform/module.ts'

import { certificationApi } from './api.ts'
import { certificationPanel } from './dossier-panel.tsx'
import { filesOfCopies, numberSealed } from './electronic.ts'
import { eventWords } from './event-words.ts'
import { followMerged } from './merged.ts'
import { bookRoutes } from './routes-books.tsx'
import { electronicRoutes } from './routes-electronic.tsx'
import { paperRoutes } from './routes-papers.tsx'
import { refusalRoutes } from './routes-refusals.tsx'
import { statisticsRoutes } from './routes-statistics.tsx'
import { counterRoutes } from './routes.tsx'

export const certification: Module = {
  name: 'certification',
  uses: [
    'accounts',
    'dossiers',
    'figures',
    'papers',
    'people',
    'procedures',
    'signatures',
    'units',
    'vault',
  ],
  permissions: {
    'certification.take': 'Chứng thực tại quầy, ghi lượt từ chối',
    'certification.view': 'Xem sổ chứng thực, thống kê',
    'certification.annotate': 'Ghi chú sửa sai, hủy số trong sổ chứng thực',
    'certification.book': 'Mở quyển, in sổ chứng thực hằng tháng',
    'certification.sign': 'Ký chứng thực',
    'certification.lock': 'Khóa sổ chứng thực cuối năm',
  },
  eventWords,
  api: certificationApi,
  files: { 'certification-copy': filesOfCopies },
  on: { 'signature.sealed': numberSealed, 'person.merged': followMerged },
  routes: (app) => {
    app.besideDossier.push(certificationPanel)
    counterRoutes(app)
    electronicRoutes(app)
    paperRoutes(app)
    refusalRoutes(app)
    statisticsRoutes(app)
    bookRoutes(app)
  },
  nav: [
    {
      href: '/can-bo/chung-thuc',
      vi: 'Chứng thực',
      en: 'Certification',
      permission: 'certification.take',
      group: 'work',
    },
    {
      href: '/can-bo/so-chung-thuc',
      vi: 'Sổ chứng thực',
      en: 'Books of certification',
      permission: 'certification.view',
      group: 'work',
    },
  ],
}
