/** A number that may be published, or that it is too small to be. */
export type Shown = { hidden: false; count: number } | { hidden: true }

/**
 * Numbers under which a person could be recognised are not published. One hidden number could be found by taking
 * the others from the whole, so then the next smallest is hidden too. Nothing at all is no person, and stays.
 */
export function suppressed(counts: readonly number[], least: number): Shown[] {
  const hidden = new Set(counts.flatMap((count, at) => (count > 0 && count < least ? [at] : [])))
  const hiddenSum = () => [...hidden].reduce((sum, at) => sum + (counts[at] ?? 0), 0)
  const bySize = counts
    .map((count, at) => ({ count, at }))
    .filter(({ count }) => count >= least)
    .toSorted((a, b) => a.count - b.count)
  if (hidden.size > 0)
    for (const { at } of bySize) {
      if (hidden.size > 1 && hiddenSum() >= least) break
      hidden.add(at)
    }
  return counts.map((count, at) => (hidden.has(at) ? { hidden: true } : { hidden: false, count }))
}
