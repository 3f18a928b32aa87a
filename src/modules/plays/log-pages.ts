import { z } from 'zod'

import type { Line } from './proof.ts'

/** Lines on one page of the log. */
export const pageSize = 30

const Key = z.tuple([z.iso.datetime(), z.uuid(), z.uuid()])

const keyOf = ({ item }: Line) => `${item.startsAt.toString()}_${item.clusterId}_${item.id}`

/** The lines after a key, and the key after which there are more. A key that cannot be read begins anew. */
export function pageOf(
  lines: readonly Line[],
  cursor: string | undefined,
): { shown: readonly Line[]; next: string | null } {
  const key = Key.safeParse(cursor?.split('_'))
  const rest = key.success ? lines.filter((line) => isAfter(line, key.data)) : lines
  const shown = rest.slice(0, pageSize)
  const end = shown.at(-1)
  return { shown, next: rest.length > pageSize && end ? keyOf(end) : null }
}

/** In the order of the plan: by time, cluster and id. */
function isAfter({ item }: Line, [at, cluster, id]: z.output<typeof Key>): boolean {
  const later = Temporal.Instant.compare(item.startsAt, at)
  if (later !== 0) return later > 0
  return item.clusterId === cluster ? item.id > id : item.clusterId > cluster
}
