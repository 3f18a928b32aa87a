import { closeOwnDay, takeCash, voidReceipt } from '#modules/receipts/index.ts'

import { dayOf } from './moments.ts'
import type { Owed } from './money-owed.ts'
import { at, done, officer, type Stage } from './stage.ts'

/** Cash at the counter: a day that was counted with a difference, a receipt that was void, and today's drawer. */
export async function payAtDesk(stage: Stage, owed: readonly Owed[]) {
  const { ledger, moments, now, plan } = stage
  const scope = { unit: plan.unit }
  const [first, second, third, ...more] = owed
  const before = moments.before(now, 2 * 480)
  const take = ({ code }: Owed, moment: Temporal.Instant) =>
    ledger.once(`${code}/cash`, scope, async (tx) => {
      const taken = { code, now: moment, today: dayOf(moment) }
      return done(await takeCash(tx, at(officer(stage, 'motcua'), moment), taken), code)
    })
  if (!first || !second || !third) return
  await take(first, before)
  const wrong = await take(second, before.add({ minutes: 2 }))
  const closed = before.add({ minutes: 5 })
  const who = at(officer(stage, 'motcua'), closed)
  await ledger.once(`${plan.unit}/void`, scope, async (tx) => {
    const reason = 'In nhầm tên người nộp, đã thu hồi liên giao'
    return done(await voidReceipt(tx, who, { id: wrong, reason, now: closed }), 'void')
  })
  await ledger.once(`${plan.unit}/day`, scope, async (tx) => {
    const counted = { counted: 14_000, reason: 'Thiếu 1.000 đồng tiền lẻ khi trả lại người nộp' }
    const closing = { ...counted, now: closed, today: dayOf(closed) }
    done(await closeOwnDay(tx, who, closing), 'day')
  })
  for (const one of [third, ...more]) await take(one, moments.before(now, 20))
}
