import type { Module } from '#platform/module.ts'

import { eventWords } from './event-words.ts'
import { poll, pollAll } from './poll.ts'
import { onAiring, onEmergency, onEnded, onWithdrawn } from './publish.ts'
import { capRoutes } from './routes-cap.ts'
import { decideRoutes } from './routes-decide.tsx'
import { placeRoutes } from './routes-places.tsx'
import { alertRoutes } from './routes.tsx'
import { onSounded } from './sound.ts'

export const alerts: Module = {
  name: 'alerts',
  uses: ['units', 'clusters', 'bulletins', 'broadcasts'],
  permissions: {
    'alert.take': 'Nhận, xem cảnh báo của cơ quan khác (CAP)',
    'alert.decide': 'Quyết định tự phát cảnh báo, quản lý nguồn cảnh báo',
  },
  eventWords,
  routes: (app) => {
    decideRoutes(app)
    placeRoutes(app)
    alertRoutes(app)
    capRoutes(app)
  },
  jobs: { 'alerts.poll': poll, 'alerts.poll-all': pollAll },
  cron: { '*/2 * * * *': 'alerts.poll-all' },
  on: {
    'bulletin.sounded': onSounded,
    'emergency.sounded': onEmergency,
    'emergency.stopped': onEnded,
    'airing.added': onAiring,
    'airing.ended': onEnded,
    'bulletin.withdrawn': onWithdrawn,
  },
  nav: [
    {
      href: '/can-bo/canh-bao',
      vi: 'Cảnh báo đến',
      en: 'Alerts',
      permission: 'alert.take',
      group: 'work',
    },
  ],
}
