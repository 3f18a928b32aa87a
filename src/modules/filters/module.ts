import type { Module } from '#platform/module.ts'

import { filterRoutes } from './routes.tsx'

export const filters: Module = { name: 'filters', uses: [], permissions: {}, routes: filterRoutes }
