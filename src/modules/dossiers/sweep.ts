import type { Tx } from '#platform/db.ts'
import type { JobContext } from '#platform/module.ts'
import type { UnitId, Who } from '#platform/who.ts'

import type { Done } from './holding.ts'

/** Where a sweep stands in its order: an instant and ids that make it unique. */
export type Key = { at: Temporal.Instant; id: string; number: number }

/** A dossier that a sweep looks at; the act looks again, with the dossier locked. */
export type Due = Key & { code: string }

export const sweepSize = 100
const nil = '00000000-0000-0000-0000-000000000000'
export const start: Key = { at: Temporal.Instant.from('2000-01-01T00:00:00Z'), id: nil, number: 0 }

type Sweep = {
  find: (unit: UnitId, after: Key) => Promise<Due[]>
  act: (tx: Tx, who: Who, due: Due) => Promise<Done>
}

/**
 * Does something with every dossier of a unit whose time has come, each in a transaction of its own: one that the rules refuse,
 * because it was dealt with meanwhile or by the run before, is left as it is.
 */
export async function sweep({ db, who }: JobContext, unit: UnitId, { find, act }: Sweep) {
  for (let after: Key | undefined = start; after;) {
    const found: Due[] = await find(unit, after)
    for (const due of found) await db(unit).tx((tx) => act(tx, who(unit), due))
    after = found.length === sweepSize ? found.at(-1) : undefined
  }
}
