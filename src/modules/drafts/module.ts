import type { App } from '#platform/http.ts'
import type { Module } from '#platform/module.ts'

import { eventWords } from './event-words.ts'
import { followMerged, removeStaleDrafts } from './expire.ts'
import { draftsPanel } from './panel.tsx'
import { draftPhotoRoutes } from './photos.ts'
import { mineRoutes } from './routes-mine.tsx'
import { moveRoutes } from './routes-move.tsx'
import { startRoutes } from './routes-start.tsx'
import { stepRoutes } from './routes-steps.tsx'
import './events.ts'

function routes(app: App) {
  app.decorate('draftsPanel', draftsPanel)
  startRoutes(app)
  mineRoutes(app)
  stepRoutes(app)
  draftPhotoRoutes(app)
  moveRoutes(app)
}

export const drafts: Module = {
  name: 'drafts',
  uses: [
    'dossiers',
    'forms',
    'guides',
    'people',
    'photos',
    'points',
    'procedures',
    'units',
    'vault',
  ],
  permissions: {},
  eventWords,
  routes,
  on: { 'person.merged': followMerged },
  jobs: { 'drafts.remove-stale': removeStaleDrafts },
  // 01:40 in Việt Nam, when nobody types.
  cron: { '40 18 * * *': 'drafts.remove-stale' },
  nav: [
    {
      href: '/cua-toi/ban-nhap',
      vi: 'Bản nháp',
      en: 'Drafts',
      permission: 'citizen',
      group: 'citizen',
    },
  ],
}
