import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'

import type { ClusterId } from '../domain.ts'
import type { Calling } from './calling.ts'

/** So many logs of a cluster are kept. */
const most = 5

/** NUL cannot be stored, and other controls would confuse whoever reads; line breaks and tabs stay. */
const readable = (text: string) =>
  text
    .toWellFormed()
    .replaceAll(/[\0-\x08\x0b-\x1f\x7f]/g, '')
    .slice(0, 262_144)

/** Keeps the log that a device sent, and of older ones the newest. */
export async function takeLog(
  tx: Tx,
  { unit, device, cluster }: Calling,
  text: string,
  now: Temporal.Instant,
) {
  await tx.run`
    insert into clusters.device_log (unit_id, id, device_id, cluster_id, taken_at, text)
    values (${unit}, ${newId()}, ${device}, ${cluster}, ${now.toString()}, ${readable(text)})
  `
  await tx.run`
    delete from clusters.device_log where unit_id = ${unit} and cluster_id = ${cluster} and id not in (
      select id from clusters.device_log where unit_id = ${unit} and cluster_id = ${cluster}
      order by taken_at desc, id desc limit ${most})
  `
}

const Log = z.object({ id: z.string(), takenAt: instant, size: z.number() })

export const logsOf = (q: Read, cluster: ClusterId) => q.many(Log)`
  select id, taken_at, length(text) as size from clusters.device_log
  where unit_id = platform.unit() and cluster_id = ${cluster} order by taken_at desc, id desc
`

const Text = z.object({ takenAt: instant, text: z.string() })

export const logText = (q: Read, cluster: ClusterId, id: string) => q.maybe(Text)`
  select taken_at, text from clusters.device_log
  where unit_id = platform.unit() and cluster_id = ${cluster} and id = ${id}::uuid
`
