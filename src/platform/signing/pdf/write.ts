import { deflateSync } from 'node:zlib'

import type { PdfFile } from './file.ts'
import {
  dict,
  isDict,
  isList,
  isStream,
  name,
  ref,
  type Dict,
  type Ref,
  type Stream,
  type Value,
} from './values.ts'

/** A value as it stands in a file. Streams are written by `objectBytes`. */
export function written(value: Value): string {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return numberWritten(value)
  if (isList(value)) return `[${value.map(written).join(' ')}]`
  if (isDict(value)) return dictWritten(value)
  switch (value.is) {
    case 'name':
      return `/${nameWritten(value.name)}`
    case 'ref':
      return `${value.number} ${value.generation} R`
    case 'text':
      return `<${Buffer.from(value.bytes).toString('hex')}>`
    case 'raw':
      return value.text
    case 'stream':
      return dictWritten(value.dict)
  }
}

const numberWritten = (value: number) =>
  Number.isInteger(value) ? String(value) : value.toFixed(6).replace(/\.?0+$/, '')

const dictWritten = (value: Dict) =>
  `<<${[...value].map(([key, one]) => `/${nameWritten(key)} ${written(one)}`).join('\n')}>>`

const nameWritten = (letters: string) =>
  letters.replace(
    /[^!-~]|[#()<>[\]{}/%]/g,
    (sign) => `#${(sign.charCodeAt(0) & 0xff).toString(16).padStart(2, '0')}`,
  )

/** A stream of ours, packed. */
export function packed(entries: Record<string, Value>, content: Uint8Array): Stream {
  const raw = deflateSync(content)
  return {
    is: 'stream',
    dict: dict({ ...entries, Filter: name('FlateDecode'), Length: raw.length }),
    raw,
  }
}

const bytesOf = (letters: string) => Buffer.from(letters, 'latin1')

function objectBytes(number: number, value: Value): Buffer {
  const head = bytesOf(`${number} 0 obj\n${written(value)}`)
  const body = isStream(value)
    ? [bytesOf('\nstream\n'), Buffer.from(value.raw), bytesOf('\nendstream')]
    : []
  return Buffer.concat([head, ...body, bytesOf('\nendobj\n')])
}

/** What is added behind a file: new objects and new versions of old ones. What stood before stays, byte for byte. */
export class Update {
  readonly file: PdfFile
  #next: number
  #objects = new Map<number, Value>()

  constructor(file: PdfFile) {
    this.file = file
    this.#next = file.size
  }

  add(value: Value): Ref {
    const number = this.#next
    this.#next += 1
    this.#objects.set(number, value)
    return ref(number)
  }

  put(where: Ref, value: Value) {
    this.#objects.set(where.number, value)
  }

  /** An object as this update leaves it. */
  now(where: Ref): Value {
    return this.#objects.get(where.number) ?? this.file.object(where.number)
  }

  /** The whole file with the update behind it. */
  bytes(): Buffer {
    const { file } = this
    const parts: Uint8Array[] = [file.bytes, bytesOf('\n')]
    let at = file.bytes.length + 1
    const places = new Map<number, number>()
    for (const [number, value] of this.#objects) {
      const object = objectBytes(number, value)
      places.set(number, at)
      at += object.length
      parts.push(object)
    }
    parts.push(file.newest.kind === 'table' ? this.#table(places, at) : this.#stream(places, at))
    return Buffer.concat(parts)
  }

  #trailer(size: number): Record<string, Value> {
    const { trailer, newest } = this.file
    const kept = ['Root', 'Info', 'ID'].flatMap((key) => {
      const value = trailer.get(key)
      return value === undefined ? [] : [[key, value] as const]
    })
    return { ...Object.fromEntries(kept), Size: size, Prev: newest.at }
  }

  #table(places: ReadonlyMap<number, number>, at: number): Buffer {
    const lines = runsOf(places).map(
      ([first, ats]) =>
        `${first} ${ats.length}\n${ats.map((one) => `${String(one).padStart(10, '0')} 00000 n \n`).join('')}`,
    )
    const trailer = written(dict(this.#trailer(this.#next)))
    return bytesOf(`xref\n${lines.join('')}trailer\n${trailer}\nstartxref\n${at}\n%%EOF\n`)
  }

  #stream(places: Map<number, number>, at: number): Buffer {
    const number = this.#next
    const runs = runsOf(places.set(number, at))
    const rows = runs
      .flatMap(([, ats]) => ats)
      .map((one) => {
        const row = Buffer.alloc(7)
        row.writeUInt8(1, 0)
        row.writeUInt32BE(one, 1)
        return row
      })
    const entries = {
      ...this.#trailer(number + 1),
      Type: name('XRef'),
      W: [1, 4, 2],
      Index: runs.flatMap(([first, ats]) => [first, ats.length]),
    }
    const stream = packed(entries, Buffer.concat(rows))
    return Buffer.concat([objectBytes(number, stream), bytesOf(`startxref\n${at}\n%%EOF\n`)])
  }
}

/** Numbers that follow each other stand in one run. */
function runsOf(places: ReadonlyMap<number, number>): [number, number[]][] {
  const runs: [number, number[]][] = []
  for (const [number, at] of [...places].toSorted(([a], [b]) => a - b)) {
    const last = runs.at(-1)
    if (last && last[0] + last[1].length === number) last[1].push(at)
    else runs.push([number, [at]])
  }
  return runs
}
