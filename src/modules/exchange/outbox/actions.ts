import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { notFound } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { aboutMessage } from '../events.ts'
import { planSending, restOver } from './connection.ts'
import { messageExists, requeueAll, requeueOne } from './store.ts'

/** Gửi lại: one refused message goes back to its place in the order. */
export async function sendAgain(
  tx: Tx,
  who: Who,
  id: string,
): Promise<Outcome<undefined, 'not-refused'>> {
  const again = await requeueOne(tx, who.unit, id)
  if (!again) {
    if (!(await messageExists(tx, who.unit, id))) throw notFound('bản tin này')
    return no('not-refused')
  }
  const { code, reason } = again
  await record(tx, who, 'message.requeued', aboutMessage(id), { code, reason: reason ?? '' })
  await goOn(tx, who)
  return yes(undefined)
}

/** A unit has one line, so its number names it. */
const lineOf = ({ unit }: Who) =>
  aboutMessage(`00000000-0000-4000-8000-${String(unit).padStart(12, '0')}`)

/** Gửi lại tất cả: every refused message, and no waiting for the next try. */
export async function sendAllAgain(tx: Tx, who: Who): Promise<number> {
  const count = await requeueAll(tx, who.unit)
  await record(tx, who, 'message.requeued-all', lineOf(who), { count })
  await goOn(tx, who)
  return count
}

/** Thử lại ngay: what waits does not rest until the next try; what was refused stays where it is. */
export async function sendNow(tx: Tx, who: Who): Promise<void> {
  await record(tx, who, 'message.requeued-all', lineOf(who), { count: 0 })
  await goOn(tx, who)
}

async function goOn(tx: Tx, { unit }: Who) {
  await restOver(tx, unit)
  await planSending(tx, unit)
}
