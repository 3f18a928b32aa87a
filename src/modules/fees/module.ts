import type { Module } from '#platform/module.ts'

import { feeRoutes } from './routes.tsx'

export const fees: Module = {
  name: 'fees',
  uses: ['certification', 'dossiers', 'payments', 'procedures'],
  permissions: { 'fee.edit': 'Đặt người được miễn, giảm phí, lệ phí' },
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
