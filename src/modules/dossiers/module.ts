import type { Module } from '#platform/module.ts'

import { dossierApi } from './api.ts'
import { bringRoutes } from './bringing/routes.tsx'
import { bulkRoutes } from './bulk-routes.tsx'
import { eventWords } from './event-words.ts'
import { draftExtensionsJob } from './extensions/draft-job.ts'
import { fieldRoutes } from './fields/routes.tsx'
import { handlingRoutes } from './handling/routes.tsx'
import { followMerged } from './merged.ts'
import { mineRoutes } from './mine/routes.tsx'
import { filesOfDossiers } from './opening.ts'
import { receivingRoutes } from './receiving/routes.tsx'
import { recomputeDueDates, recomputeJob } from './recompute.ts'
import { citizenRoutes } from './routes-citizen.tsx'
import { coordinationRoutes } from './routes-coordination.tsx'
import { dossierRoutes } from './routes-dossier.tsx'
import { heldRoutes } from './routes-held.tsx'
import { intakeRoutes } from './routes-intake.tsx'
import { listRoutes } from './routes-lists.tsx'
import { paperRoutes } from './routes-papers.tsx'
import { remarkRoutes } from './routes-remarks.tsx'
import { trialRoutes } from './routes-trial.tsx'
import { withdrawRoutes } from './routes-withdraw.tsx'
import { heard } from './slip-issue.ts'
import { lostRoutes } from './slip-lost.tsx'
import { registerRoutes } from './slip-register-routes.tsx'
import { registerJob } from './slip-register.ts'
import { slipRoutes } from './slip-routes.tsx'
import { limitsJob } from './stopping/limits-job.ts'
import { fillVaultJob, keepingStore } from './stored/keep.ts'
import { lookRoutes } from './stored/look.ts'
import { handOverWork, takeOverJob } from './take-over.ts'
import './events.ts'
import './slip-events.ts'

export const dossiers: Module = {
  name: 'dossiers',
  uses: [
    'accounts',
    'calendars',
    'filters',
    'forms',
    'papers',
    'people',
    'points',
    'photos',
    'procedures',
    'remarks',
    'units',
    'vault',
    'workflows',
  ],
  permissions: {
    'dossier.view': 'Xem hồ sơ',
    'dossier.receive': 'Tiếp nhận hồ sơ',
    'dossier.process': 'Xử lý hồ sơ ở bước của mình',
    'dossier.assign': 'Phân công người xử lý',
    'dossier.hand-over': 'Trả kết quả',
    'dossier.reassign': 'Giao lại hồ sơ của cán bộ vắng, chuyển công tác',
    'dossier.register': 'Lập sổ theo dõi hồ sơ',
    'handling.view': 'Xem quy định xử lý hồ sơ của từng thủ tục',
    'handling.set': 'Đặt quy định xử lý hồ sơ: số lần bổ sung, hạn bổ sung, liên thông',
    'api.dossiers': 'Nộp và tra cứu hồ sơ qua giao diện lập trình',
  },
  eventWords,
  routes: (app) => {
    listRoutes(app)
    bulkRoutes(app)
    intakeRoutes(app)
    dossierRoutes(app)
    remarkRoutes(app)
    mineRoutes(app)
    citizenRoutes(app)
    receivingRoutes(app)
    bringRoutes(app)
    withdrawRoutes(app)
    paperRoutes(app)
    lookRoutes(app)
    slipRoutes(app)
    lostRoutes(app)
    registerRoutes(app)
    fieldRoutes(app)
    handlingRoutes(app)
    heldRoutes(app)
    coordinationRoutes(app)
    trialRoutes(app)
  },
  api: dossierApi,
  files: { dossier: filesOfDossiers },
  on: {
    'calendar.changed': recomputeDueDates,
    'person.merged': followMerged,
    'staff.handed-over': handOverWork,
    ...heard,
    ...keepingStore,
  },
  jobs: {
    'dossiers.recompute': recomputeJob,
    'dossiers.register': registerJob,
    'dossiers.take-over': takeOverJob,
    'dossiers.fill-vault': fillVaultJob,
    'dossiers.limits': limitsJob,
    'dossiers.draft-extensions': draftExtensionsJob,
  },
  // Every hour: what is over by then, and what will be late.
  cron: { '10 * * * *': 'dossiers.limits', '25 * * * *': 'dossiers.draft-extensions' },
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
    {
      href: '/quan-tri/xu-ly',
      vi: 'Quy định xử lý hồ sơ',
      en: 'Rules of handling',
      permission: 'handling.view',
      group: 'admin',
    },
    {
      href: '/can-bo/phoi-hop',
      vi: 'Việc phối hợp',
      en: 'Opinions asked',
      permission: 'dossier.process',
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
