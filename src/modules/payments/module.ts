import type { Module } from '#platform/module.ts'

import { vietqrApi } from './vietqr/api.ts'

export const payments: Module = {
  name: 'payments',
  uses: ['papers'],
  permissions: {},
  api: vietqrApi,
}
