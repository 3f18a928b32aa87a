import type { Db } from '#platform/db.ts'
import { csvLine, csvMark } from '#platform/sheets/csv.ts'
import type { UnitId } from '#platform/who.ts'

import type { Register } from './domain.ts'
import { columnsOf, columnsSource, rowOf, type Row } from './export-columns.ts'
import { entriesOfMonth, notesOfMany } from './store.ts'

export type Month = { register: Register; year: number; month: number }

const batch = 500

/** The entries of a month with their annotations, some hundred at a time. */
async function* rowsOf(db: Db, unit: UnitId, of: Month): AsyncGenerator<Row[]> {
  let after = 0
  for (;;) {
    const rows = await db.read(async (q) => {
      const entries = await entriesOfMonth(q, unit, { ...of, after, limit: batch })
      const ids = entries.map(({ id }) => id)
      const notes = Map.groupBy(await notesOfMany(q, unit, ids), ({ entryId }) => entryId)
      return entries.map((entry) => rowOf(entry, notes.get(entry.id) ?? []))
    })
    if (rows.length > 0) yield rows
    after = rows.at(-1)?.entry.number ?? after
    if (rows.length < batch) return
  }
}

/** Bảng dữ liệu của một tháng, line by line: a year of any length costs no memory. */
export async function* csvOf(db: Db, unit: UnitId, of: Month): AsyncGenerator<string> {
  const columns = columnsOf(of.register)
  yield csvMark + csvLine(columns.map(({ head }) => head))
  for await (const rows of rowsOf(db, unit, of))
    yield rows.map((row) => csvLine(columns.map(({ cell }) => cell(row)))).join('')
}

const widest = 5_000

/** The same as one sheet of a workbook; a month of more lines than a commune has ever had goes as CSV. */
export async function sheetsOf(db: Db, unit: UnitId, of: Month) {
  const columns = columnsOf(of.register)
  const lines: string[][] = []
  for await (const rows of rowsOf(db, unit, of)) {
    lines.push(...rows.map((row) => columns.map(({ cell }) => cell(row))))
    if (lines.length > widest) return undefined
  }
  const heads = columns.map(({ head }) => ({ head }))
  return [
    {
      name: `Tháng ${of.month}-${of.year}`,
      widths: columns.map(() => 20),
      rows: [heads, ...lines],
    },
    { name: 'Nguồn', widths: [120], rows: [[{ head: 'Nguồn của các cột' }], [columnsSource]] },
  ]
}
