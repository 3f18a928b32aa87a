import type { FastifyRequest } from 'fastify'

import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { found } from '#platform/problem.ts'
import { BrokenSheet } from '#platform/sheets/broken.ts'
import { linesOf, Unreadable } from '#platform/sheets/lines.ts'
import { fileById } from '#platform/stored-files.ts'
import { claimFiles, type Upload } from '#platform/uploads.ts'
import type { Who } from '#platform/who.ts'

import { takeHeard, type Came, type Heard } from '../bank/take.ts'
import type { AccountId } from '../bills/store.ts'
import { about } from '../events.ts'
import { headingKey, isHeading, readRow, type Columns } from './domain.ts'
import {
  addStatement,
  endStatement,
  keepLayout,
  type Statement,
  type StatementFault,
} from './store.ts'

/** Nhận sao kê: the file is kept; what it says is taken in once its columns are known. */
export async function addUploaded(
  tx: Tx,
  who: Who,
  { file, account, now }: { file: Upload; account: AccountId; now: Temporal.Instant },
) {
  const id = newId<'payment-statement'>()
  await addStatement(tx, who, { id, account, file: file.id, name: file.name, now })
  await claimFiles(tx, who.unit, who.actor, [file.id], { kind: 'payment-statement', id })
  await record(tx, who, 'payment.statement-uploaded', about('payment-statement', id), {
    name: file.name,
  })
  return id
}

type Around = Pick<FastifyRequest, 'db' | 'who' | 'now' | 'server'>

async function* linesOfStatement({ db, who, server }: Around, statement: Statement) {
  const file = found(await db.read((q) => fileById(q, who.unit, statement.fileId)), 'tệp sao kê')
  const { files } = server.world
  yield* linesOf({ path: files.path(file.sha256), scratch: await files.scratch() }, () => {})
}

const mostAbove = 40

/** The heading of a file, and a few lines below it for the eye. */
export async function headOf(around: Around, statement: Statement) {
  const below: string[][] = []
  let heading: string[] | undefined
  let seen = 0
  for await (const { cells } of linesOfStatement(around, statement)) {
    seen += 1
    if (heading) below.push(cells)
    else if (isHeading(cells)) heading = cells
    if (below.length === 3 || (!heading && seen > mostAbove)) break
  }
  return heading && { heading, below }
}

const batch = 500
const mostFaults = 200

/** Takes a statement in, five hundred lines at a time. Taken in twice, or cut off and begun again, it counts everything once. */
export async function takeStatement(around: Around, statement: Statement, columns: Columns) {
  const { db, who, now } = around
  const counts: Partial<Record<Came | 'rows' | 'out' | 'faults', number>> = {}
  const faults: StatementFault[] = []
  const add = (what: keyof typeof counts) => (counts[what] = (counts[what] ?? 0) + 1)
  let heading: string[] | undefined
  let heard: Heard[] = []
  const from = { account: statement.accountId, source: 'statement' as const, now }
  const flush = async () => {
    const batchOf = heard
    heard = []
    if (batchOf.length === 0) return
    for (const { came } of await db.tx((tx) => takeHeard(tx, who, from, batchOf))) add(came)
  }
  for await (const { cells, line } of linesOfStatement(around, statement)) {
    if (!heading) {
      if (isHeading(cells)) heading = cells
      continue
    }
    const row = readRow(cells, columns)
    add('rows')
    if (row.kind === 'out') add('out')
    else if (row.kind === 'in') heard.push(row)
    else if (add('faults') <= mostFaults) faults.push({ line, why: row.why })
    if (heard.length >= batch) await flush()
  }
  await flush()
  await db.tx(async (tx) => {
    await endStatement(tx, who.unit, statement.id, { columns, counts, faults, now })
    if (heading) await keepLayout(tx, who, { heading: headingKey(heading), columns, now })
    const { rows = 0, faults: wrong = 0, out = 0, known = 0 } = counts
    const data = { name: statement.name, rows, taken: rows - wrong - out - known, faults: wrong }
    await record(tx, who, 'payment.statement-taken', about('payment-statement', statement.id), data)
  })
}

/** Whether a file could not be read for what it is; anything else is a fault of ours. */
export const isUnreadable = (error: unknown) =>
  error instanceof Unreadable || error instanceof BrokenSheet
