/** How long words are gathered, in ms, and how many at most: what is more is lost, and said again with the next beat. */
const pause = 50
const most = 50_000

/**
 * Puts together what comes in a moment, and hands it over by unit; one hand-over at a time for each unit. What could not be
 * taken is dropped: devices say it again.
 */
export function gather<Word>(
  take: (unit: number, words: Word[]) => Promise<void>,
  failed: (error: unknown) => void,
) {
  let held = new Map<number, Word[]>()
  let count = 0
  let timer: NodeJS.Timeout | undefined
  const busy = new Map<number, Promise<void>>()
  function flush() {
    timer = undefined
    const now = held
    held = new Map()
    count = 0
    for (const [unit, words] of now) {
      const before = busy.get(unit) ?? Promise.resolve()
      const turn = before.then(() => take(unit, words)).catch(failed)
      busy.set(unit, turn)
      void turn.finally(() => busy.get(unit) === turn && busy.delete(unit))
    }
  }
  return {
    add(unit: number, word: Word) {
      if (count >= most) return
      count += 1
      const words = held.get(unit)
      if (words) words.push(word)
      else held.set(unit, [word])
      timer ??= setTimeout(flush, pause)
    },
    /** Hands over what is held, and waits until all is taken. */
    async end() {
      clearTimeout(timer)
      flush()
      await Promise.all(busy.values())
    },
  }
}
