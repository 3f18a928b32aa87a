import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { revokeDevice } from './devices/actions.ts'
import { endCodes } from './devices/store.ts'
import type { Cluster, ClusterId } from './domain.ts'
import './events.ts'
import { clusterById, insertCluster, lockCluster, saveCluster, saveClosing } from './store.ts'
import { turnTo } from './watch/spans.ts'

const about = (id: ClusterId) => ({ kind: 'cluster', id })

/** What somebody types about a cluster. */
export type ClusterDraft = Pick<
  Cluster,
  'name' | 'hamletId' | 'at' | 'horns' | 'sim' | 'note' | 'volumes'
>

type Adding = { code: string; today: Temporal.PlainDate; now: Temporal.Instant }

/** Thêm một cụm loa; its device comes later, by a code. */
export async function addCluster(
  tx: Tx,
  who: Who,
  draft: ClusterDraft,
  { code, today, now }: Adding,
): Promise<Outcome<ClusterId, 'code-taken'>> {
  const id: ClusterId = newId<'cluster'>()
  const written = await insertCluster(tx, who.unit, { ...draft, id, code, openedOn: today })
  if (written === 0) return no('code-taken')
  await turnTo(tx, who.unit, [{ cluster: id, state: 'not-enrolled' }], now)
  await record(tx, who, 'cluster.added', about(id), { code, name: draft.name })
  return yes(id)
}

/** Sửa thông tin một cụm loa. Its code stays: what was played is told by it. */
export async function changeCluster(
  tx: Tx,
  who: Who,
  id: ClusterId,
  draft: ClusterDraft,
): Promise<Outcome<ClusterId, 'closed'>> {
  await lockCluster(tx, id)
  const before = found(await clusterById(tx, id), 'cụm loa này')
  if (before.closedOn !== null) return no('closed')
  const names = Object.keys(draft) as (keyof ClusterDraft)[]
  const fields = names.filter((name) => differs(draft[name], before[name]))
  if (fields.length === 0) return yes(id)
  await saveCluster(tx, { ...draft, id })
  await record(tx, who, 'cluster.changed', about(id), { code: before.code, fields })
  return yes(id)
}

const differs = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other)

type Closing = { today: Temporal.PlainDate; now: Temporal.Instant; reason: string }

/** Ngừng dùng một cụm loa: from today on it is no more, and its device falls silent. What it played stays. */
export async function closeCluster(
  tx: Tx,
  who: Who,
  id: ClusterId,
  { today, now, reason }: Closing,
): Promise<Outcome<ClusterId, 'closed'>> {
  await lockCluster(tx, id)
  const before = found(await clusterById(tx, id), 'cụm loa này')
  if (before.closedOn !== null) return no('closed')
  await revokeDevice(tx, who, id, { now, reason })
  await endCodes(tx, who.unit, id, now)
  await saveClosing(tx, id, today, reason)
  const on = today.toString()
  await record(tx, who, 'cluster.closed', about(id), { code: before.code, on, reason })
  return yes(id)
}
