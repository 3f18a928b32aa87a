import type { World } from './world.ts'

/** What is done again and again: the next time begins when this one has ended. */
export type Rounds = ReturnType<typeof roundsIn>

export function roundsIn(world: World) {
  const timers = new Map<string, () => void>()
  let isOver = false
  const later = (name: string, ms: number, act: () => void) => {
    timers.get(name)?.()
    if (!isOver) timers.set(name, world.after(ms, act))
  }
  return {
    later,
    every(name: string, ms: number, act: () => Promise<unknown>) {
      const again = () => void act().finally(() => later(name, ms, again))
      again()
    },
    end() {
      isOver = true
      for (const cancel of timers.values()) cancel()
    },
  }
}
