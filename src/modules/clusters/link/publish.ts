import type { Link } from '#platform/mqtt/link.ts'
import type { World } from '#platform/world.ts'

import { mostAtOnce, takeWaiting, unitsWithOrders } from '../orders/store.ts'

type Parts = Pick<World, 'database' | 'now' | 'defaultUnit'> & {
  link: Pick<Link, 'here' | 'order'>
  warn: (detail: object, message: string) => void
}

/**
 * Sends orders that wait, commune by commune; one round at a time for each, and another one when something came meanwhile. Of
 * several processes each takes rows that no other has.
 */
export function publisher({ database, now, defaultUnit, link, warn }: Parts) {
  const under = new Map<number, { again: boolean; turn: Promise<void> }>()
  async function round(unit: number) {
    for (;;) {
      const here = link.here(unit)
      if (here?.length === 0) return
      const orders = await database.as({ unit }).tx((tx) => takeWaiting(tx, unit, now(), here))
      await Promise.all(
        orders.map(({ device, envelope }) => link.order({ unit, device }, envelope)),
      )
      if (orders.length < mostAtOnce) return
    }
  }
  async function rounds(unit: number) {
    do {
      const turn = under.get(unit)
      if (turn) turn.again = false
      await round(unit).catch((err: unknown) => warn({ err }, 'orders could not be sent'))
    } while (under.get(unit)?.again)
    under.delete(unit)
  }
  function wake(unit: number) {
    const known = under.get(unit)
    if (known) known.again = true
    else {
      const entry = { again: false, turn: Promise.resolve() }
      under.set(unit, entry)
      entry.turn = rounds(unit)
    }
  }
  /** Looks everywhere: a word may have been lost with its process, and an answer with its line. */
  async function sweep() {
    try {
      const units = await database.as({ unit: defaultUnit }).read((q) => unitsWithOrders(q, now()))
      for (const unit of units) wake(unit)
    } catch (err) {
      warn({ err }, 'nobody knows whether orders wait')
    }
  }
  const idle = async () => {
    await Promise.all([...under.values()].map(({ turn }) => turn))
  }
  return { wake, sweep, idle }
}
