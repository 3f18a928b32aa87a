import { createHmac } from 'node:crypto'

import { z } from 'zod'

import type { Read, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { idOf, newId } from '#platform/id.ts'
import type { Who } from '#platform/who.ts'

import { hashOf } from '../devices/calling.ts'
import { insertDevice } from '../devices/store.ts'
import type { Cluster, ClusterState, DeviceId } from '../domain.ts'
import '../events.ts'
import { turnTo } from '../watch/spans.ts'

/** Thiết bị giả lập: how it behaves, so that every state has something to show. */
export const manners = ['well', 'away', 'no-mains', 'full', 'loud'] as const
export type Manner = (typeof manners)[number]

/** Known to this installation only, and written down nowhere. */
export const standInSecret = (sessionKey: string, device: string): string =>
  `xspk_${createHmac('sha256', sessionKey).update(`stand-in ${device}`).digest('base64url')}`

type Adding = { manner: Manner; serial: string; at: Temporal.Instant; sessionKey: string }

/** Gives a cluster a made-up device; for demonstrations only. */
export async function addStandInDevice(
  tx: Tx,
  who: Who,
  { id: cluster, code }: Cluster,
  { manner, serial, at, sessionKey }: Adding,
): Promise<DeviceId> {
  const id: DeviceId = newId<'device'>()
  const facts = { serial, model: 'Thiết bị giả lập', firmware: '1.0.0' }
  const secretHash = hashOf(standInSecret(sessionKey, id))
  await insertDevice(tx, who.unit, { ...facts, id, cluster, secretHash, at })
  await tx.run`
    update clusters.device set stand_in = ${manner} where unit_id = ${who.unit} and id = ${id}
  `
  await turnTo(tx, who.unit, [{ cluster, state: 'online' }], at)
  const { model, firmware } = facts
  await record(
    tx,
    who,
    'cluster.enrolled',
    { kind: 'cluster', id: cluster },
    {
      code,
      device: id,
      model,
      firmware,
    },
  )
  return id
}

/** A made-up past of a cluster: its states one after the other. The last one is how its device stands now. */
export async function addStandInPast(
  tx: Tx,
  who: Who,
  { id: cluster }: Cluster,
  turns: readonly { at: Temporal.Instant; state: Exclude<ClusterState, 'not-enrolled'> }[],
) {
  for (const { at, state } of turns) await turnTo(tx, who.unit, [{ cluster, state }], at)
  const last = turns.at(-1)
  if (last)
    await tx.run`
      update clusters.device set state = ${last.state}, state_since = ${last.at.toString()}, seen_at = ${last.at.toString()}
      where unit_id = ${who.unit} and cluster_id = ${cluster} and stand_in is not null
    `
}

/** What made-up devices were told in their past they have done; one that fell silent did nothing since. */
export const answerStandInPast = (tx: Tx, who: Who, until: Temporal.Instant) => tx.run`
  update clusters.device_order o set published_at = o.issued_at, is_done = true,
    answered_at = o.issued_at + interval '1 second', done_at = o.issued_at + interval '1 second'
  from clusters.device d
  where o.unit_id = ${who.unit} and d.unit_id = o.unit_id and d.id = o.device_id and d.stand_in is not null
    and o.answered_at is null and o.issued_at < ${until.toString()}
    and (d.state <> 'offline' or o.issued_at < d.seen_at)
`

const Row = z.object({ device: idOf<'device'>(), manner: z.enum(manners), lastDone: z.number() })

/** The made-up devices of a commune. */
export const standInDevices = (q: Read) => q.many(Row)`
  select id as device, stand_in as manner,
    coalesce((select max(o.number) from clusters.device_order o
              where o.unit_id = d.unit_id and o.device_id = d.id and o.answered_at is not null), 0) as last_done
  from clusters.device d where d.unit_id = platform.unit() and d.stand_in is not null and d.revoked_at is null
  order by d.id
`
