import type { Cluster } from '#modules/clusters/index.ts'

import { isDrawn, isInArea } from './cap/ground.ts'
import type { CapAlert, CapInfo } from './cap/shape.ts'
import { infoFor, isOver, severityRank } from './domain.ts'

type Ours = { clusters: readonly Pick<Cluster, 'at'>[]; now: Temporal.Instant }

/**
 * Phần dành cho xã: a message may have a part for each language, area or event. One of them is taken, so that what is said,
 * how grave it is, until when and where come from the same part: in the language that people understand, of those that hold
 * one of our clusters, and still hold, the gravest.
 */
export function partForUs(alert: CapAlert, { clusters, now }: Ours): CapAlert {
  const first = infoFor(alert)
  if (!first) return alert
  const everyDrawn = alert.info.flatMap(({ area }) => area).filter(isDrawn)
  const parts = alert.info
    .filter((one) => tongue(one) === tongue(first))
    // Told in words only, a part is for no more than what the message draws.
    .map((one) => (one.area.some(isDrawn) ? one : { ...one, area: [...one.area, ...everyDrawn] }))
  const isForUs = ({ area }: CapInfo) => {
    const drawn = area.filter(isDrawn)
    return drawn.length === 0 || clusters.some(({ at }) => at && isAt(drawn, [at.lat, at.lon]))
  }
  const near = orAll(parts, isForUs)
  const holding = orAll(near, (one) => !isOver(one, now))
  const [chosen] = holding.toSorted((a, b) => severityRank(b.severity) - severityRank(a.severity))
  return chosen ? { ...alert, info: [chosen] } : alert
}

const tongue = ({ language }: CapInfo) => language.toLowerCase().split('-')[0]

const isAt = (areas: CapInfo['area'], place: readonly [number, number]) =>
  areas.some((area) => isInArea(place, area))

function orAll<One>(all: readonly One[], is: (one: One) => boolean): readonly One[] {
  const some = all.filter(is)
  return some.length > 0 ? some : all
}
