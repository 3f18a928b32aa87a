import type { Module } from '#platform/module.ts'

import { eventWords } from './event-words.ts'
import { pointRoutes } from './routes.tsx'

export const points: Module = {
  name: 'points',
  uses: ['units'],
  permissions: {
    'point.edit': 'Mở, sửa, đóng điểm hỗ trợ, tiếp nhận, trả kết quả',
  },
  eventWords,
  routes: pointRoutes,
  nav: [
    {
      href: '/noi-tiep-nhan',
      vi: 'Nơi tiếp nhận',
      en: 'Where to go',
      permission: 'public',
      group: 'citizen',
    },
    {
      href: '/quan-tri/diem',
      vi: 'Điểm tiếp nhận, trả kết quả',
      en: 'Points of service',
      permission: 'point.edit',
      group: 'admin',
    },
  ],
}
