import type { Device } from './device.ts'
import type { Rounds } from './rounds.ts'

const minute = 60_000
const day = 24 * 60 * minute
/** A release makes us begin anew: not so shortly before something is to sound. */
const clear = 10 * minute

type Seeking = {
  rounds: Pick<Rounds, 'later'>
  /** Looks for a release now; why not, when there is none. */
  update: (device: Device) => Promise<string | undefined>
  /** From 0 up to 1: all boxes of a province do not ask in the same minute. */
  random?: () => number
}

/** Once a day, and not while anything sounds or is about to, the box looks for a release by itself. */
export function seekReleases(device: Device, { rounds, update, random = Math.random }: Seeking) {
  const later = (ms: number) => rounds.later('release', ms, () => void seek())
  async function seek() {
    if (!isIdle(device)) return later(15 * minute)
    if (device.state.enrolled) await update(device)
    later(day)
  }
  later(minute + random() * day)
}

function isIdle({ state, clock }: Device): boolean {
  const now = clock.now()
  const isDue = (one: { startsAt: string; endsAt: string }) =>
    Date.parse(one.startsAt) < now + clear && Date.parse(one.endsAt) > now
  return !state.now && state.urgent.length === 0 && !(state.plan?.items ?? []).some(isDue)
}
