import type { Module } from '#platform/module.ts'

import { dossierApi } from './api.ts'
import { followMerged } from './merged.ts'
import { recomputeDueDates, recomputeJob } from './recompute.ts'
import { citizenRoutes } from './routes-citizen.tsx'
import { dossierRoutes } from './routes-dossier.tsx'
import { intakeRoutes } from './routes-intake.tsx'
import { listRoutes } from './routes-lists.tsx'
import { paperRoutes } from './routes-papers.tsx'
import { heard } from './slip-issue.ts'
import { lostRoutes } from './slip-lost.tsx'
import { registerRoutes } from './slip-register-routes.tsx'
import { registerJob } from './slip-register.ts'
import { slipRoutes } from './slip-routes.tsx'
import { handOverWork, takeOverJob } from './take-over.ts'
import './events.ts'
import './slip-events.ts'

export const dossiers: Module = {
  name: 'dossiers',
  uses: ['accounts', 'calendars', 'forms', 'papers', 'people', 'procedures', 'units', 'workflows'],
  permissions: {
    'dossier.view': 'Xem hồ sơ',
    'dossier.receive': 'Tiếp nhận hồ sơ',
    'dossier.process': 'Xử lý hồ sơ ở bước của mình',
    'dossier.assign': 'Phân công người xử lý',
    'dossier.hand-over': 'Trả kết quả',
    'dossier.register': 'Lập sổ theo dõi hồ sơ',
    'api.dossiers': 'Nộp và tra cứu hồ sơ qua giao diện lập trình',
  },
  routes: (app) => {
    listRoutes(app)
    intakeRoutes(app)
    dossierRoutes(app)
    citizenRoutes(app)
    paperRoutes(app)
    slipRoutes(app)
    lostRoutes(app)
    registerRoutes(app)
  },
  api: dossierApi,
  on: {
    'calendar.changed': recomputeDueDates,
    'person.merged': followMerged,
    'staff.handed-over': handOverWork,
    ...heard,
  },
  jobs: {
    'dossiers.recompute': recomputeJob,
    'dossiers.take-over': takeOverJob,
    'dossiers.register': registerJob,
  },
  nav: [
    {
      href: '/can-bo/tiep-nhan',
      vi: 'Tiếp nhận hồ sơ',
      en: 'Receive',
      permission: 'dossier.receive',
      group: 'work',
    },
    {
      href: '/can-bo/ho-so',
      vi: 'Hồ sơ',
      en: 'Dossiers',
      permission: 'dossier.view',
      group: 'work',
    },
    {
      href: '/can-bo/so-theo-doi',
      vi: 'Sổ theo dõi',
      en: 'Register',
      permission: 'dossier.register',
      group: 'work',
    },
    { href: '/tra-cuu', vi: 'Tra cứu hồ sơ', en: 'Track', permission: 'public', group: 'citizen' },
    {
      href: '/cua-toi',
      vi: 'Hồ sơ của tôi',
      en: 'My applications',
      permission: 'public',
      group: 'citizen',
    },
  ],
}
