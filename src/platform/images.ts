/** Width and height as the header of an image says, in pixels. */
export type Size = { width: number; height: number }

const longestSide = 40_000

/** A scan of a map in the finest grain is shorter; what claims more is made to choke whoever opens it. */
export const isSane = ({ width, height }: Size): boolean =>
  width > 0 && height > 0 && width <= longestSide && height <= longestSide

/** A phone's largest photo and a wall map at 300 points to the inch are smaller; more fills the memory of whoever opens it. */
export const mostPixels = 250_000_000

export const hasTooManyPixels = ({ width, height }: Size): boolean => width * height > mostPixels

/** What the beginning of an image says of its size; undefined where it does not say. */
export const sizeOf = (mediaType: string, head: Buffer): Size | undefined =>
  readers[mediaType]?.(head)

/** Signature, header, one piece of picture and the end mark: no PNG is shorter. */
const shortestPng = 57
const shortestOthers = 32

/**
 * Whether the beginning of a file is that of an image that can be shown. `head` may be cut off anywhere after its first
 * kilobytes; a JPEG whose size stands later than that is believed.
 */
export function isWholeImage(mediaType: string, head: Buffer, size: number): boolean {
  if (size < (mediaType === 'image/png' ? shortestPng : shortestOthers)) return false
  const found = readers[mediaType]?.(head)
  return found === undefined ? mediaType === 'image/jpeg' && size > head.length : isSane(found)
}

const readers: Record<string, (head: Buffer) => Size | undefined> = {
  'image/png': (head) => {
    if (head.length < 24 || head.toString('latin1', 12, 16) !== 'IHDR') return undefined
    return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) }
  },
  'image/jpeg': jpegSize,
  'image/webp': webpSize,
}

/** The markers that carry the size: all kinds of frames, not the tables between them (C4, C8, CC). */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

function jpegSize(head: Buffer): Size | undefined {
  let at = 2
  while (at + 9 <= head.length) {
    if (head[at] !== 0xff) return undefined
    const marker = head[at + 1] ?? 0
    if (marker === 0xff) at += 1
    else if (isFrame(marker))
      return { height: head.readUInt16BE(at + 5), width: head.readUInt16BE(at + 7) }
    else at += 2 + head.readUInt16BE(at + 2)
  }
  return undefined
}

function webpSize(head: Buffer): Size | undefined {
  if (head.length < 30) return undefined
  const kind = head.toString('latin1', 12, 16)
  if (kind === 'VP8X')
    return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 }
  if (kind === 'VP8 ')
    return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff }
  if (kind !== 'VP8L') return undefined
  const bits = head.readUInt32LE(21)
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
}
