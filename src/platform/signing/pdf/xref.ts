import { contentOf } from './filters.ts'
import { dictAt, Lexer } from './lexer.ts'
import { isDict, isList, isStream, PdfFault, type Dict, type Stream, type Value } from './values.ts'

/** Where an object is: at a place of the file, or the nth of an object stream. */
export type Entry =
  | { is: 'free' }
  | { is: 'at'; at: number; generation: number }
  | { is: 'in'; stream: number; nth: number }

export type Section = {
  entries: Map<number, Entry>
  trailer: Dict
  /** How this section is written: an update is written alike. */
  kind: 'table' | 'stream'
  at: number
}

const mostEntries = 1_000_000
const mostSections = 400

/** The sections of cross references from a place on, newest first. */
export function sectionsOf(bytes: Uint8Array, start: number): Section[] {
  const sections: Section[] = []
  const seen = new Set<number>()
  let next: number | undefined = start
  let count = 0
  while (next !== undefined) {
    if (seen.has(next)) throw new PdfFault('cross references run in a circle')
    if (sections.length >= mostSections) throw new PdfFault('too many updates')
    seen.add(next)
    const section = sectionAt(bytes, next)
    count += section.entries.size
    if (count > mostEntries) throw new PdfFault('too many objects')
    sections.push(section)
    next = placeOf(section.trailer.get('Prev'))
  }
  return sections
}

const placeOf = (value: Value | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined

/** Where the newest cross references begin and the file ends, by its last `startxref`; what stands behind that is no part of it. */
export function endOf(bytes: Uint8Array): { start: number; end: number } {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const at = whole.lastIndexOf('startxref')
  const tail = whole.subarray(Math.max(0, at), at + 80).toString('latin1')
  const found = /^startxref\s+(\d{1,12})\s+%%EOF(?:\r\n|\r|\n)?/.exec(tail)
  if (at < 0 || !found?.[1]) throw new PdfFault('no end of file')
  return { start: Number(found[1]), end: at + found[0].length }
}

function sectionAt(bytes: Uint8Array, at: number): Section {
  const lexer = new Lexer(bytes, at)
  return lexer.passes('xref') ? tableAt(bytes, lexer, at) : streamAt(bytes, lexer, at)
}

function tableAt(bytes: Uint8Array, lexer: Lexer, at: number): Section {
  const entries = new Map<number, Entry>()
  while (!lexer.passes('trailer')) readSubsection(lexer, entries)
  const trailer = dictAt(lexer)
  const hybrid = placeOf(trailer.get('XRefStm'))
  if (hybrid !== undefined)
    for (const [number, entry] of sectionAt(bytes, hybrid).entries)
      if ((entries.get(number)?.is ?? 'free') === 'free') entries.set(number, entry)
  return { entries, trailer, kind: 'table', at }
}

function readSubsection(lexer: Lexer, entries: Map<number, Entry>) {
  const first = lexer.whole()
  const count = lexer.whole()
  if (count > mostEntries) throw new PdfFault('too many objects')
  for (let n = 0; n < count; n += 1) {
    const at = lexer.whole()
    const generation = lexer.whole()
    const kind = lexer.word()
    if (kind !== 'n' && kind !== 'f') throw new PdfFault('cross reference broken')
    entries.set(first + n, kind === 'n' ? { is: 'at', at, generation } : { is: 'free' })
  }
}

function streamAt(bytes: Uint8Array, lexer: Lexer, at: number): Section {
  lexer.whole()
  lexer.whole()
  if (!lexer.passes('obj')) throw new PdfFault('cross reference broken')
  const stream = streamIn(lexer, (value) => value ?? null)
  if (!isStream(stream)) throw new PdfFault('cross reference broken')
  const { dict } = stream
  const widths = numbers(dict.get('W'))
  const [first = 0, second = 0, third = 0] = widths
  if (widths.length !== 3 || widths.some((width) => width > 8))
    throw new PdfFault('cross reference broken')
  const data = contentOf(stream, (value) => value ?? null)
  const size = placeOf(dict.get('Size')) ?? 0
  const index = dict.has('Index') ? numbers(dict.get('Index')) : [0, size]
  const entries = new Map<number, Entry>()
  const row = first + second + third
  let place = 0
  for (let n = 0; n + 1 < index.length; n += 2)
    for (let k = 0; k < (index[n + 1] ?? 0); k += 1) {
      if (place + row > data.length || row === 0) throw new PdfFault('cross reference broken')
      entries.set((index[n] ?? 0) + k, entryOf(data, place, [first, second, third]))
      place += row
    }
  return { entries, trailer: dict, kind: 'stream', at: bytes.length > at ? at : 0 }
}

function entryOf(
  data: Uint8Array,
  at: number,
  [first, second, third]: [number, number, number],
): Entry {
  const kind = first === 0 ? 1 : big(data, at, first)
  const a = big(data, at + first, second)
  const b = big(data, at + first + second, third)
  if (kind === 1) return { is: 'at', at: a, generation: b }
  if (kind === 2) return { is: 'in', stream: a, nth: b }
  return { is: 'free' }
}

const big = (data: Uint8Array, at: number, width: number) =>
  data.subarray(at, at + width).reduce((sum, byte) => sum * 256 + byte, 0)

const numbers = (value: Value | undefined): number[] =>
  isList(value) ? value.filter((one): one is number => typeof one === 'number' && one >= 0) : []

/** A value, and the bytes of a stream if one follows. */
export function streamIn(
  lexer: Lexer,
  resolve: (value: Value | undefined) => Value,
): Value | Stream {
  const value = lexer.value()
  if (!isDict(value) || !lexer.passes('stream')) return value
  if (lexer.bytes[lexer.at] === 13) lexer.at += 1
  if (lexer.bytes[lexer.at] === 10) lexer.at += 1
  const length = resolve(value.get('Length'))
  if (typeof length !== 'number' || length < 0) throw new PdfFault('stream without length')
  const raw = lexer.bytes.subarray(lexer.at, lexer.at + length)
  lexer.at += length
  if (raw.length !== length || !lexer.passes('endstream'))
    throw new PdfFault('stream of another length')
  return { is: 'stream', dict: value, raw }
}
