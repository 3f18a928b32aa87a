/** A broken or unexpected structure of ASN.1. */
export class DerFault extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'DerFault'
  }
}

/** One value as it was read; `raw` are its bytes with their heading, `content` those without. */
export type Node = {
  tag: number
  raw: Uint8Array
  content: Uint8Array
  kids: readonly Node[]
  /** Of an object identifier, a time or a text. */
  words: string
}

const mostBytes = 20 * 1024 * 1024
const deepest = 60

/** Reads the first value; what stands behind it is not looked at (the room of a signature is filled with zeros). */
export function readDer(bytes: Uint8Array): Node {
  if (bytes.length > mostBytes) throw new DerFault('too large')
  return nodeAt(bytes, 0, 0)
}

type Heading = { tag: number; begin: number; length: number | undefined }

/** Tag and length. Tags above 30 occur nowhere in what we read; a length may be left open, as some old signers do. */
function headingAt(bytes: Uint8Array, at: number): Heading {
  const [tag, first] = [bytes[at], bytes[at + 1]]
  if (tag === undefined || first === undefined) throw new DerFault('ends too early')
  if ((tag & 0x1f) === 0x1f) throw new DerFault('tag not read')
  if (first < 0x80) return { tag, begin: at + 2, length: first }
  if (first === 0x80) return { tag, begin: at + 2, length: undefined }
  const digits = bytes.subarray(at + 2, at + 2 + (first & 0x7f))
  if (digits.length > 4 || digits.length < (first & 0x7f)) throw new DerFault('length not read')
  const length = digits.reduce((sum, byte) => sum * 256 + byte, 0)
  return { tag, begin: at + 2 + digits.length, length }
}

function nodeAt(bytes: Uint8Array, at: number, depth: number): Node {
  if (depth > deepest) throw new DerFault('nested too deeply')
  const { tag, begin, length } = headingAt(bytes, at)
  const isMade = (tag & 0x20) !== 0
  if (length === undefined && !isMade) throw new DerFault('length missing')
  const end = begin + (length ?? bytes.length - begin)
  if (end > bytes.length) throw new DerFault('ends too early')
  const kids: Node[] = []
  let place = begin
  while (isMade && place < end && !(length === undefined && isEnd(bytes, place))) {
    const kid = nodeAt(bytes.subarray(0, end), place, depth + 1)
    kids.push(kid)
    place += kid.raw.length
  }
  const stop = length === undefined ? place : end
  if (length === undefined && !isEnd(bytes, place)) throw new DerFault('end missing')
  const content = bytes.subarray(begin, stop)
  const raw = bytes.subarray(at, length === undefined ? stop + 2 : end)
  return { tag, raw, content, kids, words: wordsIn(tag, content) }
}

const isEnd = (bytes: Uint8Array, at: number) => bytes[at] === 0 && bytes[at + 1] === 0

const latin = new Set([0x13, 0x14, 0x16, 0x1a])

function wordsIn(tag: number, content: Uint8Array): string {
  if (tag === 0x06) return identifierIn(content)
  if (tag === 0x17 || tag === 0x18)
    return timeIn(Buffer.from(content).toString('latin1'), tag === 0x17)
  if (tag === 0x0c) return Buffer.from(content).toString('utf8')
  if (tag === 0x1e && content.length % 2 === 0)
    return Buffer.from(content).swap16().toString('utf16le')
  return latin.has(tag) ? Buffer.from(content).toString('latin1') : ''
}

function identifierIn(content: Uint8Array): string {
  const parts: number[] = []
  let value = 0
  for (const byte of content) {
    value = value * 128 + (byte & 0x7f)
    if (!Number.isSafeInteger(value)) return ''
    if (byte >= 0x80) continue
    if (parts.length === 0)
      parts.push(
        Math.min(2, Math.floor(value / 40)),
        value - 40 * Math.min(2, Math.floor(value / 40)),
      )
    else parts.push(value)
    value = 0
  }
  return parts.join('.')
}

/** Two digits of the year mean 1950 to 2049. */
function timeIn(words: string, isShort: boolean): string {
  const year = Number(words.slice(0, 2))
  const digits = isShort ? `${year < 50 ? '20' : '19'}${words}` : words
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,9})?Z$/.exec(digits)
  if (!parts) return ''
  const [, y, month, day, hour, minute, second, rest = ''] = parts
  return `${y}-${month}-${day}T${hour}:${minute}:${second}${rest}Z`
}

export function kid(node: Node | undefined, nth: number): Node {
  const found = node?.kids[nth]
  if (!found) throw new DerFault('something is missing')
  return found
}

/** The first part with this context tag. */
export const tagged = (node: Node, number: number): Node | undefined =>
  node.kids.find(({ tag }) => (tag & 0xc0) === 0x80 && (tag & 0x1f) === number)

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

/** What an octet string holds, also of one that comes in pieces. */
export const octets = (node: Node): Uint8Array =>
  node.kids.length > 0 && (node.tag & 0x20) !== 0
    ? Buffer.concat(node.kids.map((piece) => octets(piece)))
    : node.content

export function timeOf(node: Node): Temporal.Instant {
  try {
    return Temporal.Instant.from(node.words)
  } catch {
    throw new DerFault('not a time')
  }
}

// Writing. A value is its bytes, so what was read is put into what is written as it was.

export function tlv(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  if (length < 128) return Buffer.concat([Buffer.from([tag, length]), content])
  const digits = Buffer.from(
    length.toString(16).padStart(length > 0xffff ? 6 : length > 0xff ? 4 : 2, '0'),
    'hex',
  )
  return Buffer.concat([Buffer.from([tag, 0x80 | digits.length]), digits, content])
}

export const seq = (...parts: readonly Uint8Array[]) => tlv(0x30, ...parts)
/** A set in the order that DER asks for. */
export const set = (...parts: readonly Uint8Array[]) =>
  tlv(0x31, ...parts.toSorted((a, b) => Buffer.compare(a, b)))
export const context = (number: number, ...parts: readonly Uint8Array[]) =>
  tlv(0xa0 | number, ...parts)
export const octetString = (bytes: Uint8Array) => tlv(0x04, bytes)
export const bitString = (bytes: Uint8Array) => tlv(0x03, Buffer.from([0]), bytes)
export const utf8 = (words: string) => tlv(0x0c, Buffer.from(words, 'utf8'))
export const nothing = Buffer.from([0x05, 0x00])
export const boolean = (value: boolean) => Buffer.from([0x01, 0x01, value ? 0xff : 0])
export function oid(value: string): Buffer {
  const [first = 0, second = 0, ...rest] = value.split('.').map(Number)
  return tlv(0x06, Buffer.from([first * 40 + second, ...rest].flatMap(base128)))
}

/** Seven bits in a byte, the highest says that more follow. */
function base128(part: number): number[] {
  const bytes = [part % 128]
  for (let rest = Math.floor(part / 128); rest > 0; rest = Math.floor(rest / 128))
    bytes.unshift(0x80 | (rest % 128))
  return bytes
}

/** A number that is not negative. */
export function integer(value: number): Buffer {
  const digits = value.toString(16)
  return bigInteger(Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex'))
}
/** A number that is never negative, from its bytes. */
export const bigInteger = (bytes: Uint8Array) =>
  tlv(0x02, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes)
export const generalizedTime = (at: Temporal.Instant) =>
  tlv(0x18, Buffer.from(`${digitsOf(at)}Z`, 'latin1'))
/** Until 2049 certificates write two digits of the year. */
export const time = (at: Temporal.Instant) =>
  at.toString() < '2050'
    ? tlv(0x17, Buffer.from(`${digitsOf(at).slice(2)}Z`, 'latin1'))
    : generalizedTime(at)

const digitsOf = (at: Temporal.Instant) =>
  at.toString({ smallestUnit: 'second' }).replace(/\D/g, '')
