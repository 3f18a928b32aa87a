import { randomFillSync } from 'node:crypto'

const size = 9
const drawn = Buffer.alloc(size * 256)
let used = drawn.length

/** A short id for one request; chance is drawn for many at once, which is most of its price. */
export function requestId(): string {
  if (used === drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  used += size
  return drawn.toString('base64url', used - size, used)
}
