import { z } from 'zod'

import { hamletLabel } from '#modules/units/index.ts'
import { instant, plainDate } from '#platform/columns.ts'
import { sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import { idOf, looksLikeId } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import { clusterStates, type Cluster, type ClusterId } from './domain.ts'

const Row = z
  .object({
    id: idOf<'cluster'>(),
    code: z.string(),
    name: z.string(),
    hamletId: z.string().nullable(),
    hamletKind: z.string().nullable(),
    hamletOwnName: z.string().nullable(),
    lat: z.number().nullable(),
    lon: z.number().nullable(),
    horns: z.number(),
    sim: z.string().nullable(),
    note: z.string().nullable(),
    volumes: z.array(z.object({ from: z.string(), to: z.string(), volume: z.number() })),
    state: z.enum(clusterStates),
    stateSince: instant.nullable(),
    seenAt: instant.nullable(),
    deviceId: idOf<'device'>().nullable(),
    model: z.string().nullable(),
    serial: z.string().nullable(),
    firmware: z.string().nullable(),
    isStandIn: z.boolean(),
    openedOn: plainDate,
    closedOn: plainDate.nullable(),
    closedReason: z.string().nullable(),
  })
  .transform(({ lat, lon, hamletKind, hamletOwnName, ...rest }): Cluster => ({
    ...rest,
    at: lat === null || lon === null ? null : { lat, lon },
    hamletName:
      hamletKind === null || hamletOwnName === null
        ? null
        : hamletLabel({
            kind: hamletKind as Parameters<typeof hamletLabel>[0]['kind'],
            name: hamletOwnName,
          }),
  }))

const clustersWhere = (q: Read, condition: Sql, limit = sql``): Promise<Cluster[]> => q.many(Row)`
  select c.id, c.code, c.name, c.hamlet_id, h.kind as hamlet_kind, h.name as hamlet_own_name, c.lat, c.lon, c.horns,
    o.sim, o.note, c.volumes, coalesce(d.state, 'not-enrolled') as state, d.state_since, d.seen_at,
    d.id as device_id, d.model, d.serial, d.firmware,
    d.stand_in is not null as is_stand_in, c.opened_on, c.closed_on, c.closed_reason
  from clusters.cluster c
  left join clusters.cluster_office o on o.unit_id = c.unit_id and o.cluster_id = c.id
  left join units.hamlet h on h.unit_id = c.unit_id and h.id = c.hamlet_id
  left join clusters.device d on d.unit_id = c.unit_id and d.cluster_id = c.id and d.revoked_at is null
  where c.unit_id = platform.unit() and ${condition}
  order by c.code ${limit}
`

/** Also the closed ones: what was played names them. A commune has some dozens. */
export const everyCluster = (q: Read): Promise<Cluster[]> => clustersWhere(q, sql`true`)

export const clusterByCode = async (q: Read, code: string): Promise<Cluster | undefined> =>
  (await clustersWhere(q, sql`upper(c.code) = ${code.toUpperCase()}`))[0]

export const clusterById = async (q: Read, id: string): Promise<Cluster | undefined> =>
  looksLikeId(id) ? (await clustersWhere(q, sql`c.id = ${id}::uuid`))[0] : undefined

/** The next clusters after a code, for lists that are read page by page. */
export const clustersAfter = (q: Read, code: string, most: number): Promise<Cluster[]> =>
  clustersWhere(q, sql`c.code > ${code}`, sql`limit ${most}`)

type Written = Omit<
  Cluster,
  | 'hamletName'
  | 'state'
  | 'stateSince'
  | 'seenAt'
  | 'deviceId'
  | 'model'
  | 'serial'
  | 'firmware'
  | 'isStandIn'
  | 'closedOn'
  | 'closedReason'
>

/** 1 when it was written; 0 when the code is another cluster's. */
export const insertCluster = (tx: Tx, unit: UnitId, c: Written) => tx.run`
  with written as (
    insert into clusters.cluster (unit_id, id, code, name, hamlet_id, lat, lon, horns, volumes, opened_on)
    values (${unit}, ${c.id}, ${c.code}, ${c.name}, ${c.hamletId}::uuid, ${c.at?.lat ?? null}, ${c.at?.lon ?? null},
      ${c.horns}, ${JSON.stringify(c.volumes)}::jsonb, ${c.openedOn.toString()})
    on conflict do nothing returning unit_id, id
  )
  insert into clusters.cluster_office (unit_id, cluster_id, sim, note)
  select unit_id, id, ${c.sim}, ${c.note} from written
`

export const saveCluster = (tx: Tx, c: Omit<Written, 'openedOn' | 'code'>) => tx.run`
  with saved as (
    update clusters.cluster set name = ${c.name}, hamlet_id = ${c.hamletId}::uuid, lat = ${c.at?.lat ?? null},
      lon = ${c.at?.lon ?? null}, horns = ${c.horns}, volumes = ${JSON.stringify(c.volumes)}::jsonb
    where unit_id = platform.unit() and id = ${c.id}
  )
  update clusters.cluster_office set sim = ${c.sim}, note = ${c.note}
  where unit_id = platform.unit() and cluster_id = ${c.id}
`

export const saveClosing = (
  tx: Tx,
  id: ClusterId,
  on: Temporal.PlainDate,
  reason: string,
) => tx.run`
  update clusters.cluster set closed_on = ${on.toString()}, closed_reason = ${reason}
  where unit_id = platform.unit() and id = ${id} and closed_on is null
`

const Locked = z.object({ id: z.string() })

/** Whoever decides about one cluster waits for the other who does. */
export const lockCluster = (tx: Tx, id: string) => tx.maybe(Locked)`
  select id from clusters.cluster where unit_id = platform.unit() and id = ${id}::uuid for no key update
`
