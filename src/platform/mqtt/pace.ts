/**
 * Says whether one more word of somebody is within what anybody has to say: at most `most` in each stretch of so many
 * milliseconds. A device whose secret was stolen must not keep the program busy for all others.
 */
export function pace<Speaker extends object>(most: number, stretch: number) {
  const heard = new WeakMap<Speaker, { since: number; words: number }>()
  return (speaker: Speaker, now = performance.now()): boolean => {
    const known = heard.get(speaker)
    if (known && now - known.since < stretch) return ++known.words <= most
    heard.set(speaker, { since: now, words: 1 })
    return true
  }
}
