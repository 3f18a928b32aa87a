import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { startAgent, type Agent, type Options } from './agent.ts'
import type { Ended, Job, Player } from './player.ts'
import { stubServer } from './stub.fixture.ts'
import type { World } from './world.ts'

type Timer = { at: number; order: number; act: () => void; owner: object }

/** Time that goes on only when nobody works: a day passes in a second, and the same way every time. */
export function virtualTime(start: string) {
  let [now, order, busy] = [Date.parse(start), 0, 0]
  let timers: Timer[] = []
  const settle = async () => {
    // Work may begin other work a few turns later.
    for (let calm = 0; calm < 4;) {
      await new Promise((resolve) => setImmediate(resolve))
      calm = busy === 0 ? calm + 1 : 0
    }
  }
  return {
    now: () => now,
    settle,
    /** A world of one device: its clock may be wrong by `offset`, and its power may go. */
    world() {
      const owner = {}
      const state = { offset: 0, isCut: false }
      const world: World = {
        wall: () => now + state.offset,
        monotonic: () => now - Date.parse(start) + 5_000_000,
        after(ms, act) {
          if (state.isCut) return () => undefined
          const timer = { at: now + Math.max(0, ms), order: order++, act, owner }
          timers.push(timer)
          return () => {
            timers = timers.filter((one) => one !== timer)
          }
        },
        async io(work) {
          busy++
          try {
            return await work
          } finally {
            busy--
          }
        },
      }
      const cut = () => {
        state.isCut = true
        timers = timers.filter((one) => one.owner !== owner)
      }
      return { world, state, cut }
    },
    async until(end: string | number) {
      const stop = typeof end === 'string' ? Date.parse(end) : end
      for (;;) {
        await settle()
        const next = timers.toSorted((a, b) => a.at - b.at || a.order - b.order)[0]
        if (!next || next.at > stop) break
        timers = timers.filter((one) => one !== next)
        now = Math.max(now, next.at)
        next.act()
      }
      now = stop
      await settle()
    },
  }
}

export type Heard = { job: Job; from: number; to?: number; volume: number }

/** A player without sound: what it would have played, and when. */
function silentPlayer(world: World, clock: () => number, heard: Heard[]): Player {
  return (job) => {
    const one: Heard = { job, from: clock(), volume: job.volume }
    heard.push(one)
    const whole = job.seconds * job.times + job.pause * (job.times - 1)
    const { promise, resolve } = Promise.withResolvers<Ended>()
    const end = () => {
      one.to ??= clock()
      resolve({ seconds: (one.to - one.from) / 1000, didFail: false })
    }
    if (whole > 0) world.after(whole * 1000, end)
    return { started: Promise.resolve(), ended: promise, stop: end }
  }
}

/** A device at a stub server in virtual time. */
export async function household(start = '2026-11-23T04:50:00.500+07:00') {
  const time = virtualTime(start)
  const server = await stubServer(time.now)
  const data = mkdtempSync(join(tmpdir(), 'xaso-speaker-'))
  const heard: Heard[] = []
  let agent: Agent | undefined
  let last: ReturnType<typeof time.world> | undefined
  const lines: string[] = []
  const home = {
    time,
    server,
    data,
    heard,
    lines,
    stub: server.state,
    /** What was heard, as "id from–to" in local time. */
    told: () =>
      heard.map(({ job, from, to }) => `${nameOf(job)} ${local(from)}–${to ? local(to) : ''}`),
    plays: () =>
      [...server.state.plays.values()].map(({ item, result, why }) => [item, result, why ?? '']),
    device: () => agent!.device,
    clockOf: () => last!.state,
    async on(change: { offset?: number } & Partial<Options> = {}) {
      const { offset = 0, ...options } = change
      last = time.world()
      last.state.offset = offset
      const { world } = last
      agent = startAgent({
        server: server.url,
        code: 'CODE12345678',
        data,
        firmware: '1.0.0',
        pollEvery: 60_000,
        world,
        player: silentPlayer(world, time.now, heard),
        print: (line) => lines.push(line),
        ...options,
      })
      await time.settle()
      return agent
    },
    /** The power goes: nothing is said or written down any more. */
    cut() {
      last?.cut()
      if (!agent) return
      agent.device.state.isOver = true
      for (const one of heard) one.to ??= time.now()
    },
    async end() {
      home.cut()
      server.close()
      await time.settle()
      rmSync(data, { recursive: true, force: true })
    },
  }
  return home
}

const nameOf = ({ name }: Job) => name.slice(name.indexOf('Z-') + 2)
export const local = (ms: number) => new Date(ms + 7 * 3_600_000).toISOString().slice(11, 19)
