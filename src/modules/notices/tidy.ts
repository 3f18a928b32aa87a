import type { JobHandler } from '#platform/module.ts'

import { keptDays } from './domain.ts'
import { removeReadBefore } from './store.ts'

/** Every night: removes what was read and is old. What it told is still in the audit trail. */
export const tidy: JobHandler = async ({ units, db, now, log }) => {
  const before = now().subtract({ hours: 24 * keptDays })
  let removed = 0
  for (const unit of await units())
    removed += await db(unit).tx((tx) => removeReadBefore(tx, unit, before))
  if (removed > 0) log.info({ removed }, 'old notices removed')
}
