import type { World } from './world.ts'

/** What is written down every minute: how far the system's clock is off, and until when we were sure of the time. */
export type Kept = { offset: number; lastTrue: number }

/** What is off by more than this was set by somebody, it did not run slow. */
const jump = 2_000

/** Thời gian thật: the system's clock put right by the server's, and followed by a clock that only goes on. */
export type Clock = {
  now: () => number
  isSure: () => boolean
  /** Seconds that true time is ahead of the system's clock. */
  offset: () => number
  /** The server's time, as it was half the journey ago. */
  learn: (serverTime: number, journeyMs: number) => void
  keep: () => Kept
}

export function clockOf(world: World, kept: Kept | undefined): Clock {
  const start = world.wall() + (kept?.offset ?? 0)
  let sure = kept !== undefined && start >= kept.lastTrue
  // True time is this plus what the monotonic clock says: whoever sets the system's clock changes nothing.
  let base = start - world.monotonic()
  const now = () => base + world.monotonic()
  return {
    now,
    isSure: () => sure,
    offset: () => (now() - world.wall()) / 1000,
    learn(serverTime, journeyMs) {
      // `Date` has whole seconds, and was written somewhere on the way: true time lies between these two.
      const [earliest, latest] = [serverTime, serverTime + 1000 + journeyMs]
      const told = now()
      if (sure && told >= earliest && told <= latest) return
      const edge = told < earliest ? earliest : latest
      // A little off: as little as what we heard asks for, so that we come closer with every answer.
      base += sure && Math.abs(edge - told) < jump ? edge - told : (earliest + latest) / 2 - told
      sure = true
    },
    keep: () => ({ offset: now() - world.wall(), lastTrue: sure ? now() : (kept?.lastTrue ?? 0) }),
  }
}
