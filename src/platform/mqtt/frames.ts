/**
 * Watches what arrives on a connection, packet by packet, and says false as soon as a packet announces more than `most`
 * bytes: it is refused before it is read, whatever the parser behind would gather.
 */
export function frameGuard(most: number): (chunk: Buffer) => boolean {
  let skip = 0
  let isInLength = false
  let length = 0
  let shift = 0
  return (chunk) => {
    let at = 0
    while (at < chunk.length) {
      if (skip > 0) {
        const step = Math.min(skip, chunk.length - at)
        skip -= step
        at += step
      } else if (isInLength) {
        const byte = chunk[at++] ?? 0
        length += (byte & 0x7f) * 2 ** shift
        shift += 7
        if (length > most || shift > 28) return false
        if (byte < 0x80) {
          skip = length
          isInLength = false
        }
      } else {
        at += 1
        isInLength = true
        length = 0
        shift = 0
      }
    }
    return true
  }
}
