import type { Tx } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import type { ClusterId, ClusterState } from '../domain.ts'

export type Turn = { cluster: ClusterId; state: ClusterState }

/** From now on clusters are in these states: what was before ends. */
export async function turnTo(
  tx: Tx,
  unit: UnitId,
  turns: readonly Turn[],
  now: Temporal.Instant,
): Promise<void> {
  if (turns.length === 0) return
  const at = now.toString()
  await tx.run`
    update clusters.span set until_at = greatest(${at}::timestamptz, from_at)
    where unit_id = ${unit} and cluster_id = any(${turns.map(({ cluster }) => cluster)}::uuid[]) and until_at is null
  `
  await tx.run`
    insert into clusters.span (unit_id, cluster_id, from_at, state)
    select ${unit}, n.cluster, ${at}::timestamptz, n.state
    from jsonb_to_recordset(${JSON.stringify(turns)}::jsonb) as n(cluster uuid, state text)
    on conflict (unit_id, cluster_id, from_at) do update set state = excluded.state, until_at = null
  `
}
