/** One page of an Ogg stream, whole (RFC 3533). */
export type OggPage = {
  bytes: Buffer
  /** Samples at 48 kHz up to its end; of the two pages at the head 0. */
  granule: number
}

const headBytes = 27

/** Cuts a stream of bytes into its pages; what is no page is skipped. */
export function oggPages(onPage: (page: OggPage) => void) {
  let held: Buffer = Buffer.alloc(0)

  return (chunk: Buffer) => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    for (;;) {
      const start = held.indexOf('OggS')
      if (start < 0) return (held = held.subarray(Math.max(0, held.length - 3)))
      held = held.subarray(start)
      const length = lengthOf(held)
      if (length === undefined || held.length < length) return undefined
      onPage({ bytes: held.subarray(0, length), granule: Number(held.readBigInt64LE(6)) })
      held = held.subarray(length)
    }
  }
}

/** Of the page at the beginning; undefined until its head is here. */
function lengthOf(bytes: Buffer): number | undefined {
  const segments = bytes[26]
  if (segments === undefined || bytes.length < headBytes + segments) return undefined
  const table = bytes.subarray(headBytes, headBytes + segments)
  return headBytes + segments + table.reduce((sum, size) => sum + size, 0)
}
