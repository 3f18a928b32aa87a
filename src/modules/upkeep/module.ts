import type { Module } from '#platform/module.ts'

import { forgetJob } from './forget.ts'
import { sweepJob } from './sweep.ts'

export const upkeep: Module = {
  name: 'upkeep',
  uses: [],
  permissions: {},
  jobs: { 'upkeep.sweep-files': sweepJob, 'upkeep.forget': forgetJob },
  // 02:15 and 02:35 in Việt Nam, when few people file.
  cron: { '15 19 * * *': 'upkeep.sweep-files', '35 19 * * *': 'upkeep.forget' },
}
