import type { Module } from '#platform/module.ts'

import { certificationApi } from './api.ts'

export const fees: Module = {
  name: 'fees',
  uses: ['payments', 'procedures'],
  permissions: {},
  api: certificationApi,
}
