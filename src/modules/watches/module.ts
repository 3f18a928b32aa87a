import type { Module } from '#platform/module.ts'

import { watchRoutes } from './routes.ts'

export const watches: Module = {
  name: 'watches',
  uses: ['accounts', 'dossiers', 'notices'],
  permissions: {},
  routes: watchRoutes,
}
