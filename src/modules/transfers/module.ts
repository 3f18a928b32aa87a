import type { Module } from '#platform/module.ts'

import { waitingCount } from './count.ts'
import { eventWords } from './event-words.ts'
import './events.ts'
import { closeDossier, onDossier } from './follow.ts'
import { hearJob, onTransfer } from './hear.ts'
import { officeRoutes } from './routes-office.tsx'
import { ruleRoutes } from './routes-rules.tsx'
import { transferRoutes } from './routes.tsx'
import { supplyOnBehalf } from './supplies.ts'

export const transfers: Module = {
  name: 'transfers',
  uses: ['accounts', 'dossiers', 'notices', 'papers', 'people', 'points', 'procedures', 'units'],
  permissions: {
    'transfer.view': 'Xem hồ sơ chuyển giữa các xã (phi địa giới)',
    'transfer.carry': 'Nhận, trả lại, chuyển hồ sơ và kết quả giữa các xã',
    'transfer-rule.edit': 'Đặt quy định tiếp nhận phi địa giới',
  },
  eventWords,
  routes: (app) => {
    officeRoutes(app)
    transferRoutes(app)
    ruleRoutes(app)
  },
  on: { ...onDossier, ...onTransfer },
  jobs: {
    'transfers.tell': hearJob,
    'transfers.close-dossier': closeDossier,
    'transfers.supply': supplyOnBehalf,
  },
  nav: [
    {
      href: '/can-bo/chuyen-ho-so',
      vi: 'Hồ sơ liên xã',
      en: 'Between communes',
      permission: 'transfer.view',
      group: 'work',
      count: waitingCount,
    },
    {
      href: '/quan-tri/phi-dia-gioi',
      vi: 'Tiếp nhận phi địa giới',
      en: 'Intake for other communes',
      permission: 'transfer-rule.edit',
      group: 'admin',
    },
  ],
}
