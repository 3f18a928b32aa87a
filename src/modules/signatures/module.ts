import type { Module } from '#platform/module.ts'

import { checkApi, resultApi } from './api.ts'
import { workBatch } from './batches/batch.ts'
import { eventWords } from './event-words.ts'
import { keyPlaceRoutes } from './key-places/routes.tsx'
import { meansRoutes } from './means/routes.tsx'
import { filesOfPictures, pictureKind } from './pictures/pictures.ts'
import { pictureRoutes } from './pictures/routes.tsx'
import { plugInRoutes } from './plug-in/routes.tsx'
import { mountPlugIn } from './plug-in/stand-in.tsx'
import { askRoutes } from './routes-ask.tsx'
import { checkRoutes } from './routes-check.tsx'
import { deskRoutes } from './routes-desk.tsx'
import { mountAuthority } from './trust/stand-in.ts'
import './events.ts'

export const signatures: Module = {
  name: 'signatures',
  uses: ['accounts', 'dossiers', 'papers', 'units', 'workflows'],
  permissions: {
    'signature.sign': 'Ký số văn bản bằng chứng thư của mình',
    'signature.seal': 'Cấp số, đóng dấu số của cơ quan',
    'signature.manage': 'Giao phương tiện ký số, hình chữ ký và con dấu',
  },
  eventWords,
  routes: (app) => {
    askRoutes(app)
    deskRoutes(app)
    checkRoutes(app)
    plugInRoutes(app)
    keyPlaceRoutes(app)
    meansRoutes(app)
    pictureRoutes(app)
    if (app.world.demo) {
      mountAuthority(app)
      mountPlugIn(app)
    }
  },
  api: (app) => {
    checkApi(app)
    resultApi(app)
  },
  files: { [pictureKind]: filesOfPictures },
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
      href: '/quan-tri/phuong-tien-ky-so',
      vi: 'Phương tiện ký số',
      en: 'Means of signing',
      permission: 'signature.manage',
      group: 'admin',
    },
    {
      href: '/xac-minh',
      vi: 'Xác minh kết quả',
      en: 'Check a result',
      permission: 'public',
      group: 'foot',
    },
  ],
}
