import { survivorOf } from '#modules/people/index.ts'
import { record, type Happening } from '#platform/events.ts'
import type { JobContext } from '#platform/module.ts'

import { giveTo } from './store.ts'

/** Two records turned out to be one person: what either handed in is the person's. */
export async function followMerged(
  { db, who }: JobContext,
  { unit, data }: Happening<'person.merged'>,
): Promise<void> {
  await db(unit).tx(async (tx) => {
    const { id: keep } = await survivorOf(tx, data.keep)
    const papers = await giveTo(tx, unit, data.gone, keep)
    if (papers === 0) return
    const subject = { kind: 'person', id: keep }
    const moved = { gone: data.gone, keep, papers }
    await record(tx, who(unit), 'paper.followed-merge', subject, moved)
  })
}
