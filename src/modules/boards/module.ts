import type { Module } from '#platform/module.ts'

import { boardRoutes } from './routes.tsx'

export const boards: Module = {
  name: 'boards',
  uses: ['accounts', 'calendars', 'dossiers', 'procedures'],
  permissions: {},
  routes: boardRoutes,
  nav: [
    {
      href: '/can-bo/bang-dieu-hanh',
      vi: 'Bảng điều hành',
      en: 'Board',
      permission: 'dossier.assign',
      group: 'work',
    },
  ],
}
