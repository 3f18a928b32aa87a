import type { Module } from '#platform/module.ts'

import { eventWords } from './event-words.ts'
import { askRoutes } from './routes-ask.tsx'
import { editRoutes } from './routes-edit.tsx'
import { prepareRoutes } from './routes-prepare.tsx'
import './events.ts'

export const guides: Module = {
  name: 'guides',
  uses: ['calendars', 'forms', 'procedures', 'vault'],
  permissions: {
    'guide.view': 'Xem câu hỏi điều kiện của thủ tục',
    'guide.edit': 'Soạn câu hỏi điều kiện của thủ tục',
  },
  eventWords,
  routes: (app) => {
    askRoutes(app)
    prepareRoutes(app)
    editRoutes(app)
  },
  nav: [
    {
      href: '/quan-tri/cau-hoi',
      vi: 'Câu hỏi điều kiện',
      en: 'Eligibility questions',
      permission: 'guide.view',
      group: 'admin',
    },
  ],
}
