import { z } from 'zod'

import { codesOfOurs } from '#modules/dossiers/index.ts'
import { procedureByCode, type Procedure } from '#modules/procedures/index.ts'
import type { Read } from '#platform/db.ts'
import { zone } from '#platform/http.ts'
import type { JobContext } from '#platform/module.ts'
import { fileById } from '#platform/uploads.ts'
import type { UnitId } from '#platform/who.ts'

import type { System } from '../mirror/domain.ts'
import { whyNotWords } from '../mirror/words.ts'
import { columnName, readColumns, type Columns, type WrongColumns } from './columns.ts'
import { linesOf, Unreadable } from './lines.ts'
import { readRow, type Fault, type ReadRow } from './row.ts'
import {
  addFaults,
  beginLook,
  systemsOfCodes,
  importById,
  mostFaults,
  refuseImport,
  stageRows,
  type Import,
} from './store.ts'
import { foresee } from './take-in.ts'

const Work = z.object({ unit: z.number(), id: z.uuid() })
const batch = 1_000

/** What a look at a file needs of the world; a page and a job have it. */
export type Looker = Pick<JobContext, 'db' | 'files' | 'now'>

export const checkJob = (context: JobContext, payload: unknown): Promise<void> => {
  const { unit, id } = Work.parse(payload)
  return checkFile(context, unit, id)
}

/**
 * Looks through a file a thousand lines at a time, so memory stays the same for a million: right rows wait, wrong ones are
 * named by row and column. A look that was cut off begins anew.
 */
export async function checkFile(looker: Looker, unit: UnitId, id: string): Promise<void> {
  const db = looker.db(unit)
  const found = await db.read((q) => importById(q, unit, id))
  if (found?.state !== 'checking') return
  await db.tx((tx) => beginLook(tx, unit, id))
  try {
    await look(looker, unit, found)
  } catch (error) {
    if (error instanceof GivenUp) return
    const refusal = refusalOf(error)
    if (!refusal) throw error
    await db.tx((tx) => refuseImport(tx, unit, id, { ...refusal, now: looker.now() }))
  }
}

/** Thrown when the heading is not that of a list of dossiers. */
class BadHeading extends Error {
  readonly wrong: WrongColumns
  constructor(wrong: WrongColumns) {
    super('bad heading')
    this.wrong = wrong
  }
}

/** Thrown when the file was cancelled while it was looked through. */
class GivenUp extends Error {}

type Line = { cells: string[]; line: number }
type Looking = {
  looker: Looker
  unit: UnitId
  found: Import
  columns: Columns
  faults: number
  rows: number
}

async function look(looker: Looker, unit: UnitId, found: Import) {
  const file = await looker.db(unit).read((q) => fileById(q, unit, found.fileId))
  if (!file) throw new Error('The file of an import is gone')
  let bytes = 0
  let looking: Looking | undefined
  let lines: Line[] = []
  for await (const line of linesOf(looker.files.read(file.sha256), (read) => (bytes = read))) {
    if (!looking) {
      const columns = readColumns(line.cells)
      if (!columns.ok) throw new BadHeading(columns.why)
      looking = { looker, unit, found, columns: columns.value, faults: 0, rows: 0 }
      continue
    }
    lines.push(line)
    if (lines.length < batch) continue
    await keepBatch(looking, lines, bytes)
    lines = []
  }
  if (!looking || looking.rows + lines.length === 0) throw new Unreadable('empty')
  await keepBatch(looking, lines, bytes)
  await looker.db(unit).tx(
    (tx) => tx.run`
    update exchange.import set state = 'checked', ignored_columns = ${looking.columns.ignored.slice(0, 50)}
    where unit_id = ${unit} and id = ${found.id} and state = 'checking'
  `,
  )
}

async function keepBatch(looking: Looking, lines: readonly Line[], bytes: number) {
  const { looker, unit, found, columns } = looking
  const around = { columns, takenAt: found.takenAt, now: looker.now() }
  const read = lines.map(({ cells, line }) => readRow(cells, line, around))
  const parsed = read.flatMap((one) => (one.ok ? [one.row] : []))
  await looker.db(unit).tx(async (tx) => {
    const { rows, faults: strange } = await judge(tx, {
      unit,
      found,
      rows: parsed,
      now: looker.now(),
    })
    const faults = [...read.flatMap((one) => (one.ok ? [] : one.faults)), ...strange].toSorted(
      (a, b) => a.row - b.row,
    )
    const badRows = lines.length - rows.length
    if (looking.faults < mostFaults)
      await addFaults(tx, unit, found.id, { before: looking.faults, faults })
    if (rows.length > 0) await stageRows(tx, unit, found.id, rows)
    const span = { id: found.id, from: lines[0]?.line ?? 0, to: lines.at(-1)?.line ?? 0 }
    const kinds = await foresee(tx, unit, span)
    const isWanted = await tx.run`
      update exchange.import set rows = rows + ${lines.length}, faults = faults + ${badRows}, read_bytes = ${bytes},
        fresh = fresh + ${kinds.fresh}, changed = changed + ${kinds.changed}, same = same + ${kinds.same},
        older = older + ${kinds.older}
      where unit_id = ${unit} and id = ${found.id} and state = 'checking'
    `
    if (isWanted === 0) throw new GivenUp()
    looking.faults += faults.length
    looking.rows += lines.length
  })
}

type Judged = { unit: UnitId; found: Import; rows: readonly ReadRow[]; now: Temporal.Instant }

/** A state that we own, or that another system owns, is not taken from a file (GOV, "decisive" 3). */
async function judge(q: Read, { unit, found, rows, now }: Judged) {
  const codes = rows.map(({ code }) => code)
  const ours = await codesOfOurs(q, unit, codes)
  const followed = await systemsOfCodes(q, unit, codes)
  const day = now.toZonedDateTimeISO(zone).toPlainDate()
  const procedures = new Map<string, Procedure | undefined>()
  const faults: Fault[] = []
  const right: ReadRow[] = []
  for (const row of rows) {
    const { procedureCode: code } = row
    if (!procedures.has(code)) procedures.set(code, await procedureByCode(q, code, day))
    const procedure = procedures.get(code)
    const fault = faultOf(row, { ours, followed, procedure, system: found.system })
    if (fault) faults.push(fault)
    else right.push({ ...row, procedureName: procedure?.name ?? row.procedureName })
  }
  return { rows: right, faults }
}

type Lists = {
  ours: ReadonlySet<string>
  /** Code → the system that it is followed from. */
  followed: ReadonlyMap<string, System>
  system: System
  procedure: Procedure | undefined
}

function faultOf(row: ReadRow, { ours, followed, system, procedure }: Lists): Fault | undefined {
  const key = row.code.toUpperCase()
  const at = (column: 'code' | 'procedureCode' | 'procedureName', said: Fault['said']): Fault => ({
    row: row.row,
    column: columnName(column),
    typed: row[column].slice(0, 120),
    said,
  })
  if (ours.has(key)) return at('code', whyNotWords.ours)
  const before = followed.get(key)
  if (before && before !== system) return at('code', whyNotWords['other-system'])
  if (!before && procedure?.filed === 'here')
    return at('procedureCode', whyNotWords['handled-here'])
  if (!procedure && row.procedureName === '')
    return at('procedureName', [
      'Thủ tục không có trong danh mục của xã, tệp phải ghi tên thủ tục',
      'Not in our catalogue: the file must name the procedure',
    ])
  return undefined
}

function refusalOf(error: unknown): { vi: string; en: string } | undefined {
  if (error instanceof BadHeading) return headingWords(error.wrong)
  if (!(error instanceof Unreadable)) return undefined
  const at = error.line ? ` ${error.line}` : ''
  const words = {
    'not-text': {
      vi: 'Tệp không phải CSV mã UTF-8. Trong bảng tính, chọn Lưu thành, loại “CSV UTF-8”, rồi tải lên lại.',
      en: 'The file is not a CSV in UTF-8. Save it as “CSV UTF-8” and upload it again.',
    },
    broken: {
      vi: `Dấu ngoặc kép trong tệp không khép kín ở gần dòng${at}. Sửa dòng đó rồi tải lên lại.`,
      en: `A quotation mark is not closed near line${at}. Mend that line and upload the file again.`,
    },
    empty: { vi: 'Tệp không có dòng dữ liệu nào.', en: 'The file has no rows.' },
  }
  return words[error.why]
}

function headingWords({ missing, doubled, unknown }: WrongColumns) {
  const list = (names: string[]) =>
    names
      .slice(0, 30)
      .map((name) => `“${name.slice(0, 60)}”`)
      .join(', ')
  const part = (names: string[], vi: string, en: string) =>
    names.length > 0 ? { vi: `${vi}: ${list(names)}.`, en: `${en}: ${list(names)}.` } : undefined
  const parts = [
    part(missing, 'Thiếu cột', 'Columns missing'),
    part(doubled, 'Cột có hai lần', 'Columns that stand twice'),
    part(unknown, 'Cột không nhận ra', 'Columns that we do not know'),
  ].filter((one) => one !== undefined)
  return { vi: parts.map(({ vi }) => vi).join(' '), en: parts.map(({ en }) => en).join(' ') }
}
