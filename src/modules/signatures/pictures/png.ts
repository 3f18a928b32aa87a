import { sizeOf } from '#platform/images.ts'

export type WhyNotPicture = 'not-png' | 'size' | 'background' | 'broken'

const [least, most] = [100, 3_000]
const signature = Buffer.from('89504e470d0a1a0a', 'hex')

/** Whether a picture may be drawn on papers: a whole PNG of a usual size with nothing behind the ink. */
export function whyNotPicture(png: Buffer): WhyNotPicture | undefined {
  if (!png.subarray(0, 8).equals(signature)) return 'not-png'
  const size = sizeOf('image/png', png)
  if (!size) return 'broken'
  if (Math.min(size.width, size.height) < least || Math.max(size.width, size.height) > most)
    return 'size'
  const kinds = chunksOf(png)
  if (!kinds?.includes('IDAT') || kinds.at(-1) !== 'IEND') return 'broken'
  // Colour types 4 and 6 carry transparency; the others may by a chunk of its own.
  return [4, 6].includes(png[25] ?? 0) || kinds.includes('tRNS') ? undefined : 'background'
}

/** The names of a PNG's pieces, in order; undefined when one of them runs over the end. */
function chunksOf(png: Buffer): string[] | undefined {
  const kinds: string[] = []
  for (let at = 8; at < png.length;) {
    if (at + 12 > png.length) return undefined
    const length = png.readUInt32BE(at)
    kinds.push(png.toString('latin1', at + 4, at + 8))
    at += 12 + length
    if (at > png.length || kinds.length > 10_000) return undefined
  }
  return kinds
}
