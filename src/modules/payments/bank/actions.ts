import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes, type Outcome as Answer } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { isRefundable } from '../bills/domain.ts'
import { setPaid } from '../bills/store.ts'
import { about } from '../events.ts'
import { decideNotice, lockNotice, partsMatched, type Notice } from './store.ts'
import { countFor, openBills, settledBills } from './take.ts'

export type WhyNot = 'decided-meanwhile' | 'no-such-bill' | 'not-refundable'

type Match = { id: string; bill: string; reason: string; now: Temporal.Instant }

/** Ghép tay: an officer says which bill money without a readable code is for, and why. */
export async function matchByHand(
  tx: Tx,
  who: Who,
  { id, bill: code, reason, now }: Match,
): Promise<Answer<Notice, WhyNot>> {
  // In the order in which money is taken in: the bill, then the rest.
  const bill = (await openBills(tx, who, [code])).get(code)
  const notice = found(await lockNotice(tx, who.unit, id), 'giao dịch này')
  if (notice.outcome !== 'unknown') return no('decided-meanwhile')
  if (!bill) return no('no-such-bill')
  const { amount, bankRef: ref } = notice
  const money = [{ bill, amount, ref }]
  const [outcome = 'over'] = await countFor(tx, who, money, now)
  await decideNotice(tx, who.unit, notice.id, { outcome, bill: code, reason, by: who.actor, now })
  await partsMatched(tx, who.unit, settledBills(money))
  const data = { ref, amount, outcome, bill: code, reason }
  await record(tx, who, 'payment.matched-by-hand', about('payment-notice', notice.id), data)
  return yes(notice)
}

type Refund = { id: string; reason: string; now: Temporal.Instant }

/** Đã hoàn trả: what came too much, twice or for nothing has gone back; the bank's paper is named in the reason. */
export async function noteRefund(
  tx: Tx,
  who: Who,
  { id, reason, now }: Refund,
): Promise<Answer<Notice, WhyNot>> {
  const notice = found(await lockNotice(tx, who.unit, id), 'giao dịch này')
  if (!isRefundable(notice.outcome)) return no('not-refundable')
  const { amount, bankRef: ref, billCode } = notice
  if (notice.outcome === 'short' && billCode) {
    const bill = (await openBills(tx, who, [billCode])).get(billCode)
    if (bill) await setPaid(tx, who.unit, [{ ...bill, paid: Math.max(bill.paid - amount, 0) }])
  }
  const decision = { outcome: 'refunded' as const, bill: billCode, reason, by: who.actor, now }
  await decideNotice(tx, who.unit, notice.id, decision)
  await record(tx, who, 'payment.refunded', about('payment-notice', notice.id), {
    ref,
    amount,
    reason,
  })
  return yes(notice)
}
