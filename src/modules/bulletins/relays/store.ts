import { z } from 'zod'

import type { Read, Tx } from '#platform/db.ts'
import { idOf, looksLikeId, type Id } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import { isListed } from './hosts.ts'

export type RelayHostId = Id<'relay-host'>

const Row = z.object({
  id: idOf<'relay-host'>(),
  host: z.string(),
  name: z.string(),
  source: z.string(),
})

/** Đài được tiếp sóng, and the paper that says so. */
export type RelayHost = z.output<typeof Row>

export const relayHosts = (q: Read): Promise<RelayHost[]> => q.many(Row)`
  select id, host, name, source from bulletins.relay_host where unit_id = platform.unit() order by host
`

export const relayHostById = async (q: Read, id: string): Promise<RelayHost | undefined> =>
  looksLikeId(id)
    ? q.maybe(Row)`
        select id, host, name, source from bulletins.relay_host
        where unit_id = platform.unit() and id = ${id}::uuid
      `
    : undefined

/** Whether the commune lets its horns open this address. */
export const mayRelay = async (q: Read, url: string | null): Promise<boolean> =>
  url !== null &&
  isListed(
    url,
    (await relayHosts(q)).map(({ host }) => host),
  )

/** How many rows came: none when the host is in the list already. */
export const insertRelayHost = (tx: Tx, unit: UnitId, h: RelayHost) => tx.run`
  insert into bulletins.relay_host (unit_id, id, host, name, source)
  values (${unit}, ${h.id}, ${h.host}, ${h.name}, ${h.source}) on conflict do nothing
`

export const saveRelayHost = (tx: Tx, h: RelayHost) => tx.run`
  update bulletins.relay_host set host = ${h.host}, name = ${h.name}, source = ${h.source}
  where unit_id = platform.unit() and id = ${h.id}
    and not exists (select from bulletins.relay_host o
      where o.unit_id = platform.unit() and o.host = ${h.host} and o.id <> ${h.id})
`

export const dropRelayHost = (tx: Tx, id: RelayHostId) => tx.run`
  delete from bulletins.relay_host where unit_id = platform.unit() and id = ${id}
`
