import type { Module } from '#platform/module.ts'

import { broadcastsApi } from './api.ts'
import { deviceRoutes } from './device-routes.ts'
import { eventWords } from './event-words.ts'
import { jobs, onWithdrawn, replan } from './jobs.ts'
import { airingRoutes } from './routes-airings.tsx'
import { emergencyRoutes } from './routes-emergency.tsx'
import { slotRoutes } from './routes-slots.tsx'
import { programmeRoutes } from './routes.tsx'
import { standings } from './standing.ts'

export const broadcasts: Module = {
  name: 'broadcasts',
  uses: ['units', 'calendars', 'speech', 'clusters', 'bulletins'],
  permissions: {
    'broadcast.schedule': 'Xếp lịch phát, khung giờ, giờ yên tĩnh của loa',
    'broadcast.see': 'Xem chương trình và nhật ký phát của loa',
  },
  eventWords,
  routes: (app) => {
    Object.assign(app.standings, standings)
    programmeRoutes(app)
    airingRoutes(app)
    slotRoutes(app)
    emergencyRoutes(app)
    deviceRoutes(app)
  },
  api: broadcastsApi,
  jobs,
  // 22:30 in Việt Nam: devices take the new day in while the network is quiet.
  cron: { '30 15 * * *': 'broadcasts.plan-all' },
  on: {
    'airing.added': replan,
    'airing.ended': replan,
    'slot.added': replan,
    'slot.changed': replan,
    'habits.changed': replan,
    'calendar.changed': replan,
    'bulletin.withdrawn': onWithdrawn,
    'cluster.added': replan,
    'cluster.changed': replan,
    'cluster.closed': replan,
    'cluster.enrolled': replan,
    'cluster.revoked': replan,
    'plan-key.changed': replan,
    'zone.added': replan,
    'zone.changed': replan,
    'zone.removed': replan,
  },
  nav: [
    {
      href: '/can-bo/lich-phat',
      vi: 'Lịch phát loa',
      en: 'Programme',
      permission: 'broadcast.see',
      group: 'work',
    },
  ],
}
