import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { UnitId, Who } from '#platform/who.ts'

import type { Cluster, ClusterId, DeviceId } from '../domain.ts'
import '../events.ts'
import { clusterById, lockCluster } from '../store.ts'
import { turnTo } from '../watch/spans.ts'
import { deviceSubject, hashOf, newSecret } from './calling.ts'
import { codeLife, isCode, newCode } from './code.ts'
import { endCodes, endDevice, insertCode, insertDevice, takeCode } from './store.ts'

const about = (id: ClusterId) => ({ kind: 'cluster', id })

/** What the process that holds the broker listens for. */
export const deviceEnded = (device: DeviceId) => `clusters.ended ${device}`

export type WhyNoCode = 'closed' | 'not-a-code' | 'code-taken'

type Writing = { now: Temporal.Instant; typed?: string }

/** Ghi mã đăng ký: the code on a sticker, or a new one; what waited before waits no more. */
export async function writeCode(
  tx: Tx,
  who: Who,
  id: ClusterId,
  { now, typed }: Writing,
): Promise<Outcome<string, WhyNoCode>> {
  await lockCluster(tx, id)
  const cluster = found(await clusterById(tx, id), 'cụm loa này')
  if (cluster.closedOn !== null) return no('closed')
  const code = typed ?? newCode()
  if (!isCode(code)) return no('not-a-code')
  const expiresAt = now.add(codeLife)
  await endCodes(tx, who.unit, id, now)
  const written = await insertCode(tx, who.unit, { id: newId(), cluster: id, code, expiresAt })
  if (written === 0) return no('code-taken')
  const until = expiresAt.toString()
  await record(tx, who, 'cluster.code-written', about(id), { code: cluster.code, until })
  return yes(code)
}

export type Enrolling = {
  code: string
  serial: string | null
  model: string | null
  firmware: string
  now: Temporal.Instant
}

export type Enrolled = { device: DeviceId; secret: string; cluster: Cluster }

/** Thiết bị đăng ký: becomes the device of the cluster that waits for its code; the one before ends at once. */
export async function enrol(
  tx: Tx,
  unit: UnitId,
  { code, now, ...facts }: Enrolling,
): Promise<Enrolled | undefined> {
  const taken = await takeCode(tx, code, now)
  if (!taken) return undefined
  await lockCluster(tx, taken.cluster)
  const cluster = await clusterById(tx, taken.cluster)
  if (!cluster || cluster.closedOn !== null) return undefined
  const id: DeviceId = newId<'device'>()
  const who: Who = {
    unit,
    actor: `device:${id}`,
    kind: 'client',
    name: cluster.name,
    can: new Set(['public']),
  }
  await replace(tx, who, cluster, { now, reason: 'replaced' })
  const secret = newSecret()
  await insertDevice(tx, unit, {
    ...facts,
    id,
    cluster: cluster.id,
    secretHash: hashOf(secret),
    at: now,
  })
  await turnTo(tx, unit, [{ cluster: cluster.id, state: 'online' }], now)
  const { model, firmware } = facts
  await record(tx, who, 'cluster.enrolled', about(cluster.id), {
    code: cluster.code,
    device: id,
    model,
    firmware,
  })
  return { device: id, secret, cluster }
}

type Ending = { now: Temporal.Instant; reason: string }

/** Thu hồi thiết bị: its secret opens nothing from now on, and the device falls silent. False when there is none. */
export async function revokeDevice(tx: Tx, who: Who, id: ClusterId, ending: Ending) {
  await lockCluster(tx, id)
  const cluster = found(await clusterById(tx, id), 'cụm loa này')
  const isEnded = await replace(tx, who, cluster, ending)
  if (isEnded) await turnTo(tx, who.unit, [{ cluster: id, state: 'not-enrolled' }], ending.now)
  return isEnded
}

async function replace(tx: Tx, who: Who, { id, code }: Cluster, { now, reason }: Ending) {
  const device = await endDevice(tx, id, now)
  if (device === undefined) return false
  await record(tx, who, 'cluster.revoked', about(id), { code, device, reason })
  tx.forget(deviceSubject(device))
  tx.tell(deviceEnded(device))
  return true
}
