import { z } from 'zod'

import type { JobContext } from '#platform/module.ts'

import { recountAll } from './recount.ts'
import { foldChanges } from './sums.ts'

const Waits = z.object({ waits: z.boolean(), everCounted: z.boolean() })

/** Every minute. A unit that was never counted (its dossiers are older than this module) is counted from the start. */
export async function foldEvery({ db, units, who, now }: JobContext): Promise<void> {
  for (const unit of await units()) {
    const { waits, everCounted } = await db(unit).read(
      (q) => q.one(Waits)`
        select exists (select from figures.change where unit_id = ${unit}) as waits,
          exists (select from figures.recount where unit_id = ${unit})
            or not exists (select from dossiers.standing_key where unit_id = ${unit}) as ever_counted
      `,
    )
    if (!everCounted) await recountAll(db(unit), who(unit), now)
    else if (waits) await db(unit).tx((tx) => foldChanges(tx, unit))
  }
}
