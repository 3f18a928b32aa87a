/** What time does to the agent comes in from here, so that a test may run a day in seconds. */
export type World = {
  /** The system's clock, in ms since 1970: it may be wrong, and jump. */
  wall: () => number
  /** A clock that only goes on, in ms since some moment of this start. */
  monotonic: () => number
  after: (ms: number, act: () => void) => () => void
  /** Work that takes real time (network, disk): a virtual clock stands still meanwhile. */
  io: <T>(work: Promise<T>) => Promise<T>
}

/** The real world; with a speed of 60 an hour of it passes in a minute (for tests and shows). */
export function realWorld(speed = 1, from = Date.now()): World {
  const began = Date.now()
  const quick = (ms: number) => began + (ms - began) * speed + (from - began)
  return {
    wall: () => (speed === 1 && from === began ? Date.now() : quick(Date.now())),
    monotonic: () => ticks() * speed,
    after: (ms, act) => {
      const timer = setTimeout(act, Math.min(ms / speed, 2_000_000_000))
      return () => clearTimeout(timer)
    },
    io: (work) => work,
  }
}

export const sleep = (world: World, ms: number): Promise<void> =>
  new Promise((resolve) => {
    world.after(ms, resolve)
  })

/** Milliseconds that only go on; `performance` would load a corner of Node that we need for nothing else. */
export const ticks = (): number => Number(process.hrtime.bigint()) / 1e6
