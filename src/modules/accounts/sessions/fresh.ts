type Entry<Value> = { value: Promise<Value>; readAt: number }

/** A session that was ended in another process is refused here after this time at the latest, in ms. */
export const freshFor = 3_000

const most = 20_000

/**
 * Remembers answers for a moment, so that a visitor's next requests cost no query. Time is the machine's own steady
 * clock. Requests that come together share one look-up; a look-up that fails is not remembered.
 */
export function remember<Value>(look: (key: string) => Promise<Value>) {
  const entries = new Map<string, Entry<Value>>()
  return (key: string): Promise<Value> => {
    const now = performance.now()
    const known = entries.get(key)
    if (known && now - known.readAt < freshFor) return known.value
    const entry = { value: look(key), readAt: now }
    entries.delete(key)
    entries.set(key, entry)
    entry.value.catch(() => entries.delete(key))
    forgetOld(entries, now)
    return entry.value
  }
}

/** The oldest stand first. */
function forgetOld<Value>(entries: Map<string, Entry<Value>>, now: number) {
  for (const [key, { readAt }] of entries) {
    if (entries.size <= most && now - readAt < freshFor) return
    entries.delete(key)
  }
}
