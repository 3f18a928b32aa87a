import type { Clock } from './clock.ts'
import type { Sounding } from './decide.ts'
import type { Answer, Enrolled, Fault, Item, Plan, PublicKey, Result, Why } from './messages.ts'
import type { Player, Playing } from './player.ts'
import type { Plays } from './plays.ts'
import { Revoked, type Server } from './server.ts'
import type { Sounds } from './sounds.ts'
import type { Orders, Store } from './store.ts'
import type { World } from './world.ts'

/** What an order wants heard, until it is. */
export type Waiting = {
  number: number
  item: Item
  times: number
  pause: number
  expiresAt: number
  isReady: boolean
}

/** What sounds now. */
export type Now = Sounding & {
  order?: number
  playing?: Playing
  stopped?: { why: Why | undefined; result: Result | undefined }
}

/** What is true of a device at this moment; what must last is in its store. */
export type State = {
  enrolled: Enrolled | undefined
  plan: Plan | undefined
  keys: PublicKey[]
  orders: Orders
  urgent: Waiting[]
  /** Orders that are being carried out. */
  busy: Set<number>
  now: Now | undefined
  /** What kept items from sounding. */
  kept: Map<string, Why>
  faults: Set<Fault>
  volume: number | undefined
  isOver: boolean
}

/** Thiết bị: its parts, handed to whoever does something with it. */
export type Device = {
  world: World
  clock: Clock
  store: Store
  plays: Plays
  server: Server
  sounds: Sounds
  player: Player
  firmware: string
  /** When this start began, in true time as we know it now. */
  bootedAt: () => number
  state: State
  newId: () => string
  log: (line: string) => void
  /** Says an answer, and how we are: over whichever line is there. */
  say: { answer: (answer: Answer) => void; changed: () => void }
  /** Looks again at what is to sound. */
  look: () => void
  revoked: () => void
  leave: (why: 'restart' | 'update') => void
}

/** Work that may fail when the line is bad: it is tried again by whoever began it. */
export async function tried<T>(device: Device, what: string, work: () => Promise<T>) {
  try {
    return await device.world.io(work())
  } catch (error) {
    if (error instanceof Revoked) device.revoked()
    else device.log(`${what}: ${(error as Error).message}`)
    return undefined
  }
}
