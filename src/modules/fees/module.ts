import type { Module } from '#platform/module.ts'

import { certificationApi } from './api.ts'
import { feeRoutes } from './routes.tsx'

export const fees: Module = {
  name: 'fees',
  uses: ['dossiers', 'payments', 'procedures'],
  permissions: { 'fee.edit': 'Đặt người được miễn, giảm phí, lệ phí' },
  routes: feeRoutes,
  api: certificationApi,
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
