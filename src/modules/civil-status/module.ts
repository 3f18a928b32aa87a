import type { Module } from '#platform/module.ts'

import { civilPanel } from './dossier-panel.tsx'
import { eventWords } from './event-words.ts'
import { followMerged } from './merged.ts'
import { personPanel } from './person-panel.tsx'
import { bookRoutes } from './routes-books.tsx'
import { copyRoutes } from './routes-copies.tsx'
import { enterRoutes } from './routes-enter.tsx'
import { entryRoutes } from './routes-entry.tsx'
import { exportRoutes } from './routes-export.tsx'
import { noteRoutes } from './routes-notes.tsx'
import { paperRoutes } from './routes-papers.tsx'
import './events.ts'

export const civilStatus: Module = {
  name: 'civil-status',
  uses: ['accounts', 'dossiers', 'figures', 'forms', 'papers', 'people', 'signatures', 'units'],
  permissions: {
    'civil-status.view': 'Xem sổ hộ tịch, tra cứu',
    'civil-status.register': 'Vào sổ hộ tịch từ hồ sơ đã được đồng ý',
    'civil-status.annotate': 'Ghi chú vào sổ hộ tịch: cải chính, thay đổi, bổ sung, ly hôn …',
    'civil-status.copy': 'Cấp bản sao trích lục hộ tịch',
    'civil-status.export': 'Xuất dữ liệu cho hệ thống hộ tịch quốc gia',
    'civil-status.sign': 'Ký giấy tờ hộ tịch',
    'civil-status.lock': 'Khóa sổ hộ tịch cuối năm, đánh số tiếp sổ giấy',
  },
  eventWords,
  routes: (app) => {
    app.besideDossier.push(civilPanel)
    app.decorate('besidePerson', personPanel)
    bookRoutes(app)
    enterRoutes(app)
    entryRoutes(app)
    noteRoutes(app)
    copyRoutes(app)
    paperRoutes(app)
    exportRoutes(app)
  },
  on: { 'person.merged': followMerged },
  nav: [
    {
      href: '/can-bo/ho-tich',
      vi: 'Hộ tịch',
      en: 'Civil status',
      permission: 'civil-status.view',
      group: 'work',
    },
  ],
}
