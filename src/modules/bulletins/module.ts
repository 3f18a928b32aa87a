import type { Module } from '#platform/module.ts'

import { eventWords } from './event-words.ts'
import { relayRoutes } from './relays/routes.tsx'
import { decisionRoutes } from './routes-decide.tsx'
import { tryRoutes } from './routes-try.tsx'
import { writeRoutes } from './routes-write.tsx'
import { bulletinRoutes } from './routes.tsx'
import { makeSound } from './sound-job.ts'
import { onReturned, onSubmitted, remindReviews } from './tell.ts'

export const bulletins: Module = {
  name: 'bulletins',
  uses: ['accounts', 'clusters', 'notices', 'speech'],
  permissions: {
    'bulletin.write': 'Soạn, trình bản tin của loa truyền thanh',
    'bulletin.approve': 'Duyệt, trả lại, thu hồi bản tin của loa',
    'bulletin.emergency': 'Duyệt và phát bản tin khẩn cấp',
    'relay.edit': 'Sửa danh sách đài được tiếp sóng',
  },
  eventWords,
  routes: (app) => {
    writeRoutes(app)
    tryRoutes(app)
    bulletinRoutes(app)
    decisionRoutes(app)
    relayRoutes(app)
  },
  files: {
    // Whoever works with bulletins hears them; citizens hear what has been broadcast at "Loa truyền thanh".
    bulletin: {
      mayOpen: async (_, { can }) =>
        can.has('bulletin.write') || can.has('bulletin.approve') || can.has('broadcast.see'),
    },
  },
  jobs: {
    'bulletins.sound': makeSound,
    'bulletins.sound-now': makeSound,
    'bulletins.remind-reviews': remindReviews,
  },
  slow: ['bulletins.sound'],
  // Half past seven in the morning in Việt Nam.
  cron: { '30 0 * * *': 'bulletins.remind-reviews' },
  on: { 'bulletin.submitted': onSubmitted, 'bulletin.returned': onReturned },
  nav: [
    {
      href: '/can-bo/ban-tin',
      vi: 'Bản tin loa',
      en: 'Bulletins',
      permission: 'broadcast.see',
      group: 'work',
    },
    {
      href: '/quan-tri/tiep-song',
      vi: 'Đài được tiếp sóng',
      en: 'Stations that may be relayed',
      permission: 'relay.edit',
      group: 'admin',
    },
  ],
}
