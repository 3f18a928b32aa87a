import type { Module } from '#platform/module.ts'

import { eventWords } from './event-words.ts'
import { openingsByLink } from './looks.tsx'
import { followMerged } from './merged.ts'
import { mineRoutes } from './routes-mine.tsx'
import { openRoutes } from './routes-open.tsx'
import './events.ts'

export const shares: Module = {
  name: 'shares',
  uses: ['dossiers', 'papers', 'people', 'procedures'],
  permissions: {},
  routes: (app) => {
    app.decorate('otherOpenings', openingsByLink)
    mineRoutes(app)
    openRoutes(app)
  },
  eventWords,
  on: { 'person.merged': followMerged },
}
