import type { Module } from '#platform/module.ts'

import { eventWords } from './event-words.ts'
import { speechRoutes } from './routes.tsx'

export const speech: Module = {
  name: 'speech',
  uses: [],
  permissions: { 'speech.edit': 'Sửa từ điển phát âm của loa truyền thanh' },
  eventWords,
  routes: speechRoutes,
  nav: [
    {
      href: '/quan-tri/phat-am',
      vi: 'Từ điển phát âm',
      en: 'Pronunciations',
      permission: 'speech.edit',
      group: 'admin',
    },
  ],
}
