import type { Module } from '#platform/module.ts'

import { checkApi } from './api.ts'

export const signatures: Module = {
  name: 'signatures',
  uses: [],
  permissions: {},
  api: checkApi,
}
