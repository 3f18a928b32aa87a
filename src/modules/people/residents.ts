import { record, type Happening } from '#platform/events.ts'
import type { JobContext } from '#platform/module.ts'

import { moveResidents } from './store.ts'

declare module '#platform/events.ts' {
  interface Events {
    'hamlet.residents-moved': { people: number }
  }
}

/** When hamlets are merged, their residents live in the new one. Doing it again moves nobody. */
export async function moveToMergedHamlet(
  { db, who }: JobContext,
  { unit, data: { from, into } }: Happening<'hamlet.merged'>,
) {
  await db(unit).tx(async (tx) => {
    const people = await moveResidents(tx, from, into)
    if (people === 0) return
    await record(tx, who(unit), 'hamlet.residents-moved', { kind: 'hamlet', id: into }, { people })
  })
}
