import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import { sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import type { ClusterId, DeviceId } from '../domain.ts'

const Envelope = z.object({ payload: z.string(), signature: z.string(), key: z.string() })
const Waiting = z.object({ device: z.string(), number: z.number(), envelope: Envelope })
export type WaitingOrder = z.output<typeof Waiting>

/** An order that was published and not answered is published again after this, unless its device is away. */
const again = { seconds: 30 }
export const mostAtOnce = 2_000

/** Some orders that have not left (or are not answered), for these devices; whoever else looks now gets others. */
export function takeWaiting(
  tx: Tx,
  unit: UnitId,
  now: Temporal.Instant,
  here: readonly string[] | undefined,
): Promise<WaitingOrder[]> {
  const at = now.toString()
  const where: Sql = here ? sql`and device_id = any(${here}::uuid[])` : sql``
  return tx.many(Waiting)`
    with taken as (
      select device_id, number from clusters.device_order o
      where unit_id = ${unit} and answered_at is null and expires_at > ${at} ${where}
        and (published_at is null or (published_at < ${now.subtract(again).toString()} and not exists (
          select from clusters.device d where d.unit_id = o.unit_id and d.id = o.device_id and d.state = 'offline')))
      order by device_id, number limit ${mostAtOnce} for update skip locked
    ), sent as (
      update clusters.device_order o set published_at = ${at} from taken t
      where o.unit_id = ${unit} and o.device_id = t.device_id and o.number = t.number
      returning o.device_id as device, o.number, o.envelope
    )
    select device, number, envelope from sent order by device, number
  `
}

/** A device that came at this moment: what left before and it has not answered leaves again. */
export const sendAgain = (
  tx: Tx,
  unit: UnitId,
  arrived: readonly { device: string; at: string }[],
) => tx.run`
  update clusters.device_order o set published_at = null
  from jsonb_to_recordset(${JSON.stringify(arrived)}::jsonb) as n(device uuid, at timestamptz)
  where o.unit_id = ${unit} and o.device_id = n.device and o.answered_at is null and o.published_at < n.at
`

const Unit = z.object({ unit: z.number() })

/** Communes that have something to send. */
export const unitsWithOrders = async (q: Read, now: Temporal.Instant): Promise<UnitId[]> =>
  (
    await q.many(Unit)`
      select unit from clusters.units_with_orders(${now.toString()}, ${now.subtract(again).toString()}) as unit
    `
  ).map(({ unit }) => unit)

const most = 100

/** What one device is to be told after a number, for a device that asks. */
export const ordersAfter = (q: Read, device: DeviceId, after: number, now: Temporal.Instant) =>
  q.many(Waiting)`
    select device_id as device, number, envelope from clusters.device_order
    where unit_id = platform.unit() and device_id = ${device} and number > ${after} and answered_at is null
      and expires_at > ${now.toString()}
    order by number limit ${most}
  `

const Given = z.object({
  number: z.number(),
  what: z.string(),
  givenBy: z.string(),
  issuedAt: instant,
  expiresAt: instant,
  publishedAt: instant.nullable(),
  answeredAt: instant.nullable(),
  doneAt: instant.nullable(),
  isDone: z.boolean().nullable(),
  why: z.string().nullable(),
})
export type GivenOrder = z.output<typeof Given>

/** The last orders of a cluster, the newest first. */
export const ordersOf = (q: Read, cluster: ClusterId, count = 20): Promise<GivenOrder[]> => q.many(
  Given,
)`
  select number, what, given_by, issued_at, expires_at, published_at, answered_at, done_at, is_done, why
  from clusters.device_order where unit_id = platform.unit() and cluster_id = ${cluster}
  order by issued_at desc, number desc limit ${count}
`
