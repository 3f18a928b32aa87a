import type { App } from '#platform/http.ts'
import type { Module } from '#platform/module.ts'

import { eventWords } from './event-words.ts'
import { fileBatch, readBatch } from './jobs.ts'
import { dossierScanRoutes } from './routes-dossier.tsx'
import { separatorRoutes } from './routes-separators.tsx'
import { bundleRoutes } from './routes.tsx'
import './events.ts'

function routes(app: App) {
  separatorRoutes(app)
  bundleRoutes(app)
  dossierScanRoutes(app)
}

export const scans: Module = {
  name: 'scans',
  uses: ['dossiers', 'papers', 'photos', 'procedures'],
  permissions: { 'scan.digitise': 'Số hóa giấy tờ hồ sơ' },
  eventWords,
  routes,
  jobs: { 'scans.read': readBatch, 'scans.file': fileBatch },
  nav: [
    {
      href: '/can-bo/so-hoa',
      vi: 'Số hóa hàng loạt',
      en: 'Scan in bulk',
      permission: 'scan.digitise',
      group: 'work',
    },
  ],
}
