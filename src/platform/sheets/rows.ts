import { bookOf, type Book } from './book.ts'
import { BrokenSheet } from './broken.ts'
import { dayOfSerial } from './dates.ts'
import { openPackage, type Package } from './package.ts'
import { noStrings, stringsOf, type Strings } from './strings.ts'
import { xmlOf } from './xml.ts'

export type SheetRow = { cells: string[]; line: number }

type Reading = {
  path: string
  /** A file name that is free, for what must not stay in memory. */
  scratch: string
  /** How many bytes of the file have been read. */
  onBytes?: ((bytes: number) => void) | undefined
}

/**
 * The rows of the first visible sheet of an XLSX workbook, one by one, however large it is; `line` is the number that the
 * spreadsheet shows. Empty rows are passed over, empty cells at the end are left out.
 */
export async function* rowsOfWorkbook(reading: Reading): AsyncGenerator<SheetRow> {
  const parts = await openPackage(reading.path)
  let strings = noStrings
  try {
    const book = await bookOf(parts)
    if (book.strings) strings = await stringsOf(await parts.stream(book.strings), reading.scratch)
    yield* rowsOf(parts, book, { strings, onBytes: reading.onBytes })
  } finally {
    strings.close()
    await parts.close()
  }
}

type With = { strings: Strings; onBytes: Reading['onBytes'] }

async function* rowsOf(parts: Package, book: Book, { strings, onBytes }: With) {
  const rows: SheetRow[] = []
  const source = await parts.stream(book.sheet)
  const before = book.strings ? parts.size(book.strings).packed : 0
  const { packed, unpacked } = parts.size(book.sheet)
  const sheet = listenTo(rows, book, strings)
  let read = 0
  try {
    for await (const bytes of xmlOf(source, sheet)) {
      read += bytes
      onBytes?.(before + Math.round((packed * read) / Math.max(unpacked, 1)))
      yield* rows.splice(0)
    }
  } catch (error) {
    if (error instanceof BrokenSheet && error.why === 'broken')
      throw new BrokenSheet('broken', sheet.line())
    throw error
  }
}

const mostColumns = 500
const mostRows = 1_048_576
const mostInRow = 65_536

function listenTo(rows: SheetRow[], book: Book, strings: Strings) {
  let line = 0
  let column = -1
  let cells: string[] = []
  let length = 0
  let kind = ''
  let style = 0
  let text = ''
  let isValue = false
  return {
    line: () => line,
    open(name: string, attributes: Readonly<Record<string, string>>) {
      if (name === 'row') {
        const said = Number(attributes['r'] ?? line + 1)
        if (!Number.isInteger(said) || said <= line || said > mostRows)
          throw new BrokenSheet('broken')
        line = said
        column = -1
        length = 0
        cells = []
      } else if (name === 'c') {
        column = columnOf(attributes['r'], column)
        kind = attributes['t'] ?? 'n'
        style = Number(attributes['s'] ?? 0)
        text = ''
      } else isValue = name === 'v' || name === 't'
    },
    text(piece: string) {
      if (isValue) text += piece
    },
    close(name: string) {
      if (name === 'v' || name === 't') isValue = false
      else if (name === 'c') {
        const value = valueOf({ kind, style, text }, book, strings)
        length += value.length
        if (length > mostInRow) throw new BrokenSheet('broken')
        if (value !== '') {
          while (cells.length < column) cells.push('')
          cells[column] = value
        }
      } else if (name === 'row' && cells.length > 0) rows.push({ cells, line })
    },
  }
}

/** “AB12” stands in column 27, counted from nought; without a name it is the next. */
function columnOf(name: string | undefined, last: number): number {
  let column = 0
  for (const letter of name?.match(/^[A-Z]{1,3}/)?.[0] ?? '')
    column = column * 26 + letter.charCodeAt(0) - 64
  const at = name === undefined ? last + 1 : column - 1
  if (at <= last || at >= mostColumns) throw new BrokenSheet('broken')
  return at
}

type Cell = { kind: string; style: number; text: string }

function valueOf({ kind, style, text }: Cell, book: Book, strings: Strings): string {
  if (kind === 's') return text === '' ? '' : strings.at(Number(text))
  if (kind !== 'n' || text === '') return text
  const number = Number(text)
  if (book.dateStyles.has(style)) return dayOfSerial(number, book.from1904) ?? text
  // A spreadsheet shows fifteen digits of what it keeps: 1.0042219999999999 is 1.004222.
  return Number.isFinite(number) ? String(Number(number.toPrecision(15))) : text
}
