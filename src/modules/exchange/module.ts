import type { Module } from '#platform/module.ts'

import { mountAxis } from '../../stand-ins/axis/mount.tsx'
import { eventWords } from './event-words.ts'
import { applyJob, forgetRowsJob, tidyJob } from './import/apply.ts'
import { checkJob } from './import/check.ts'
import { importRoutes } from './import/routes.tsx'
import { takeUpImports } from './import/turn.ts'
import { mirrorRoutes } from './mirror/routes.tsx'
import { trackMirror } from './mirror/track.tsx'
import { catchUpJob, hearing } from './outbox/collect.ts'
import { refusedCount } from './outbox/count.ts'
import { queueRoutes } from './outbox/routes.tsx'
import { sendJob } from './outbox/send.ts'
import { wakeJob } from './outbox/wake.ts'
import './events.ts'

/** One procedure that the stand-in does not know, so that a refusal can be seen. */
const strange = ['1.014027']

export const exchange: Module = {
  name: 'exchange',
  uses: ['accounts', 'dossiers', 'notices', 'people', 'procedures', 'units'],
  permissions: {
    'mirror.view': 'Xem hồ sơ ở hệ thống khác',
    'mirror.edit': 'Ghi và nhập tệp hồ sơ ở hệ thống khác',
    'exchange.manage': 'Quản lý liên thông với trục của tỉnh',
  },
  eventWords,
  routes: (app) => {
    importRoutes(app)
    mirrorRoutes(app)
    queueRoutes(app)
    app.decorate('trackElsewhere', trackMirror)
    if (app.world.demo) mountAxis(app, { permission: 'exchange.manage', unknown: strange })
  },
  on: hearing,
  jobs: {
    'exchange.check': checkJob,
    'exchange.apply': applyJob,
    'exchange.forget-rows': forgetRowsJob,
    'exchange.tidy': tidyJob,
    'exchange.send': sendJob,
    'exchange.catch-up': catchUpJob,
    'exchange.wake': async (context) => {
      await takeUpImports(context)
      await wakeJob(context)
    },
  },
  cron: {
    '* * * * *': 'exchange.wake',
    // 02:55 in Việt Nam.
    '55 19 * * *': 'exchange.tidy',
  },
  nav: [
    {
      href: '/can-bo/ho-so-ngoai',
      vi: 'Hồ sơ ở hệ thống khác',
      en: 'Other systems',
      permission: 'mirror.view',
      group: 'work',
    },
    {
      href: '/quan-tri/lien-thong',
      vi: 'Liên thông',
      en: 'Exchange',
      permission: 'exchange.manage',
      group: 'admin',
      count: refusedCount,
    },
  ],
}
