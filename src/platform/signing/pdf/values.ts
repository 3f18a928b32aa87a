/** Values of a PDF file. A dictionary is a Map, so no key of a stranger's file is a property of ours. */
export type Value =
  | null
  | boolean
  | number
  | Name
  | Ref
  | Text
  | readonly Value[]
  | Dict
  | Stream
  | Raw

export type Name = { is: 'name'; name: string }
export type Ref = { is: 'ref'; number: number; generation: number }
/** A string, with where it stands in the file when it was read from one: from `<` or `(` to after the closing sign. */
export type Text = { is: 'text'; bytes: Uint8Array; from: number; to: number }
export type Dict = Map<string, Value>
/** `raw` are the bytes as they stand in the file, before any filter. */
export type Stream = { is: 'stream'; dict: Dict; raw: Uint8Array }
/** Written as it stands: room for a signature whose length is known and whose content is not. */
export type Raw = { is: 'raw'; text: string }

export class PdfFault extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'PdfFault'
  }
}

export const name = (name: string): Name => ({ is: 'name', name })
export const ref = (number: number, generation = 0): Ref => ({ is: 'ref', number, generation })
export const raw = (text: string): Raw => ({ is: 'raw', text })
export const bytesText = (bytes: Uint8Array): Text => ({ is: 'text', bytes, from: -1, to: -1 })

/** Text that every reader shows: plain letters as they are, others as UTF-16 with its mark. */
export function text(words: string): Text {
  if (/^[\x20-\x7e]*$/.test(words)) return bytesText(Buffer.from(words, 'latin1'))
  const utf16 = Buffer.from(`\ufeff${words}`, 'utf16le').swap16()
  return bytesText(utf16)
}

export const dict = (entries: Record<string, Value | undefined>): Dict =>
  new Map(Object.entries(entries).filter((pair): pair is [string, Value] => pair[1] !== undefined))

const isObject = (value: Value | undefined): value is Name | Ref | Text | Stream | Raw =>
  typeof value === 'object' && value !== null && 'is' in value

export const isRef = (value: Value | undefined): value is Ref =>
  isObject(value) && value.is === 'ref'
export const isStream = (value: Value | undefined): value is Stream =>
  isObject(value) && value.is === 'stream'
export const isText = (value: Value | undefined): value is Text =>
  isObject(value) && value.is === 'text'
export const isDict = (value: Value | undefined): value is Dict => value instanceof Map
export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value)

/** The letters of a name; '' for anything else. */
export const nameOf = (value: Value | undefined): string =>
  isObject(value) && value.is === 'name' ? value.name : ''

export const wordsOf = (value: Value | undefined): string => {
  if (!isText(value)) return ''
  const { bytes } = value
  const bytesRead = Buffer.from(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return bytesRead
      .subarray(2, bytes.length - (bytes.length % 2))
      .swap16()
      .toString('utf16le')
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return bytesRead.subarray(3).toString('utf8')
  return bytesRead.toString('latin1')
}
