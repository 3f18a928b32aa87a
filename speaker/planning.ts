import { tried, type Device, type Waiting } from './device.ts'
import { opened } from './envelope.ts'
import { readEnvelope, readPlan, type Plan, type PublicKey } from './messages.ts'
import type { Fetched, Wanted } from './sounds.ts'
import { sleep } from './world.ts'

/** A plan in an envelope of our key, for us, and not older than what we have; otherwise why not. */
export function planIn(
  device: Pick<Device, 'state'>,
  value: unknown,
  keys: readonly PublicKey[] = device.state.keys.slice(0, 1),
): Plan | string {
  const { enrolled, plan: before } = device.state
  if (!enrolled) return 'not enrolled'
  try {
    const envelope = readEnvelope(value)
    const key = keys.find(({ id }) => id === envelope.key)
    const inside = key && opened(envelope, key)
    if (inside === undefined) return 'not signed by our commune'
    const plan = readPlan(inside)
    if (plan.device !== enrolled.device) return 'for another device'
    if (before && plan.revision < before.revision) return 'older than the one we have'
    return plan
  } catch (error) {
    return (error as Error).message
  }
}

/** Fetches the plan, and takes it over when it is good; then its sounds. */
export async function fetchPlan(device: Device): Promise<void> {
  const { state, server, store, log } = device
  const sent = await tried(device, 'plan', () => server.plan(state.plan?.revision))
  if (!state.enrolled) return
  if (sent !== undefined) {
    const plan = planIn(device, sent)
    if (typeof plan === 'string') {
      state.faults.add('plan-refused')
      log(`refused a plan: ${plan}`)
    } else {
      // What was due on the old plan is judged before it goes.
      device.look()
      state.faults.delete('plan-refused')
      if (plan.revision !== state.plan?.revision) state.volume = undefined
      state.plan = plan
      store.savePlan(readEnvelope(sent))
      log(`has plan ${plan.revision} with ${plan.items.length} items`)
      device.say.changed()
    }
    device.look()
  }
  await fetchSounds(device)
}

const file = (source: Plan['items'][number]['source']): Wanted[] =>
  source.kind === 'file' ? [source] : []

/** What is heard first is fetched first. */
function wantedOf({ state, clock }: Device): Wanted[] {
  const now = clock.now()
  const coming = (state.plan?.items ?? [])
    .filter(({ endsAt }) => Date.parse(endsAt) > now)
    .toSorted((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt))
  return [...state.urgent.map(({ item }) => item), ...coming].flatMap(({ source }) => file(source))
}

const busy = new WeakSet<Device>()

/** Fetches the sounds that are not here yet, one after the other; what fails is tried again with the next look. */
export async function fetchSounds(device: Device): Promise<void> {
  if (busy.has(device)) return
  busy.add(device)
  try {
    const wanted = wantedOf(device)
    const found: Fetched[] = []
    for (const one of wanted) {
      if (device.sounds.has(one.sha256) || device.state.isOver) continue
      found.push(await fetchOne(device, one))
    }
    noteFaults(device, found)
    if (device.clock.isSure() && device.state.plan) device.sounds.keepOnly(kept(device))
  } finally {
    busy.delete(device)
  }
}

/** Also what sounds now, and what was on air in the last minutes. */
function kept(device: Device): Set<string> {
  const { state } = device
  const all = [...(state.plan?.items ?? []), ...(state.now ? [state.now.item] : [])]
  const sources = all.flatMap(({ source }) => file(source))
  return new Set([...sources, ...wantedOf(device)].map(({ sha256 }) => sha256))
}

/** A sound that is wrong is fetched anew at once, twice. */
export async function fetchOne(device: Device, wanted: Wanted): Promise<Fetched> {
  let fetched: Fetched = 'broken-off'
  for (let time = 0; time < 3; time++) {
    fetched = (await tried(device, 'sound', () => device.sounds.fetch(wanted))) ?? 'broken-off'
    if (fetched === 'here') {
      device.look()
      break
    }
    device.log(`sound ${wanted.sha256.slice(0, 12)}: ${fetched}`)
    if (fetched === 'gone' || fetched === 'no-room') break
  }
  return fetched
}

function noteFaults({ state }: Device, found: readonly Fetched[]): void {
  const turn = (word: 'audio-missing' | 'tampered' | 'storage', isOn: boolean) =>
    isOn ? state.faults.add(word) : state.faults.delete(word)
  turn(
    'audio-missing',
    found.some((one) => one !== 'here'),
  )
  turn('tampered', found.includes('tampered'))
  turn('storage', found.includes('no-room'))
}

/** What was ordered waits for its sound, and is then the first to be heard; false when its time is over before. */
export async function bring(device: Device, waiting: Waiting): Promise<boolean> {
  const { state, clock, world, sounds } = device
  const { source } = waiting.item
  state.urgent.push(waiting)
  while (source.kind === 'file' && !sounds.has(source.sha256)) {
    if ((await fetchOne(device, source)) === 'here') break
    if (!state.urgent.includes(waiting)) return false
    if (clock.now() > waiting.expiresAt || state.isOver || !state.enrolled) {
      state.urgent = state.urgent.filter((one) => one !== waiting)
      return false
    }
    await sleep(world, 2000)
  }
  waiting.isReady = true
  device.look()
  return true
}
