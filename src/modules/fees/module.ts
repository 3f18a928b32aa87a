import type { Module } from '#platform/module.ts'

import { eventWords } from './event-words.ts'
import { feeRoutes } from './routes.tsx'

export const fees: Module = {
  name: 'fees',
  uses: ['certification', 'dossiers', 'payments', 'procedures'],
  permissions: { 'fee.edit': 'Đặt người được miễn, giảm phí, lệ phí' },
  eventWords,
  routes: feeRoutes,
  nav: [
    {
      href: '/quan-tri/mien-giam',
      vi: 'Miễn, giảm phí',
      en: 'Who pays less',
      permission: 'fee.edit',
      group: 'admin',
    },
  ],
}
