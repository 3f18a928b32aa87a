/** The three-letter pieces of a word, its beginning counted twice, as pg_trgm cuts them. */
export function trigramsOf(word: string): Set<string> {
  const padded = `  ${word} `
  const pieces = new Set<string>()
  for (let i = 0; i + 3 <= padded.length; i += 1) pieces.add(padded.slice(i, i + 3))
  return pieces
}

/** How alike two words are, from 0 to 1 (Dice). */
export function likeness(a: Set<string>, b: Set<string>): number {
  let shared = 0
  for (const piece of a) if (b.has(piece)) shared += 1
  return (2 * shared) / (a.size + b.size)
}
