import type { Module } from '#platform/module.ts'

import { liveDeviceRoutes } from './device-routes.ts'
import { eventWords } from './event-words.ts'
import { endLost, keepTalk, stopWithdrawn } from './jobs.ts'
import { speakRoutes } from './routes.tsx'
import { talkById } from './store.ts'

export const live: Module = {
  name: 'live',
  uses: ['accounts', 'broadcasts', 'bulletins', 'clusters', 'units'],
  permissions: { 'live.speak': 'Nói trực tiếp qua loa truyền thanh' },
  eventWords,
  routes: (app) => {
    speakRoutes(app)
    liveDeviceRoutes(app)
  },
  jobs: { 'live.keep': keepTalk, 'live.end-lost': endLost },
  slow: ['live.keep'],
  on: { 'bulletin.withdrawn': stopWithdrawn },
  cron: { '* * * * *': 'live.end-lost' },
  files: {
    talk: {
      mayOpen: async (q, who, owner) =>
        who.can.has('live.speak') && (await talkById(q, owner)) !== undefined,
    },
  },
}
