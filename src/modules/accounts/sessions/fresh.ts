import type { Database } from '#platform/db.ts'

type Entry<Value> = { value: Promise<Value>; readAt: number; read?: Value }

/** A session that was ended in another process is refused here after this time at the latest, in ms. */
export const freshFor = 3_000

const most = 20_000

type Remembering<Value> = {
  database: Pick<Database, 'onForget'>
  look: (key: string) => Promise<Value>
  /** What the answer rests on: when a transaction of this process changes one of these, it is asked for anew. */
  subjects: (value: Value) => readonly (string | null)[]
}

/**
 * Remembers answers for a moment, so that a visitor's next requests cost no query. Time is the machine's own steady
 * clock. Requests that come together share one look-up; a look-up that fails is not remembered.
 */
export function remember<Value>({ database, look, subjects }: Remembering<Value>) {
  const entries = new Map<string, Entry<Value>>()
  database.onForget((subject) => {
    // What is only being read may already be out of date.
    for (const [key, { read }] of entries)
      if (read === undefined || subjects(read).includes(subject)) entries.delete(key)
  })
  return (key: string): Promise<Value> => {
    const now = performance.now()
    const known = entries.get(key)
    if (known && now - known.readAt < freshFor) return known.value
    const entry: Entry<Value> = { value: look(key), readAt: now }
    entries.delete(key)
    entries.set(key, entry)
    entry.value.then(
      (read) => (entry.read = read),
      () => entries.delete(key),
    )
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
