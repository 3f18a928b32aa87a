import { z } from 'zod'

import type { Tx } from '#platform/db.ts'
import { recordMany } from '#platform/events.ts'
import { idOf } from '#platform/id.ts'
import { conflict } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import type { ClusterId } from '../domain.ts'
import '../events.ts'
import { vouched } from '../keys/approvals.ts'
import { envelope, type PlanKey } from '../keys/envelope.ts'
import { holdKey } from '../keys/plan-key.ts'
import type { OrderItem, OrderWhat } from './what.ts'

const Numbered = z.object({
  id: idOf<'device'>(),
  clusterId: idOf<'cluster'>(),
  number: z.number(),
})

type Options = { expiresAt: Temporal.Instant; key: PlanKey; now?: Temporal.Instant }

/** What the process that holds the broker listens for. */
export const ordersWaiting = (unit: number) => `clusters.orders ${unit}`

/**
 * Gives devices an order: written and signed here, one row for each, numbered by device. It leaves after the commit; a
 * cluster without a device gets none. Returns how many devices it is for.
 */
export async function sendOrders(
  tx: Tx,
  who: Who,
  clusters: readonly ClusterId[],
  order: OrderWhat,
  options: Options,
): Promise<number> {
  if (!(await holdKey(tx, options.key.id)))
    throw conflict('Khóa phát thanh của xã vừa được đổi. Hãy làm lại lần nữa')
  const devices = await writeOrders(tx, who, clusters, order, options)
  if (devices.length === 0) return 0
  await recordMany(
    tx,
    who,
    'cluster.ordered',
    devices.map((clusterId) => ({
      subject: { kind: 'cluster', id: clusterId },
      data: { what: order.what },
    })),
  )
  return devices.length
}

/** The rows of an order, without a word in the trail: whoever writes them says there why. Answers the clusters that get it. */
export async function writeOrders(
  tx: Tx,
  who: Who,
  clusters: readonly ClusterId[],
  order: OrderWhat,
  { expiresAt, key, now = who.at ?? Temporal.Now.instant() }: Options,
): Promise<ClusterId[]> {
  const devices = await numbered(tx, clusters)
  if (devices.length === 0) return []
  const what = 'item' in order && order.what !== 'withdraw' ? vouchedOrder(key, order) : order
  const rows = devices.map(({ id, clusterId, number }) => ({
    device: id,
    cluster: clusterId,
    number,
    envelope: envelope(key, {
      kind: 'order',
      device: id,
      number,
      issuedAt: now.toString(),
      expiresAt: expiresAt.toString(),
      do: what,
    }),
  }))
  await tx.run`
    insert into clusters.device_order
      (unit_id, device_id, number, cluster_id, what, envelope, given_by, issued_at, expires_at)
    select ${who.unit}, n.device, n.number, n.cluster, ${order.what}, n.envelope, ${who.actor}, ${now.toString()},
      ${expiresAt.toString()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n(device uuid, number bigint, cluster uuid, envelope jsonb)
  `
  tx.tell(ordersWaiting(who.unit))
  return devices.map(({ clusterId }) => clusterId)
}

const vouchedOrder = <Order extends { item: OrderItem }>(key: PlanKey, order: Order): Order => ({
  ...order,
  item: vouched(key, order.item),
})

/** Locked in one order, so that two who give orders at once do not wait for each other in a circle. */
const numbered = (tx: Tx, clusters: readonly ClusterId[]) => tx.many(Numbered)`
  with meant as (
    select id from clusters.device
    where unit_id = platform.unit() and cluster_id = any(${clusters}::uuid[]) and revoked_at is null
    order by id for no key update
  )
  update clusters.device d set last_order = d.last_order + 1 from meant
  where d.unit_id = platform.unit() and d.id = meant.id
  returning d.id, d.cluster_id, d.last_order as number
`
