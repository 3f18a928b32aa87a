import type { Module } from '#platform/module.ts'

import { routes } from './routes.tsx'

export const audit: Module = {
  name: 'audit',
  uses: ['accounts', 'dossiers'],
  permissions: { 'audit.view': 'Xem nhật ký hệ thống, kiểm tra chuỗi niêm phong' },
  routes,
  nav: [
    {
      href: '/quan-tri/nhat-ky',
      vi: 'Nhật ký',
      en: 'Audit trail',
      permission: 'audit.view',
      group: 'admin',
    },
  ],
}
