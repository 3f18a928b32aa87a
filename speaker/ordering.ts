import { tried, type Device } from './device.ts'
import { isApproved, opened } from './envelope.ts'
import { readEnvelope, type Answer, type Do, type Item } from './messages.ts'
import { readOrder, type AnyOrder } from './orders-read.ts'
import { bring, fetchPlan } from './planning.ts'
import { iso } from './plays.ts'
import { ordinaryVolume, stopNow } from './sounding.ts'
import { isQuiet, volumeAt } from './spans.ts'

/** What an order asks of the device's other parts. */
export type Means = { sendLogs: () => Promise<boolean>; update: () => Promise<string | undefined> }

/** An order in an envelope of our key, for us; undefined when it is anything else. */
function orderIn({ state, log }: Device, value: unknown): AnyOrder | undefined {
  if (!state.enrolled) return undefined
  try {
    const inside = opened(readEnvelope(value), state.enrolled.key)
    const order = inside === undefined ? undefined : readOrder(inside)
    if (order?.device === state.enrolled.device) return order
    log('refused an order: not signed by our commune for us')
  } catch (error) {
    log(`refused an order: ${(error as Error).message}`)
  }
  return undefined
}

/** Does an order once. What was done is answered again; what came before what was done is too old. */
export function take(device: Device, value: unknown, means: Means): void {
  const order = orderIn(device, value)
  if (!order) return undefined
  const { state, clock, say } = device
  if (state.busy.has(order.number)) return undefined
  const known = state.orders.answers.find(({ number }) => number === order.number)
  if (known) return say.answer(known)
  if (
    state.urgent.some(({ number }) => number === order.number) ||
    state.now?.order === order.number
  )
    return
  const isOld = order.number <= state.orders.highest - 200
  const isExpired = clock.now() > Date.parse(order.expiresAt)
  if (isOld || isExpired || !order.do) {
    const why = isExpired || isOld ? 'expired' : 'unknown'
    return say.answer({ number: order.number, at: iso(clock.now()), done: false, why })
  }
  state.busy.add(order.number)
  void carryOut(device, order, order.do, means)
  return undefined
}

async function carryOut(device: Device, order: AnyOrder, what: Do, means: Means): Promise<void> {
  const { number } = order
  device.log(`order ${number}: ${what.what}`)
  if (what.what === 'emergency' || what.what === 'live') return hear(device, order, what)
  const why = await done(device, what, means)
  device.say.answer({ number, at: iso(device.clock.now()), done: !why, ...(why && { why }) })
  if (why) return
  if (what.what === 'restart') device.leave('restart')
}

type Simple = Exclude<Do, { what: 'emergency' | 'live' }>

/** Does what is done at once; why not, when it cannot be. */
async function done(device: Device, what: Simple, means: Means): Promise<string | undefined> {
  const { state } = device
  switch (what.what) {
    case 'withdraw':
      return withdraw(device, what.item)
    case 'stop':
      stopNow(device, { result: 'partial', why: 'withdrawn' })
      return undefined
    case 'volume':
      state.volume = what.volume
      device.say.changed()
      return undefined
    case 'tone':
      return tone(device, what.seconds)
    case 'plan':
      await fetchPlan(device)
      return undefined
    case 'send-logs':
      return (await means.sendLogs()) ? undefined : 'not-sent'
    case 'update':
      return means.update()
    case 'key':
      // Before it is answered: a power cut in between would leave us with a key that nobody uses.
      changeKey(device, what.key)
      return undefined
    case 'restart':
      return undefined
  }
}

function withdraw({ state, store, look }: Device, item: string): undefined {
  state.orders.withdrawn.push(item)
  state.urgent = state.urgent.filter((one) => one.item.id !== item)
  store.saveOrders(state.orders)
  look()
}

/** The old key stays good for the approvals that it signed, and for nothing else. */
function changeKey({ state, store }: Device, key: { id: string; publicKey: string }): void {
  if (!state.enrolled) return
  const keys = [key, ...state.keys.filter(({ id }) => id !== key.id)].slice(0, 5)
  store.saveKeys(keys)
  state.keys = keys
  state.enrolled = { ...state.enrolled, key }
  store.saveEnrolled(state.enrolled)
}

function tone(device: Device, seconds: number): string | undefined {
  const { state, clock, player } = device
  if (state.now) return 'playing'
  if (state.plan && isQuiet(state.plan, clock.now())) return 'quiet-hours'
  const volume = state.volume ?? (state.plan && volumeAt(state.plan, clock.now())) ?? ordinaryVolume
  const name = `${iso(clock.now()).replaceAll(':', '')}-tone`
  player({ input: { kind: 'tone', seconds }, name, volume, seconds, times: 1, pause: 0 })
  return undefined
}

type Hearing = Extract<Do, { what: 'emergency' | 'live' }>

/** Waits until its sound is here, and is then the first to be heard; answered when it sounds. */
async function hear(device: Device, order: AnyOrder, what: Hearing): Promise<void> {
  const { state, clock, say } = device
  const { number } = order
  const refuse = (why: string) => say.answer({ number, at: iso(clock.now()), done: false, why })
  const item: Item = what.what === 'emergency' ? { ...what.item, priority: 'emergency' } : what.item
  if (!isApproved(item, state.keys)) {
    state.faults.add('tampered')
    return refuse('tampered')
  }
  if (state.orders.withdrawn.includes(item.id)) return refuse('withdrawn')
  const { times, pause } = what.what === 'emergency' ? what : { times: 1, pause: 0 }
  const expiresAt = Date.parse(order.expiresAt)
  const waiting = { number, item, times, pause, expiresAt, isReady: false }
  if (!(await bring(device, waiting))) return refuse('audio-missing')
  if (state.urgent.includes(waiting) && what.what === 'live' && !state.now) {
    state.urgent = state.urgent.filter((one) => one !== waiting)
    return refuse('quiet-hours')
  }
  return undefined
}

/** Written down before it is said, once. */
export function noteAnswer({ state, store }: Device, answer: Answer): void {
  const { orders, busy } = state
  busy.delete(answer.number)
  if (orders.answers.some(({ number }) => number === answer.number)) return
  orders.answers = [...orders.answers, answer].slice(-300)
  // Numbers that are still being carried out are asked for again after a restart.
  const most = Math.max(orders.highest, ...orders.answers.map(({ number }) => number))
  orders.highest = Math.min(most, ...[...busy].map((number) => number - 1))
  store.saveOrders(orders)
}

export const pollOrders = async (device: Device, means: Means): Promise<void> => {
  const { highest } = device.state.orders
  const orders = await tried(device, 'orders', () => device.server.orders(highest))
  for (const order of orders ?? []) take(device, order, means)
}
