import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { startEmbedded } from '#platform/embedded/start.ts'

import { allGood, say } from './report.ts'

/** Where a bench keeps what it makes, and the owner's address of its database. */
export type OwnPlace = { data: string; owner: string }

/** Measures on a PostgreSQL of its own, gone afterwards; says whether all lines kept their limits. */
export async function onOwnPostgres(measure: (place: OwnPlace) => Promise<void>): Promise<boolean> {
  const data = mkdtempSync(join(tmpdir(), 'xaso-bench-'))
  const postgres = await startEmbedded({
    data: join(data, 'postgres'),
    log: { info: () => {}, warn: say, error: say },
  })
  try {
    await measure({ data, owner: postgres.url })
  } finally {
    await postgres.stop()
    rmSync(data, { recursive: true, force: true })
  }
  return allGood()
}
