import type { Device, State } from './device.ts'
import { planIn } from './planning.ts'
import type { Store } from './store.ts'

/** What a device knows when it wakes up: what its disk has is verified like what the server sends. */
export function stateOf(store: Store): State {
  const enrolled = store.enrolled()
  const older = store.keys().filter(({ id }) => id !== enrolled?.key.id)
  const state: State = {
    enrolled,
    plan: undefined,
    keys: enrolled ? [enrolled.key, ...older] : [],
    orders: store.orders(),
    urgent: [],
    busy: new Set(),
    now: undefined,
    kept: new Map(),
    faults: new Set(),
    volume: undefined,
    isOver: false,
  }
  const kept = store.plan()
  // We took it over before the key was changed: without a network there is no other.
  const plan = kept && planIn({ state }, kept, state.keys)
  // Somebody changed the disk: the server hears of it, and sends what is right.
  if (typeof plan === 'string') state.faults.add('plan-refused')
  else if (plan) state.plan = plan
  return state
}

/** What sounded when the power went: it was heard until the last time that we wrote down, or for an unknown moment. */
export function endOpen({ plays, log }: Device, lastTrue: number): void {
  for (const { id, item, startedAt } of plays.open()) {
    const seconds = startedAt ? Math.max(0, (lastTrue - Date.parse(startedAt)) / 1000) : 0
    plays.end(id, { seconds, result: 'partial', why: 'power' })
    log(`the power went while ${item} sounded`)
  }
}
