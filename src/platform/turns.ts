/**
 * Lets at most `most` begin in one turn of the event loop, in the order they came. Between two turns everything else
 * that is ready gets its share of the processor, so a crowd here holds up nobody there. An idle process takes the next
 * turn at once: this costs no rate.
 */
export function turns(most: number) {
  const line: (() => void)[] = []
  let begun = 0
  const turn = () => {
    const next = line.splice(0, most)
    begun = next.length
    for (const go of next) go()
    if (begun > 0) setImmediate(turn)
  }
  return {
    get waiting() {
      return line.length
    },
    /** Resolves when the caller may begin; undefined when that is now. */
    begin(): Promise<void> | undefined {
      if (begun >= most) return new Promise((go) => line.push(go))
      if (begun === 0) setImmediate(turn)
      begun += 1
      return undefined
    },
  }
}
