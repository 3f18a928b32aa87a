import { z } from 'zod'

import type { Tx } from '#platform/db.ts'
import type { JobContext } from '#platform/module.ts'
import { linesOf, Unreadable, type Line } from '#platform/sheets/lines.ts'
import { fileById } from '#platform/stored-files.ts'
import type { UnitId } from '#platform/who.ts'

import type { Columns } from './columns.ts'
import { headingReader } from './heading.ts'
import { judge } from './judge.ts'
import { refusalOf } from './refusal.ts'
import { readRow } from './row.ts'
import {
  addFaults,
  faultsKept,
  importById,
  mostFaults,
  refuseImport,
  stageRows,
  type Import,
} from './store.ts'
import { foresee } from './take-in.ts'
import { inTurn } from './turn.ts'

const Work = z.object({ unit: z.number(), id: z.uuid() })
const batch = 1_000

/** What a look at a file needs of the world; a page and a job have it. */
export type Looker = Pick<JobContext, 'db' | 'files' | 'now'>

export const checkJob = (context: JobContext, payload: unknown): Promise<void> => {
  const { unit, id } = Work.parse(payload)
  return inTurn(context, 'exchange.check', { unit, id }, async () => {
    await checkFile(context, unit, id)
    return 'done'
  })
}

/**
 * Looks through a file a thousand lines at a time, so memory stays the same for a million: right rows wait, wrong ones are
 * named by row and column. A look that was cut off goes on behind the last row it kept; of two at once one gives up.
 */
export async function checkFile(looker: Looker, unit: UnitId, id: string): Promise<void> {
  const db = looker.db(unit)
  const found = await db.read((q) => importById(q, unit, id))
  if (found?.state !== 'checking') return
  try {
    await look(looker, unit, found)
  } catch (error) {
    if (error instanceof GivenUp) return
    const refusal = refusalOf(error)
    if (!refusal) throw error
    await db.tx((tx) => refuseImport(tx, unit, id, { ...refusal, now: looker.now() }))
  }
}

/** Thrown when the file was cancelled, or another process looks at it. */
class GivenUp extends Error {}

type Looking = {
  looker: Looker
  unit: UnitId
  found: Import
  columns: Columns
  faults: number
  rows: number
  /** The last line that was looked at. */
  at: number
}

async function look(looker: Looker, unit: UnitId, found: Import) {
  const file = await looker.db(unit).read((q) => fileById(q, unit, found.fileId))
  if (!file) throw new Error('The file of an import is gone')
  const heading = headingReader()
  let bytes = 0
  let looking: Looking | undefined
  let lines: Line[] = []
  const list = { path: looker.files.path(file.sha256), scratch: await looker.files.scratch() }
  for await (const line of linesOf(list, (read) => (bytes = read))) {
    if (!looking) {
      const columns = heading(line.cells)
      if (columns) looking = await goOn({ looker, unit, found, columns })
      continue
    }
    if (line.line <= looking.at) continue
    lines.push(line)
    if (lines.length < batch) continue
    await keepBatch(looking, lines, bytes)
    lines = []
  }
  if (!looking) throw heading.fault() ?? new Unreadable('empty')
  if (looking.rows + lines.length === 0) throw new Unreadable('empty')
  if (lines.length > 0) await keepBatch(looking, lines, bytes)
  await looker.db(unit).tx(
    (tx) => tx.run`
    update exchange.import set state = 'checked', ignored_columns = ${looking.columns.ignored.slice(0, 50)}
    where unit_id = ${unit} and id = ${found.id} and state = 'checking'
  `,
  )
}

const cellsOf = ({ cells, isOpen }: Line, { count }: Columns) =>
  isOpen && cells.length < count ? [...cells, ...emptyCells(count - cells.length)] : cells

const emptyCells = (count: number) => Array.from({ length: count }, () => '')

type Begun = Pick<Looking, 'looker' | 'unit' | 'found' | 'columns'>

/** Begins a look, or goes on where one was cut off. */
async function goOn(begun: Begun): Promise<Looking> {
  const { looker, unit, found } = begun
  const faults = await looker.db(unit).read((q) => faultsKept(q, unit, found.id))
  return { ...begun, faults, rows: found.rows, at: found.lookedRow }
}

async function keepBatch(looking: Looking, lines: readonly Line[], bytes: number) {
  const { looker, unit, found, columns } = looking
  const now = looker.now()
  const around = { columns, takenAt: found.takenAt, now }
  const read = lines.map((line) => readRow(cellsOf(line, columns), line.line, around))
  const parsed = read.flatMap((one) => (one.ok ? [one.row] : []))
  const from = lines[0]?.line ?? 0
  const to = lines.at(-1)?.line ?? 0
  looking.faults += await looker.db(unit).tx(async (tx) => {
    if (!(await isNext(tx, looking, to))) throw new GivenUp()
    const { rows, faults: strange } = await judge(tx, { unit, found, rows: parsed, now })
    const wrong = read.flatMap((one) => (one.ok ? [] : one.faults))
    const faults = [...wrong, ...strange].toSorted((a, b) => a.row - b.row)
    if (looking.faults < mostFaults)
      await addFaults(tx, unit, found.id, { before: looking.faults, faults })
    if (rows.length > 0) await stageRows(tx, unit, found.id, rows)
    const kinds = await foresee(tx, unit, { id: found.id, from, to })
    const badRows = lines.length - rows.length
    await tx.run`
      update exchange.import set rows = rows + ${lines.length}, faults = faults + ${badRows}, read_bytes = ${bytes},
        fresh = fresh + ${kinds.fresh}, changed = changed + ${kinds.changed}, same = same + ${kinds.same},
        older = older + ${kinds.older}
      where unit_id = ${unit} and id = ${found.id}
    `
    return faults.length
  })
  looking.rows += lines.length
  looking.at = to
}

/** Goes on to a line of the file, unless it was given up or somebody else has gone there. */
const isNext = async (tx: Tx, { looker, unit, found, at }: Looking, to: number) =>
  (await tx.run`
    update exchange.import set looked_row = ${to}, moved_at = ${looker.now().toString()}
    where unit_id = ${unit} and id = ${found.id} and state = 'checking' and looked_row = ${at}
  `) > 0
