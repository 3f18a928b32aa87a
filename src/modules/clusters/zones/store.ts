import { z } from 'zod'

import type { Read, Tx } from '#platform/db.ts'
import { idOf, looksLikeId } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import type { Zone, ZoneId } from '../domain.ts'

const Row = z.object({
  id: idOf<'zone'>(),
  name: z.string(),
  hamletIds: z.array(z.string()),
  clusterIds: z.array(idOf<'cluster'>()),
})

/** The zones of the commune, by name. */
export const zones = (q: Read): Promise<Zone[]> => q.many(Row)`
  select z.id, z.name,
    array(select p.hamlet_id from clusters.zone_hamlet p where p.unit_id = z.unit_id and p.zone_id = z.id
          order by p.hamlet_id) as hamlet_ids,
    array(select p.cluster_id from clusters.zone_cluster p where p.unit_id = z.unit_id and p.zone_id = z.id
          order by p.cluster_id) as cluster_ids
  from clusters.zone z where z.unit_id = platform.unit() and z.removed_at is null
  order by z.name, z.id
`

export const zoneById = async (q: Read, id: string): Promise<Zone | undefined> =>
  looksLikeId(id) ? (await zones(q)).find((zone) => zone.id === id) : undefined

/** 1 when it was written; 0 when the name is another zone's. */
export const insertZone = (tx: Tx, unit: UnitId, id: ZoneId, name: string) => tx.run`
  insert into clusters.zone (unit_id, id, name) values (${unit}, ${id}, ${name}) on conflict do nothing
`

export const renameZone = (tx: Tx, id: ZoneId, name: string) => tx.run`
  update clusters.zone set name = ${name} where unit_id = platform.unit() and id = ${id} and removed_at is null
`

export const removeZoneRow = (tx: Tx, id: ZoneId, at: Temporal.Instant) => tx.run`
  update clusters.zone set removed_at = ${at.toString()}
  where unit_id = platform.unit() and id = ${id} and removed_at is null
`

/** What a zone consists of, from now on. */
export async function saveParts(
  tx: Tx,
  unit: UnitId,
  { id, hamletIds, clusterIds }: Omit<Zone, 'name'>,
) {
  await tx.run`delete from clusters.zone_hamlet where unit_id = ${unit} and zone_id = ${id}`
  await tx.run`delete from clusters.zone_cluster where unit_id = ${unit} and zone_id = ${id}`
  await tx.run`
    insert into clusters.zone_hamlet (unit_id, zone_id, hamlet_id)
    select distinct ${unit}::int, ${id}::uuid, part from unnest(${hamletIds}::uuid[]) part
  `
  await tx.run`
    insert into clusters.zone_cluster (unit_id, zone_id, cluster_id)
    select distinct ${unit}::int, ${id}::uuid, part from unnest(${clusterIds}::uuid[]) part
  `
}

/** Renames and changes of zones wait for each other: a name is free. */
export const lockZones = (tx: Tx, unit: UnitId): Promise<Zone[]> =>
  tx.run`select pg_advisory_xact_lock(hashtextextended('zones of ' || ${unit}::text, 0))`.then(() =>
    zones(tx),
  )
