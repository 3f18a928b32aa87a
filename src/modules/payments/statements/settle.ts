import { z } from 'zod'

import { record } from '#platform/events.ts'
import type { JobContext } from '#platform/module.ts'
import type { Line } from '#platform/sheets/lines.ts'
import type { UnitId, Who } from '#platform/who.ts'

import { lookAtNotices } from '../bank/store.ts'
import { takeHeard, type Came, type Heard } from '../bank/take.ts'
import { about } from '../events.ts'
import { isHeading, readRow, type Columns } from './domain.ts'
import {
  endStatement,
  lockStatement,
  moveStatement,
  refuseStatement,
  setLines,
  statementById,
  type Statement,
  type StatementFault,
} from './store.ts'
import { linesOfStatement, unreadableOf, type Reader } from './take.ts'

const Work = z.object({ unit: z.number(), id: z.uuid() })

/** What settling needs of the world. */
export type Settler = Reader & Pick<JobContext, 'now' | 'who'>

export const settleStatementJob = (context: JobContext, payload: unknown): Promise<void> => {
  const { unit, id } = Work.parse(payload)
  return settleStatement(context, unit, id)
}

/**
 * Settles a statement, some lines in one transaction with its place in the file: cut off and begun again it
 * goes on behind the last line it kept. The file is read through first, so of one that breaks off nothing is booked.
 */
export async function settleStatement(settler: Settler, unit: UnitId, id: string): Promise<void> {
  const db = settler.db(unit)
  const statement = await db.read((q) => statementById(q, unit, id))
  if (!statement?.columns || statement.doneAt || statement.refused !== null) return
  try {
    if (statement.lines === null) await readThrough(settler, unit, statement)
    await settleLines(settler, unit, statement, statement.columns)
  } catch (error) {
    if (error instanceof GivenUp) return
    const refusal = unreadableOf(error)
    if (!refusal) throw error
    await db.tx((tx) => refuseStatement(tx, unit, id, refusal))
  }
}

/** Thrown when somebody else settles the same file. */
class GivenUp extends Error {}

async function readThrough(settler: Settler, unit: UnitId, { id, fileId }: Statement) {
  let last = 0
  for await (const { line } of linesOfStatement(settler, unit, fileId)) last = line
  await settler.db(unit).tx((tx) => setLines(tx, unit, id, last))
}

const batch = 1_000

async function settleLines(settler: Settler, unit: UnitId, statement: Statement, columns: Columns) {
  let at = statement.doneLine
  let hasHeading = false
  let lines: Line[] = []
  const settled = { settler, unit, statement, columns }
  for await (const one of linesOfStatement(settler, unit, statement.fileId)) {
    if (!hasHeading) hasHeading = isHeading(one.cells)
    else if (one.line > at) lines.push(one)
    if (lines.length < batch) continue
    at = await settleBatch(settled, at, lines)
    lines = []
    await settler.db(unit).tx(lookAtNotices)
  }
  if (lines.length > 0) at = await settleBatch(settled, at, lines)
  await end(settler, unit, statement, at)
}

type Settling = { settler: Settler; unit: UnitId; statement: Statement; columns: Columns }
type Counts = Partial<Record<Came | 'rows' | 'out' | 'faults', number>>

const mostFaults = 200

function settleBatch(
  { settler, unit, statement, columns }: Settling,
  at: number,
  lines: readonly Line[],
): Promise<number> {
  const { heard, faults, out } = readAll(lines, columns)
  return settler.db(unit).tx(async (tx) => {
    const before = await lockStatement(tx, unit, statement.id)
    if (!before || before.doneAt || before.doneLine !== at) throw new GivenUp()
    const from = { account: statement.accountId, source: 'statement' as const, now: settler.now() }
    const came = await takeHeard(tx, teller(settler, unit, statement), from, heard)
    const counts: Counts = { ...before.counts }
    const add = (what: keyof Counts, some = 1) => (counts[what] = (counts[what] ?? 0) + some)
    add('rows', lines.length)
    if (out > 0) add('out', out)
    if (faults.length > 0) add('faults', faults.length)
    for (const { came: what } of came) add(what)
    const doneLine = lines.at(-1)?.line ?? at
    const kept = [...(before.faults ?? []), ...faults].slice(0, mostFaults)
    await moveStatement(tx, unit, statement.id, { doneLine, counts, faults: kept })
    return doneLine
  })
}

function readAll(lines: readonly Line[], columns: Columns) {
  const heard: Heard[] = []
  const faults: StatementFault[] = []
  let out = 0
  for (const { cells, line } of lines) {
    const row = readRow(cells, columns)
    if (row.kind === 'out') out += 1
    else if (row.kind === 'in') heard.push(row)
    else faults.push({ line, why: row.why })
  }
  return { heard, faults, out }
}

/** What comes of it is the act of the officer who brought the file. */
const teller = ({ who }: Settler, unit: UnitId, { uploadedBy }: Statement): Who => ({
  ...who(unit),
  actor: uploadedBy,
})

const end = (settler: Settler, unit: UnitId, statement: Statement, at: number) =>
  settler.db(unit).tx(async (tx) => {
    const last = await lockStatement(tx, unit, statement.id)
    if (!last || last.doneAt || last.doneLine !== at) throw new GivenUp()
    if (last.counts === null)
      await moveStatement(tx, unit, statement.id, { doneLine: at, counts: { rows: 0 }, faults: [] })
    await endStatement(tx, unit, statement.id, settler.now())
    const { rows = 0, faults = 0, out = 0, known = 0 } = last.counts ?? {}
    const data = { name: statement.name, rows, taken: rows - faults - out - known, faults }
    const who = teller(settler, unit, statement)
    await record(tx, who, 'payment.statement-taken', about('payment-statement', statement.id), data)
  })
