import { randomUUID } from 'node:crypto'

import { clockOf } from './clock.ts'
import { tried, type Device } from './device.ts'
import { endEnrolment, enrol } from './enrolment.ts'
import { linesOf, type Lines } from './lines.ts'
import { noteAnswer, pollOrders, type Means } from './ordering.ts'
import { fetchPlan, fetchSounds } from './planning.ts'
import type { Player } from './player.ts'
import { playsIn } from './plays.ts'
import { logOf, sendPlays } from './reporting.ts'
import { roundsIn, type Rounds } from './rounds.ts'
import { seekReleases } from './seeking.ts'
import { serverAt } from './server.ts'
import { look, stopNow } from './sounding.ts'
import { soundsIn } from './sounds.ts'
import { storeIn } from './store.ts'
import { endOpen, stateOf } from './waking.ts'
import type { World } from './world.ts'

export type Options = {
  server: string
  code: string
  data: string
  firmware: string
  world: World
  player: Player
  serial?: string
  print?: (line: string) => void
  newId?: () => string
  /** Looks for a release now; why not, when there is none. */
  update?: (device: Device) => Promise<string | undefined>
  /** How often orders are asked for while MQTT is away, in ms. */
  pollEvery?: number
  /** When in a day the box looks for a release: from 0 up to 1. */
  random?: () => number
  /** The server has heard how we are. */
  healthy?: () => void
  leave?: (why: 'restart' | 'update') => void
}

export type Agent = { device: Device; lines: Lines; stop: () => Promise<void> }

/** Khởi động thiết bị: reads what it knows, and does its work until it is stopped. */
export function startAgent(options: Options): Agent {
  const { code, firmware, serial, world } = options
  const { device, text } = deviceOf(options)
  const { state, store, clock, server } = device
  const means: Means = {
    sendLogs: async () =>
      (await tried(device, 'logs', () => server.logs(text()).then(() => true))) ?? false,
    update: () => options.update?.(device) ?? Promise.resolve('no-release'),
  }
  const lines = linesOf(device, means)
  const rounds = roundsIn(world)
  const asking = { code, firmware, ...(serial && { serial }) }
  Object.assign(device, hooks(device, { lines, rounds }), {
    revoked() {
      if (!state.enrolled) return
      endEnrolment(device, lines)
      void enrol(device, lines, asking)
    },
  })
  if (state.faults.has('plan-refused')) device.log('the plan on the disk is not what was signed')
  endOpen(device, store.time()?.lastTrue ?? 0)
  device.look()
  if (state.enrolled) lines.open()
  else void enrol(device, lines, asking)
  beginRounds(device, { lines, rounds, means, options })
  return {
    device,
    lines,
    async stop() {
      if (state.isOver) return
      state.isOver = true
      rounds.end()
      const playing = state.now?.playing
      stopNow(device, { result: 'partial', why: 'power' })
      await playing?.ended
      store.saveTime(clock.keep())
      await lines.close()
      device.plays.close()
    },
  }
}

/** The parts of a device; what joins them to its lines comes after. */
function deviceOf({ data, server: url, world, player, firmware, print, newId, leave }: Options) {
  const store = storeIn(data)
  const clock = clockOf(world, store.time())
  const state = stateOf(store)
  const { log, text } = logOf(print ?? (() => undefined), clock.now)
  const secret = () => state.enrolled?.secret
  const server = serverAt({ server: url, world, clock, secret })
  const began = world.monotonic()
  const nothing = () => undefined
  const device: Device = {
    ...{ world, clock, store, server, player, firmware, state, log },
    plays: playsIn(store.plays),
    sounds: soundsIn(store.sounds, server),
    // Not a moment that was noted then: our clock may have been put right since.
    bootedAt: () => clock.now() - (world.monotonic() - began),
    newId: newId ?? randomUUID,
    leave: (why) => leave?.(why),
    ...{ say: { answer: nothing, changed: nothing }, look: nothing, revoked: nothing },
  }
  return { device, text }
}

type Joined = { lines: Lines; rounds: Rounds }

function hooks(device: Device, { lines, rounds }: Joined): Pick<Device, 'say' | 'look'> {
  const { state, clock } = device
  const again = () => {
    const next = look(device)
    // In small steps: a jump of true time, when the server corrects it, is not slept through.
    rounds.later('look', Math.max(5, Math.min(next - clock.now(), 60_000)), again)
  }
  return {
    look: again,
    say: {
      answer(answer) {
        noteAnswer(device, answer)
        lines.answer(answer)
      },
      changed() {
        if (!state.enrolled || state.isOver) return
        void lines.beat()
        void sendPlays(device)
      },
    },
  }
}

type Beginning = Joined & { means: Means; options: Options }

function beginRounds(device: Device, { lines, rounds, means, options }: Beginning): void {
  const { state, store, clock } = device
  const ours = (name: string, ms: number, act: () => Promise<unknown>) =>
    rounds.every(name, ms, () => (state.enrolled ? act() : Promise.resolve()))
  rounds.every('time', 60_000, () => Promise.resolve(store.saveTime(clock.keep())))
  ours('plan', 300_000, async () => {
    // A good plan takes the fault away: the server hears of it before.
    if (state.faults.has('plan-refused')) await lines.beat()
    await fetchPlan(device)
  })
  ours('sounds', 30_000, () => fetchSounds(device))
  ours('plays', 30_000, () => sendPlays(device))
  const { random } = options
  seekReleases(device, { rounds, update: means.update, ...(random && { random }) })
  ours('beat', 60_000, async () => {
    if (await lines.beat()) options.healthy?.()
  })
  // Once at the start also when MQTT is there: what the device was told when the power went.
  let isFirst = true
  ours('orders', options.pollEvery ?? 5_000, async () => {
    if (!isFirst && lines.isUp()) return
    isFirst = false
    await lines.flush()
    await pollOrders(device, means)
  })
}
