import type { Module } from '#platform/module.ts'

import { kioskRoutes } from './routes.tsx'

export const kiosk: Module = {
  name: 'kiosk',
  uses: ['dossiers', 'papers', 'payments', 'units'],
  permissions: {},
  routes: kioskRoutes,
}
