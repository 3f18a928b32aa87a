import type { JobContext } from '#platform/module.ts'

import { release } from './actions.ts'

/** Every night: what can no longer be changed is counted, in lots. */
export async function releaseEvery({ db, who, now, units }: JobContext): Promise<void> {
  for (const unit of await units()) await release(db(unit), who(unit), now())
}
