import { readColumns, type Columns, type WrongColumns } from './columns.ts'

/** Thrown when a file has no heading of a list of dossiers. */
export class BadHeading extends Error {
  readonly wrong: WrongColumns
  constructor(wrong: WrongColumns) {
    super('bad heading')
    this.wrong = wrong
  }
}

/** Lists of other systems often have a title above their heading. */
const mostTitles = 10

/**
 * Looks for the heading among the first lines. Of lines that are none the one is told that knows most columns; lines with
 * columns that stand twice are a heading, and a wrong one.
 */
export function headingReader() {
  let seen = 0
  let nearest: WrongColumns | undefined
  const read = (cells: readonly string[]): Columns | undefined => {
    const columns = readColumns(cells)
    if (columns.ok) return columns.value
    seen += 1
    if (!nearest || columns.why.missing.length < nearest.missing.length) nearest = columns.why
    if (seen > mostTitles || columns.why.doubled.length > 0) throw new BadHeading(nearest)
    return undefined
  }
  return Object.assign(read, { fault: () => nearest && new BadHeading(nearest) })
}
