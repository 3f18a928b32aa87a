import type { Module } from '#platform/module.ts'

import { playsApi } from './api.ts'
import { deviceRoutes } from './device-routes.ts'
import { listenRoutes } from './routes-listen.tsx'
import { playRoutes } from './routes.tsx'
import { silenceJob } from './silence.ts'

export const plays: Module = {
  name: 'plays',
  uses: ['units', 'clusters', 'bulletins', 'broadcasts', 'papers', 'figures'],
  permissions: {},
  routes: (app) => {
    playRoutes(app)
    listenRoutes(app)
    deviceRoutes(app)
  },
  api: playsApi,
  jobs: { 'plays.silence': silenceJob },
  cron: { '*/2 * * * *': 'plays.silence' },
  nav: [
    {
      href: '/can-bo/nhat-ky-phat',
      vi: 'Nhật ký phát loa',
      en: 'Proof of play',
      permission: 'broadcast.see',
      group: 'work',
    },
    {
      href: '/nghe-lai',
      vi: 'Loa truyền thanh',
      en: 'Loudspeakers',
      permission: 'public',
      group: 'citizen',
    },
  ],
}
