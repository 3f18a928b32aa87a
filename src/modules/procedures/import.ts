import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Database, Tx } from '#platform/db.ts'

import { withLaw } from './law.ts'
import { readPortal, type Imported } from './portal.ts'
import { Content } from './rows.ts'
import {
  addImport,
  addVersions,
  endVersions,
  lastNumbers,
  lockLastImport,
  openVersions,
  type ImportCounts,
} from './store.ts'

const file = join(import.meta.dirname, '../../../data/procedures-commune.csv')

// The day on which the portal was read for the file (data/README.md).
const crawledOn = '2026-07-20'

/** Brings the catalogue up to date from the file that comes with the program; does nothing when it is. */
export function importProcedures(database: Database, today?: Temporal.PlainDate) {
  const catalogue = withLaw(readPortal(readFileSync(file, 'utf8'), crawledOn), crawledOn)
  const on = today ?? Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh')
  return database.everything.tx((tx) => importCatalogue(tx, catalogue, { seenOn: crawledOn, on }))
}

type When = { seenOn: string; on: Temporal.PlainDate }

/**
 * Takes in a whole catalogue as of `on`: what is new gets a first version, what changed a next one, what is gone ends.
 * What the very first import brings was in force before we saw it, so it has no first day.
 */
export async function importCatalogue(
  tx: Tx,
  catalogue: Imported[],
  { seenOn, on }: When,
): Promise<ImportCounts> {
  const last = await lockLastImport(tx)
  const fresh = new Map(catalogue.map((one) => [one.code, canonical(one)]))
  const hash = createHash('sha256')
    .update(JSON.stringify([...fresh]))
    .digest('hex')
  if (last?.contentHash === hash) return { added: 0, changed: 0, ended: 0 }
  const old = new Map((await openVersions(tx)).map((one) => [one.content.code, one]))
  const added = catalogue.filter(({ code }) => !old.has(code))
  const changed = catalogue.filter(({ code }) => {
    const before = old.get(code)
    return before !== undefined && canonical(before.content) !== fresh.get(code)
  })
  const ended = [...old.keys()].filter((code) => !fresh.has(code))
  const counts = { added: added.length, changed: changed.length, ended: ended.length }
  const { number } = await addImport(tx, seenOn, hash, counts)
  await endVersions(
    tx,
    [...changed.map(({ code }) => code), ...ended],
    on.subtract({ days: 1 }).toString(),
  )
  const numbers = new Map((await lastNumbers(tx)).map(({ code, number: n }) => [code, n]))
  const from = last ? on.toString() : null
  const next = (content: Imported) => ({
    number: (numbers.get(content.code) ?? 0) + 1,
    content,
  })
  await addVersions(tx, number, from, [...added, ...changed].map(next))
  return counts
}

/** The same text for the same content, whatever the order of keys; the day it was seen is no content. */
const canonical = (one: Imported): string =>
  JSON.stringify({ ...Content.parse(one), seenOn: undefined })
