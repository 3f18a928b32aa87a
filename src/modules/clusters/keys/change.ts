import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { idOf } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import type { Who } from '#platform/who.ts'

import '../events.ts'
import { writeOrders } from '../orders/send.ts'
import { currentKey, newKey, opened } from './plan-key.ts'

/** A device that was switched off for years learns of it all the same. */
const lives = { hours: 5 * 365 * 24 }

type Changing = {
  /** The key that whoever asks has seen: of two who ask at once one changes it. */
  from: string
  reason: string
  now: Temporal.Instant
  sessionKey: string
}

/**
 * Đổi khóa: from now on plans and orders are signed with a new key. Each device is told it in an envelope of the old one, which is the last
 * that the old one signs; one that is away is told when it comes back. What was approved before holds.
 */
export async function changePlanKey(
  tx: Tx,
  who: Who,
  { from, reason, now, sessionKey }: Changing,
): Promise<Outcome<string, 'changed-already'>> {
  const retired = await tx.run`
    update clusters.plan_key set retired_at = ${now.toString()}
    where unit_id = ${who.unit} and id = ${from} and retired_at is null
  `
  if (retired === 0) return no('changed-already')
  const old = opened(await retiredKey(tx, from), sessionKey)
  const made = newKey(sessionKey)
  await tx.run`
    insert into clusters.plan_key (unit_id, id, public_key, sealed, made_at, made_by, made_name, reason)
    values (${who.unit}, ${made.id}, ${made.publicKey}, ${made.sealed}, ${now.toString()}, ${who.actor}, ${who.name}, ${reason})
  `
  const kept = await currentKey(tx)
  if (!kept) throw new Error('The new key is not there')
  const key = opened(kept, sessionKey)
  const expiresAt = now.add(lives)
  const clusters = (
    await tx.many(Held)`
    select cluster_id as id from clusters.device where unit_id = ${who.unit} and revoked_at is null
  `
  ).map(({ id }) => id)
  const { id, publicKey } = key
  const told = { what: 'key' as const, key: { id, publicKey } }
  const devices = await writeOrders(tx, who, clusters, told, { expiresAt, key: old, now })
  // The plan that a device has was signed with the old key; the next one is in its new hand.
  await writeOrders(tx, who, clusters, { what: 'plan' }, { expiresAt, key, now })
  const data = { from, to: id, devices: devices.length, reason }
  await record(tx, who, 'plan-key.changed', { kind: 'plan-key', id }, data)
  return yes(id)
}

const Held = z.object({ id: idOf<'cluster'>() })

const Retired = z.object({ id: z.string(), publicKey: z.string(), sealed: z.instanceof(Buffer) })

const retiredKey = async (tx: Tx, id: string) => ({
  ...(await tx.one(Retired)`
    select id, public_key, sealed from clusters.plan_key where unit_id = platform.unit() and id = ${id}
  `),
  earlier: [],
})

const Past = z.object({
  id: z.string(),
  publicKey: z.string(),
  madeAt: instant,
  madeName: z.string().nullable(),
  reason: z.string().nullable(),
  retiredAt: instant.nullable(),
})
/** A key of the commune, now or before. */
export type PastKey = z.output<typeof Past>

/** The keys of the commune, the newest first. */
export const keysOf = (q: Read): Promise<PastKey[]> => q.many(Past)`
  select id, public_key, made_at, made_name, reason, retired_at from clusters.plan_key
  where unit_id = platform.unit() order by made_at desc, id desc limit 50
`

const Untold = z.object({ code: z.string(), name: z.string(), seenAt: instant.nullable() })
/** A device that has not said yet that it knows the key. */
export type Untold = z.output<typeof Untold>

export const untold = (q: Read): Promise<Untold[]> => q.many(Untold)`
  select c.code, c.name, d.seen_at from clusters.device d
  join clusters.cluster c on c.unit_id = d.unit_id and c.id = d.cluster_id
  where d.unit_id = platform.unit() and d.revoked_at is null and exists (
    select from clusters.device_order o
    where o.unit_id = d.unit_id and o.device_id = d.id and o.what = 'key' and o.is_done is distinct from true)
  order by c.code
`
