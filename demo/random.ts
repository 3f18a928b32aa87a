/** Chance that is the same each time: a demonstration built from one seed always tells the same stories. */
export type Random = {
  /** From 0 up to, not including, 1. */
  next: () => number
  /** A whole number from `least` to `most`. */
  between: (least: number, most: number) => number
  pick: <One>(from: readonly One[]) => One
  happens: (probability: number) => boolean
  shuffled: <One>(from: readonly One[]) => One[]
  /** Chance of its own for a part, which stays the same whatever other parts draw. */
  of: (name: string) => Random
}

export function randomFrom(seed: string): Random {
  let state = hashOf(seed)
  const next = () => {
    // mulberry32 (Tommy Ettinger, public domain)
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  const pick = <One>(from: readonly One[]): One => {
    const one = from[between(0, from.length - 1)]
    if (one === undefined) throw new Error(`nothing to pick from (${seed})`)
    return one
  }
  const shuffled = <One>(from: readonly One[]): One[] =>
    from
      .map((one) => ({ one, place: next() }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ one }) => one)
  const happens = (probability: number) => next() < probability
  return { next, between, pick, happens, shuffled, of: (name) => randomFrom(`${seed}/${name}`) }
}

/** FNV-1a. */
const hashOf = (text: string): number =>
  Buffer.from(text).reduce((hash, byte) => Math.imul(hash ^ byte, 16_777_619), 2_166_136_261)

/** One of several by weight. */
export function weighted<One>(random: Random, from: readonly (readonly [One, number])[]): One {
  let left = random.next() * from.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [one, weight] of from) {
    left -= weight
    if (left < 0) return one
  }
  return random.pick(from)[0]
}
