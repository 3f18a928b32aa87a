import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import { idOf } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import type { ClusterId, DeviceId } from '../domain.ts'

const Waiting = z.object({ code: z.string(), expiresAt: instant })
/** A code that waits for its device. */
export type WaitingCode = z.output<typeof Waiting>

export const waitingCode = (q: Read, cluster: ClusterId, now: Temporal.Instant) => q.maybe(Waiting)`
  select code, expires_at from clusters.enrolment
  where unit_id = platform.unit() and cluster_id = ${cluster} and ended_at is null and expires_at > ${now.toString()}
`

const Unit = z.object({ unit: z.number().nullable() })

/** The commune in which a code waits. */
export const unitOfCode = async (q: Read, code: string, now: Temporal.Instant) =>
  (await q.one(Unit)`select clusters.unit_of_code(${code}, ${now.toString()}) as unit`).unit ??
  undefined

/** Ends what waited for this cluster before, and whatever is out of date anywhere. */
export async function endCodes(tx: Tx, unit: UnitId, cluster: ClusterId, now: Temporal.Instant) {
  await tx.run`select clusters.end_codes(${now.toString()})`
  await tx.run`
    update clusters.enrolment set ended_at = ${now.toString()}
    where unit_id = ${unit} and cluster_id = ${cluster} and ended_at is null
  `
}

type NewCode = { id: string; cluster: ClusterId; code: string; expiresAt: Temporal.Instant }

/** 0 when the code waits somewhere else. */
export const insertCode = (
  tx: Tx,
  unit: UnitId,
  { id, cluster, code, expiresAt }: NewCode,
) => tx.run`
  insert into clusters.enrolment (unit_id, id, cluster_id, code, expires_at)
  values (${unit}, ${id}, ${cluster}, ${code}, ${expiresAt.toString()})
  on conflict do nothing
`

const Taken = z.object({ cluster: idOf<'cluster'>() })

/** Takes a code: of two devices that send the same one gets it. */
export const takeCode = (tx: Tx, code: string, now: Temporal.Instant) => tx.maybe(Taken)`
  update clusters.enrolment set ended_at = ${now.toString()}
  where unit_id = platform.unit() and code = ${code} and ended_at is null and expires_at > ${now.toString()}
  returning cluster_id as cluster
`

const Ended = z.object({ id: idOf<'device'>() })

/** Ends the secret of the cluster's device, and with it what it was still to be told. */
export async function endDevice(
  tx: Tx,
  cluster: ClusterId,
  now: Temporal.Instant,
): Promise<DeviceId | undefined> {
  const ended = await tx.maybe(Ended)`
    update clusters.device set revoked_at = ${now.toString()}, state = 'offline', state_since = ${now.toString()}
    where unit_id = platform.unit() and cluster_id = ${cluster} and revoked_at is null
    returning id
  `
  if (!ended) return undefined
  await tx.run`
    update clusters.device_order set answered_at = ${now.toString()}, is_done = false, why = 'revoked'
    where unit_id = platform.unit() and device_id = ${ended.id} and answered_at is null
  `
  return ended.id
}

type NewDevice = {
  id: DeviceId
  cluster: ClusterId
  secretHash: Buffer
  serial: string | null
  model: string | null
  firmware: string
  at: Temporal.Instant
}

export const insertDevice = (tx: Tx, unit: UnitId, d: NewDevice) => tx.run`
  insert into clusters.device (unit_id, id, cluster_id, secret_hash, serial, model, firmware, enrolled_at, state,
    state_since, seen_at)
  values (${unit}, ${d.id}, ${d.cluster}, ${d.secretHash}, ${d.serial}, ${d.model}, ${d.firmware}, ${d.at.toString()},
    'online', ${d.at.toString()}, ${d.at.toString()})
`

const Known = z.object({
  id: idOf<'device'>(),
  serial: z.string().nullable(),
  model: z.string().nullable(),
  firmware: z.string(),
  enrolledAt: instant,
  revokedAt: instant.nullable(),
})
export type KnownDevice = z.output<typeof Known>

/** The devices that a cluster has had, the newest first. */
export const devicesOf = (q: Read, cluster: ClusterId): Promise<KnownDevice[]> => q.many(Known)`
  select id, serial, model, firmware, enrolled_at, revoked_at from clusters.device
  where unit_id = platform.unit() and cluster_id = ${cluster} order by enrolled_at desc, id desc limit 20
`
