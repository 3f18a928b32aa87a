import writeExcelFile from 'write-excel-file/node'

/** A cell of an exported sheet: text stays text whatever it begins with, for no cell is ever a formula. */
export type SheetCell = string | number | null | { share: number } | { head: string }
export type Sheet = {
  name: string
  widths: readonly number[]
  rows: readonly (readonly SheetCell[])[]
}

/** A workbook with typed cells. */
export function workbookOf(sheets: readonly Sheet[]): Promise<Buffer> {
  const parts = sheets.map(({ name, widths, rows }) => ({
    sheet: name.slice(0, 31),
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    data: rows.map((row) => row.map(typed)),
  }))
  return writeExcelFile(parts).toBuffer()
}

function typed(cell: SheetCell) {
  if (cell === null) return null
  if (typeof cell === 'number') return { type: Number, value: cell, format: '#,##0' }
  if (typeof cell === 'string') return { type: String, value: writable(cell), wrap: true }
  if ('share' in cell) return { type: Number, value: cell.share, format: '0.0%' }
  return { type: String, value: writable(cell.head), fontWeight: 'bold' as const, wrap: true }
}

/** XML knows no control characters, and a cell holds 32,767 letters. */
const writable = (text: string) =>
  text
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- they are what is taken out
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\uFFFE\uFFFF]/g, '')
    .slice(0, 32_000)
