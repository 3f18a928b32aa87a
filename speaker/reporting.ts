import { readFileSync } from 'node:fs'

import { tried, type Device } from './device.ts'
import { iso, sent } from './plays.ts'
import { ordinaryVolume } from './sounding.ts'
import { volumeAt } from './spans.ts'

export type Beat = ReturnType<typeof beatOf>

const round = (value: number) => Math.round(value * 10) / 10

/** What the box itself says of its heat; most have a file for it. */
function temperature(): { temperature?: number } {
  try {
    const text = readFileSync('/sys/class/thermal/thermal_zone0/temp', 'utf8')
    const degrees = Number(text) / 1000
    return Number.isFinite(degrees) ? { temperature: round(degrees) } : {}
  } catch {
    return {}
  }
}

/** Nhịp báo: how we are. */
export function beatOf({ state, clock, sounds, plays, bootedAt, firmware }: Device) {
  const now = clock.now()
  const faults = [...state.faults, ...(clock.isSure() ? [] : ['clock' as const])]
  const planned = state.plan && volumeAt(state.plan, now)
  return {
    at: iso(now),
    state: faults.length > 0 ? ('fault' as const) : stateOf(state.now !== undefined),
    ...(state.now && { playing: state.now.item.id }),
    revision: state.plan?.revision ?? 0,
    volume: state.volume ?? planned ?? ordinaryVolume,
    clockOffset: round(clock.offset()),
    storageFree: sounds.free(),
    stored: sounds.stored(),
    firmware,
    uptime: Math.max(0, Math.round((now - bootedAt()) / 1000)),
    ...temperature(),
    faults,
    waiting: plays.untaken().length,
  }
}

const stateOf = (isPlaying: boolean) => (isPlaying ? ('playing' as const) : ('online' as const))

const sending = new WeakSet<Device>()

/** Sends what was played, at most 500 at a time; what the server took needs no longer be kept. */
export async function sendPlays(device: Device): Promise<void> {
  const { plays, server, clock, state } = device
  if (sending.has(device)) return
  sending.add(device)
  try {
    for (
      let untaken = plays.untaken();
      untaken.length > 0 && state.enrolled;
      untaken = plays.untaken()
    ) {
      const taken = await tried(device, 'plays', () => server.plays(untaken.map(sent)))
      if (taken === undefined) return
      plays.taken(
        untaken.map(({ id }) => id),
        clock.now(),
      )
    }
  } finally {
    sending.delete(device)
  }
}

const mostLog = 256_000

/** The last lines of what the agent said of itself, within a day and what the server takes. */
export function logOf(print: (line: string) => void, now: () => number) {
  let lines: string[] = []
  return {
    log(line: string) {
      const told = `${iso(now())} ${line}`
      print(told)
      lines.push(told.slice(0, 500))
      if (lines.length > 600) lines = lines.slice(-500)
    },
    text: () =>
      Buffer.from(`${lines.join('\n')}\n`)
        .subarray(-mostLog)
        .toString('utf8')
        .slice(0, mostLog),
  }
}
