import { z } from 'zod'

import type { Db, Tx } from '#platform/db.ts'
import type { JobContext, JobHandler } from '#platform/module.ts'
import type { UnitId } from '#platform/who.ts'

const day = 24 * 60 * 60 * 1_000
const batch = 1_000

export type Swept = { rows: number; contents: number }

/**
 * Removes uploads that nothing claimed and contents on disk that no row knows, both older than `age` milliseconds
 * by the clocks that wrote them: the database's and the disk's. Claimed files are never touched.
 */
export async function sweepFiles(
  { units, db, files, log }: Pick<JobContext, 'units' | 'db' | 'files' | 'log'>,
  { age = day }: { age?: number } = {},
): Promise<Swept> {
  const all = await units()
  const [any] = all
  if (any === undefined) return { rows: 0, contents: 0 }
  let rows = 0
  for (const unit of all) rows += await removeLoose(db(unit), unit, age)
  const contents = await files.sweep((hashes) => usedContents(db(any), hashes), age)
  const swept = { rows, contents }
  log.info(swept, 'loose files swept')
  return swept
}

export const sweepJob: JobHandler = async (context) => {
  await sweepFiles(context)
}

/** In small transactions, so that an upload never waits long. */
async function removeLoose(db: Db, unit: UnitId, age: number): Promise<number> {
  let removed = 0
  for (let last = batch; last === batch; removed += last)
    last = await db.tx((tx) => removeSome(tx, unit, age))
  return removed
}

const removeSome = (tx: Tx, unit: UnitId, age: number) => tx.run`
  delete from platform.file where unit_id = ${unit} and owner_id is null and id in (
    select id from platform.file
    where unit_id = ${unit} and owner_id is null and uploaded_at < now() - make_interval(secs => ${age / 1_000}::float8)
    order by uploaded_at limit ${batch} for update skip locked)
`

const Used = z.object({ hash: z.instanceof(Buffer) })

/** Which of these contents some unit still has, by their hash in hexadecimal digits, as the disk names them. */
async function usedContents(db: Db, hashes: Buffer[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set()
  const used = await db.read(
    (q) => q.many(Used)`select upkeep.used_contents(${hashes}::bytea[]) as hash`,
  )
  return new Set(used.map(({ hash }) => hash.toString('hex')))
}
