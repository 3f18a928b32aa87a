import type { Module } from '#platform/module.ts'

import { eventWords } from './event-words.ts'
import { bookRoutes } from './routes-books.tsx'
import { enterRoutes } from './routes-enter.tsx'
import { entryRoutes } from './routes-entry.tsx'
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
    bookRoutes(app)
    enterRoutes(app)
    entryRoutes(app)
  },
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
