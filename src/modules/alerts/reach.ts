import type { Cluster } from '#modules/clusters/index.ts'

import { isDrawn, isInArea } from './cap/ground.ts'
import type { CapArea } from './cap/shape.ts'
import { codeFor, type KnownCode } from './places.ts'

/** Where our loudspeakers are, and by which codes others know the places. */
export type Ground = { clusters: readonly Cluster[]; codes: readonly KnownCode[] }

/** For which of our clusters areas are; what we cannot place is told apart from what is elsewhere. */
export type Reach = { clusters: readonly Cluster[]; isKnown: boolean }

/**
 * An area is where it is drawn; one that draws nothing is where its codes say. Words alone ("Tỉnh Tây Ninh"), and codes that nobody
 * has told us, are no place that we know: somebody has to look.
 */
export function reachOf(areas: readonly CapArea[], { clusters, codes }: Ground): Reach {
  const meant = new Set<Cluster['id']>()
  let isKnown = areas.length > 0
  for (const area of areas) {
    if (isDrawn(area)) {
      for (const { id, at } of clusters) if (at && isInArea([at.lat, at.lon], area)) meant.add(id)
      continue
    }
    const told = area.geocode.map((one) => codeFor(codes, one))
    for (const code of told) for (const { id } of code?.clusters ?? []) meant.add(id)
    if (told.length === 0 || told.includes(undefined)) isKnown = false
  }
  const reached = clusters.filter(({ id }) => meant.has(id))
  // What we do know for certain is enough.
  return { clusters: reached, isKnown: isKnown || reached.length > 0 }
}
