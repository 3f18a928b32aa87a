import type { Module } from '#platform/module.ts'

import { eventWords } from './event-words.ts'
import { releaseEvery } from './release.ts'
import { counterRoutes } from './routes-counter.tsx'
import { rateRoutes } from './routes-rate.tsx'
import { staffRoutes } from './routes-staff.tsx'
import { unratedOf } from './unrated.ts'

export const ratings: Module = {
  name: 'ratings',
  uses: ['dossiers', 'papers', 'procedures'],
  permissions: {
    'rating.collect': 'Mời người dân đánh giá tại quầy, in phiếu đánh giá',
    'rating.view': 'Xem góp ý không tên của người dân',
    'rating.edit': 'Đặt số đánh giá ít nhất để giữ kín người đánh giá',
  },
  eventWords,
  routes: (app) => {
    app.decorate('unrated', unratedOf)
    rateRoutes(app)
    counterRoutes(app)
    staffRoutes(app)
  },
  jobs: { 'ratings.release': releaseEvery },
  // 02:40 in Việt Nam, when nobody stands at a counter.
  cron: { '40 19 * * *': 'ratings.release' },
  nav: [
    {
      href: '/can-bo/danh-gia',
      vi: 'Đánh giá hài lòng',
      en: 'Satisfaction',
      permission: 'rating.collect',
      group: 'work',
    },
  ],
}
