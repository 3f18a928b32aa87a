import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'

import { CsvError, parse } from 'csv-parse'

import { BrokenSheet } from '#platform/sheets/broken.ts'
import { rowsOfWorkbook } from '#platform/sheets/rows.ts'

export type Reason =
  | 'not-text'
  | 'broken'
  | 'empty'
  | 'not-a-workbook'
  | 'locked-or-old'
  | 'broken-workbook'
  | 'too-large'

/** Why a file cannot be read at all; `line` is where it stopped making sense. */
export class Unreadable extends Error {
  readonly why: Reason
  readonly line: number | undefined
  constructor(why: Reason, line?: number) {
    super(why)
    this.why = why
    this.line = line
  }
}

const mostRecord = 65_536
const signs = [';', '\t', ','] as const

/** What separates the cells: the sign that the first lines, a heading among them, have most of. */
function separatorOf(head: string): string {
  const first = head.split('\n', 10).join('\n')
  const counts = signs.map((sign) => first.split(sign).length)
  return signs[counts.indexOf(Math.max(...counts))] ?? ','
}

/** UTF-8, or the UTF-16 that a spreadsheet calls Unicode text; bytes that are neither end it. */
async function* textOf(file: Readable, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  let bytes = 0
  let lines = 1
  let last: Buffer | undefined
  try {
    for await (const chunk of file as AsyncIterable<Buffer>) {
      decoder ??= new TextDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf-16le' : 'utf-8', {
        fatal: true,
      })
      last = chunk
      bytes += chunk.length
      onBytes(bytes)
      const text = decoder.decode(chunk, { stream: true })
      if (text.includes('\0')) throw new Unreadable('not-text')
      lines += countLines(text)
      yield text
    }
    decoder?.decode()
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    const [before = ''] = (last ?? Buffer.alloc(0)).toString().split('\ufffd', 1)
    throw new Unreadable('not-text', lines + countLines(before))
  }
}

const countLines = (text: string) => text.split('\n').length - 1

/** One line; an open one leaves out the empty cells at its end, as workbooks do. */
export type Line = { cells: string[]; line: number; isOpen?: boolean }
type OnBytes = (bytes: number) => void
/** A stored file, and a free name on its disk. */
export type ListFile = { path: string; scratch: string }

/** The lines of a CSV file or of a workbook's first sheet one by one, however large it is; a heading comes first. */
export async function* linesOf(list: ListFile, onBytes: OnBytes): AsyncGenerator<Line> {
  if (await isWorkbook(list.path)) yield* linesOfWorkbook(list, onBytes)
  else yield* linesOfText(createReadStream(list.path), onBytes)
}

/** A zip, or the container that old workbooks and those with a password are. */
async function isWorkbook(path: string): Promise<boolean> {
  const file = await open(path)
  const head = Buffer.alloc(4)
  await file.read(head, 0, 4, 0).finally(() => file.close())
  return ['504b0304', '504b0506', 'd0cf11e0'].includes(head.toString('hex'))
}

async function* linesOfWorkbook(list: ListFile, onBytes: OnBytes): AsyncGenerator<Line> {
  try {
    for await (const row of rowsOfWorkbook({ ...list, onBytes })) yield { ...row, isOpen: true }
  } catch (error) {
    if (!(error instanceof BrokenSheet)) throw error
    throw new Unreadable(error.why === 'broken' ? 'broken-workbook' : error.why, error.line)
  }
}

async function* linesOfText(file: Readable, onBytes: OnBytes): AsyncGenerator<Line> {
  const source = textOf(file, onBytes)
  const first = await source.next()
  if (first.done || first.value.trim() === '') throw new Unreadable('empty')
  const parser = parse({
    bom: true,
    delimiter: separatorOf(first.value),
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: mostRecord,
    info: true,
  })
  const all = (async function* () {
    yield first.value
    yield* source
  })()
  // The reader below hears of errors through the parser.
  pipeline(Readable.from(all), parser, () => {})
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[]
      info: { lines: number }
    }>)
      yield { cells: record, line: info.lines }
  } catch (error) {
    throw error instanceof CsvError
      ? new Unreadable('broken', Number(error['lines']) || undefined)
      : error
  } finally {
    file.destroy()
  }
}
