import type { Module } from '#platform/module.ts'

import { checkApi, resultApi } from './api.ts'
import { workBatch } from './batches/batch.ts'
import { eventWords } from './event-words.ts'
import { askRoutes } from './routes-ask.tsx'
import { checkRoutes } from './routes-check.tsx'
import { deskRoutes } from './routes-desk.tsx'
import { mountAuthority } from './trust/stand-in.ts'
import './events.ts'

export const signatures: Module = {
  name: 'signatures',
  uses: ['accounts', 'dossiers', 'papers', 'units'],
  permissions: {
    'signature.sign': 'Ký số văn bản bằng chứng thư của mình',
    'signature.seal': 'Cấp số, đóng dấu số của cơ quan',
  },
  eventWords,
  routes: (app) => {
    askRoutes(app)
    deskRoutes(app)
    checkRoutes(app)
    if (app.world.demo) mountAuthority(app)
  },
  api: (app) => {
    checkApi(app)
    resultApi(app)
  },
  jobs: { 'signatures.batch': workBatch },
  nav: [
    {
      href: '/can-bo/ky-so',
      vi: 'Ký số',
      en: 'Sign',
      permission: 'dossier.process',
      group: 'work',
    },
    {
      href: '/xac-minh',
      vi: 'Xác minh kết quả',
      en: 'Check a result',
      permission: 'public',
      group: 'citizen',
    },
  ],
}
