import type { App } from '#platform/http.ts'
import type { Module } from '#platform/module.ts'

import { api } from './api.ts'
import { enrolRoute } from './devices/enrol-route.ts'
import { releaseRoutes } from './devices/release.ts'
import { deviceRoutes } from './devices/routes.ts'
import { eventWords } from './event-words.ts'
import { keyRoutes } from './keys/routes.tsx'
import { clusterPageRoutes } from './routes-device.tsx'
import { clusterRoutes } from './routes.tsx'
import { tidyJob, watchJob } from './watch/jobs.ts'
import { zoneRoutes } from './zones/routes.tsx'

export { withDevices } from './devices/calling.ts'
export { startLink } from './link/start.ts'
export { runStandIns } from './stand-in/run.ts'

function routes(app: App) {
  clusterRoutes(app)
  keyRoutes(app)
  clusterPageRoutes(app)
  zoneRoutes(app)
  enrolRoute(app)
  deviceRoutes(app)
  releaseRoutes(app)
}

export const clusters: Module = {
  name: 'clusters',
  uses: ['accounts', 'notices', 'units'],
  permissions: {
    'cluster.see': 'Xem cụm loa, vùng phát',
    'cluster.edit': 'Quản lý, vận hành cụm loa, vùng phát',
    'api.broadcast': 'Đọc cụm loa, chương trình và nhật ký phát qua giao diện lập trình',
  },
  eventWords,
  routes,
  api,
  jobs: { 'clusters.watch': watchJob, 'clusters.tidy': tidyJob },
  cron: {
    '* * * * *': 'clusters.watch',
    // 02:35 in Việt Nam.
    '35 19 * * *': 'clusters.tidy',
  },
  nav: [
    {
      href: '/can-bo/cum-loa',
      vi: 'Cụm loa',
      en: 'Loudspeakers',
      permission: 'cluster.see',
      group: 'work',
    },
  ],
}
