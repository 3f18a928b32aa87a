/** Code points that a TrueType font can draw, read from its `cmap` table. */
export function codePointsOf(font: Buffer): Set<number> {
  const found = new Set<number>()
  for (const at of encodingsOf(font)) {
    const format = font.readUInt16BE(at)
    if (format === 4) readSegments(font, at, found)
    if (format === 12) readGroups(font, at, found)
  }
  return found
}

// Layout of both tables: https://learn.microsoft.com/typography/opentype/spec/cmap
function encodingsOf(font: Buffer): number[] {
  const tables = range(font.readUInt16BE(4)).map((n) => 12 + n * 16)
  const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap')
  if (entry === undefined) throw new Error('The font has no cmap table')
  const cmap = font.readUInt32BE(entry + 8)
  return range(font.readUInt16BE(cmap + 2)).map((n) => cmap + font.readUInt32BE(cmap + 8 + n * 8))
}

function readSegments(font: Buffer, at: number, found: Set<number>) {
  const size = font.readUInt16BE(at + 6)
  const ends = at + 14
  const starts = ends + size + 2
  for (const n of range(size / 2)) {
    const [first, last] = [font.readUInt16BE(starts + n * 2), font.readUInt16BE(ends + n * 2)]
    const delta = font.readUInt16BE(starts + size + n * 2)
    const offsetAt = starts + size * 2 + n * 2
    const offset = font.readUInt16BE(offsetAt)
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const glyph =
        offset === 0
          ? (code + delta) & 0xffff
          : font.readUInt16BE(offsetAt + offset + (code - first) * 2)
      if (glyph !== 0) found.add(code)
    }
  }
}

function readGroups(font: Buffer, at: number, found: Set<number>) {
  for (const n of range(font.readUInt32BE(at + 12))) {
    const group = at + 16 + n * 12
    const [first, last] = [font.readUInt32BE(group), font.readUInt32BE(group + 4)]
    for (let code = first; code <= last; code += 1) found.add(code)
  }
}

const range = (length: number) => Array.from({ length }, (_, n) => n)
