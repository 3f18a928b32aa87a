import type { Module } from '#platform/module.ts'

import { healthRoutes } from './health.ts'
import { homeRoutes } from './routes.tsx'

export const home: Module = {
  name: 'home',
  uses: ['dossiers', 'procedures', 'units'],
  permissions: {},
  routes: (app) => {
    homeRoutes(app)
    healthRoutes(app)
  },
  nav: [
    { href: '/can-bo', vi: 'Bàn làm việc', en: 'Desk', permission: 'dossier.view', group: 'work' },
  ],
}
