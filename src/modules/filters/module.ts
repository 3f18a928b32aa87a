import type { Module } from '#platform/module.ts'

import { eventWords } from './event-words.ts'
import { filterRoutes } from './routes.tsx'

export const filters: Module = {
  name: 'filters',
  uses: [],
  permissions: {},
  eventWords,
  routes: filterRoutes,
}
