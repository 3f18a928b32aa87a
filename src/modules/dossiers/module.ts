import type { Module } from '#platform/module.ts'

import { dossierApi } from './api.ts'
import { bulkRoutes } from './bulk-routes.tsx'
import { followMerged } from './merged.ts'
import { recomputeDueDates, recomputeJob } from './recompute.ts'
import { citizenRoutes } from './routes-citizen.tsx'
import { dossierRoutes } from './routes-dossier.tsx'
import { intakeRoutes } from './routes-intake.tsx'
import { listRoutes } from './routes-lists.tsx'
import { paperRoutes } from './routes-papers.tsx'
import { remarkRoutes } from './routes-remarks.tsx'
import { handOverWork, takeOverJob } from './take-over.ts'
import './events.ts'

export const dossiers: Module = {
  name: 'dossiers',
  uses: [
    'accounts',
    'calendars',
    'filters',
    'forms',
    'papers',
    'people',
    'procedures',
    'remarks',
    'units',
    'workflows',
  ],
  permissions: {
    'dossier.view': 'Xem hồ sơ',
    'dossier.receive': 'Tiếp nhận hồ sơ',
    'dossier.process': 'Xử lý hồ sơ ở bước của mình',
    'dossier.assign': 'Phân công người xử lý',
    'dossier.hand-over': 'Trả kết quả',
    'api.dossiers': 'Nộp và tra cứu hồ sơ qua giao diện lập trình',
  },
  routes: (app) => {
    listRoutes(app)
    bulkRoutes(app)
    intakeRoutes(app)
    dossierRoutes(app)
    remarkRoutes(app)
    citizenRoutes(app)
    paperRoutes(app)
  },
  api: dossierApi,
  on: {
    'calendar.changed': recomputeDueDates,
    'person.merged': followMerged,
    'staff.handed-over': handOverWork,
  },
  jobs: { 'dossiers.recompute': recomputeJob, 'dossiers.take-over': takeOverJob },
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
