import { createHash } from 'node:crypto'

/**
 * The id of one item of the programme: made from what it is (airing, day, slot or time, part), so that it is the same in
 * every plan, for every cluster and in every process. A device plays no id twice.
 */
export function itemId(what: string, part: number): string {
  const key = `${what}|${part}`
  const before = known.get(key)
  if (before !== undefined) return before
  const id = made(key)
  if (known.size >= mostKnown) known.clear()
  known.set(key, id)
  return id
}

// Every cluster of a commune asks for nearly the same ones.
const known = new Map<string, string>()
const mostKnown = 20_000

function made(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex')
  // Shaped as a UUID of version 8 (RFC 9562): custom, and not to be taken for random.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
