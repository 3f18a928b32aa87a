import { pipeline, Readable } from 'node:stream'

import { CsvError, parse } from 'csv-parse'

/** Why a file cannot be read at all; `line` is where it stopped making sense. */
export class Unreadable extends Error {
  readonly why: 'not-text' | 'broken' | 'empty'
  readonly line: number | undefined
  constructor(why: 'not-text' | 'broken' | 'empty', line?: number) {
    super(why)
    this.why = why
    this.line = line
  }
}

const mostRecord = 65_536
const signs = [';', '\t', ','] as const

/** What separates the cells: the sign that the first line has most of. */
function separatorOf(head: string): string {
  const first = head.split('\n', 1)[0] ?? ''
  const counts = signs.map((sign) => first.split(sign).length)
  return signs[counts.indexOf(Math.max(...counts))] ?? ','
}

/** UTF-8, or the UTF-16 that a spreadsheet calls Unicode text; bytes that are neither end it. */
async function* textOf(file: Readable, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  let bytes = 0
  try {
    for await (const chunk of file as AsyncIterable<Buffer>) {
      decoder ??= new TextDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf-16le' : 'utf-8', {
        fatal: true,
      })
      bytes += chunk.length
      onBytes(bytes)
      const text = decoder.decode(chunk, { stream: true })
      if (text.includes('\0')) throw new Unreadable('not-text')
      yield text
    }
    decoder?.decode()
  } catch (error) {
    throw error instanceof TypeError ? new Unreadable('not-text') : error
  }
}

/** The lines of a CSV file one by one, however large it is; the first is the heading. */
export async function* linesOf(
  file: Readable,
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<{ cells: string[]; line: number }> {
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
