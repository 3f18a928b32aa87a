import { contentOf } from './filters.ts'
import { Lexer } from './lexer.ts'
import {
  isDict,
  isList,
  isRef,
  isStream,
  nameOf,
  PdfFault,
  type Dict,
  type Ref,
  type Stream,
  type Value,
} from './values.ts'
import { endOf, sectionsOf, streamIn, type Entry, type Section } from './xref.ts'

/** A PDF file as its cross references say; objects are read when asked for. Nothing is repaired: what is broken is refused. */
export class PdfFile {
  readonly bytes: Uint8Array
  /** Where the last update ends; bytes behind it belong to nothing. */
  readonly end: number
  readonly sections: readonly Section[]
  readonly entries = new Map<number, Entry>()
  #known = new Map<number, Value>()
  #reading = new Set<number>()
  #packed = new Map<number, Map<number, Value>>()

  constructor(bytes: Uint8Array) {
    if (Buffer.from(bytes.subarray(0, 1_024)).indexOf('%PDF-') < 0) throw new PdfFault('not a PDF')
    this.bytes = bytes
    const { start, end } = endOf(bytes)
    this.end = end
    this.sections = sectionsOf(bytes, start)
    for (const { entries } of this.sections)
      for (const [number, entry] of entries)
        if (!this.entries.has(number)) this.entries.set(number, entry)
    if (this.trailer.has('Encrypt')) throw new PdfFault('encrypted')
  }

  get newest(): Section {
    const [newest] = this.sections
    if (!newest) throw new PdfFault('no cross references')
    return newest
  }

  get trailer(): Dict {
    return this.newest.trailer
  }

  /** One more than the highest number of an object. */
  get size(): number {
    const size = this.trailer.get('Size')
    const highest = Math.max(0, ...this.sections.map(({ entries }) => highestOf(entries)))
    return Math.max(typeof size === 'number' ? size : 0, highest + 1)
  }

  get root(): Ref {
    const root = this.trailer.get('Root')
    if (!isRef(root)) throw new PdfFault('no catalog')
    return root
  }

  get catalog(): Dict {
    return this.dict(this.root)
  }

  /** Arrow function: it is handed on as it is. */
  resolve = (value: Value | undefined): Value => {
    let found = value ?? null
    for (let hops = 0; isRef(found); hops += 1) {
      if (hops > 20) throw new PdfFault('references run in a circle')
      found = this.object(found.number)
    }
    return found
  }

  dict(value: Value | undefined): Dict {
    const found = this.resolve(value)
    if (isDict(found)) return found
    throw new PdfFault('dictionary expected')
  }

  maybeDict(value: Value | undefined): Dict | undefined {
    const found = this.resolve(value)
    return isDict(found) ? found : undefined
  }

  list(value: Value | undefined): readonly Value[] {
    const found = this.resolve(value)
    return isList(found) ? found : []
  }

  object(number: number): Value {
    const known = this.#known.get(number)
    if (known !== undefined) return known
    if (this.#reading.has(number)) throw new PdfFault('object within itself')
    this.#reading.add(number)
    const read = this.#read(number)
    this.#reading.delete(number)
    this.#known.set(number, read)
    return read
  }

  #read(number: number): Value {
    const entry = this.entries.get(number)
    if (!entry || entry.is === 'free') return null
    if (entry.is === 'in') return this.#packedIn(entry.stream).get(number) ?? null
    const lexer = new Lexer(this.bytes, entry.at)
    if (lexer.whole() !== number) throw new PdfFault('another object stands there')
    lexer.whole()
    if (!lexer.passes('obj')) throw new PdfFault('object expected')
    const value = streamIn(lexer, this.resolve)
    if (!lexer.passes('endobj')) throw new PdfFault('object does not end')
    return value
  }

  #packedIn(number: number): Map<number, Value> {
    const known = this.#packed.get(number)
    if (known) return known
    const stream = this.object(number)
    if (!isStream(stream) || nameOf(stream.dict.get('Type')) !== 'ObjStm')
      throw new PdfFault('object stream expected')
    const packed = unpacked(stream, this.resolve)
    this.#packed.set(number, packed)
    return packed
  }
}

function unpacked(
  stream: Stream,
  resolve: (value: Value | undefined) => Value,
): Map<number, Value> {
  const content = contentOf(stream, resolve)
  const [count, first] = [resolve(stream.dict.get('N')), resolve(stream.dict.get('First'))]
  if (typeof count !== 'number' || typeof first !== 'number' || count > 100_000)
    throw new PdfFault('object stream broken')
  const lexer = new Lexer(content)
  const places = Array.from({ length: count }, () => [lexer.whole(), lexer.whole()] as const)
  return new Map(places.map(([number, at]) => [number, new Lexer(content, first + at).value()]))
}

function highestOf(entries: ReadonlyMap<number, Entry>): number {
  let highest = 0
  for (const number of entries.keys()) if (number > highest) highest = number
  return highest
}
