import type { JobHandler, Module } from '#platform/module.ts'

import { keptDays } from './domain.ts'
import { deletePages, pagesBefore } from './store.ts'

/** Every night: photos that were never handed in go; their page said when. */
const forgetOld: JobHandler = async ({ units, db, now }) => {
  const before = now().subtract({ hours: 24 * keptDays })
  for (const unit of await units())
    await db(unit).tx(async (tx) => {
      const old = await pagesBefore(tx, unit, before)
      if (old.length > 0) await deletePages(tx, unit, old)
    })
}

export const photos: Module = {
  name: 'photos',
  uses: [],
  permissions: {},
  jobs: { 'photos.forget-old': forgetOld },
  // 01:50 in Việt Nam.
  cron: { '50 18 * * *': 'photos.forget-old' },
}
