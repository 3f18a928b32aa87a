import { isDrawn } from './cap/ground.ts'
import type { CapAlert, CapInfo } from './cap/shape.ts'
import { infoFor, isOver, severityRank } from './domain.ts'
import { reachOf, type Ground } from './reach.ts'

type Ours = { ground: Ground; now: Temporal.Instant }

/**
 * Phần dành cho xã: a message may have a part for each language, area or event. One of them is taken, so that what is said,
 * how grave it is, until when and where come from the same part: in the language that people understand, of those that hold
 * one of our clusters, and still hold, the gravest.
 */
export function partForUs(alert: CapAlert, { ground, now }: Ours): CapAlert {
  const first = infoFor(alert)
  if (!first) return alert
  const everyPlaced = alert.info.flatMap(({ area }) => area).filter(isPlaced)
  const parts = alert.info
    .filter((one) => tongue(one) === tongue(first))
    // Told in words only, a part is for no more than what the message draws or names by a code.
    .map((one) => {
      const placed = one.area.filter(isPlaced)
      const area = placed.length > 0 ? placed : everyPlaced
      return area.length > 0 ? { ...one, area } : one
    })
  const reaches = ({ area }: CapInfo) => reachOf(area, ground).clusters.length > 0
  const mayReach = ({ area }: CapInfo) => !reachOf(area, ground).isKnown
  const near = parts.some(reaches) ? parts.filter(reaches) : orAll(parts, mayReach)
  const holding = orAll(near, (one) => !isOver(one, now))
  const [chosen] = holding.toSorted((a, b) => severityRank(b.severity) - severityRank(a.severity))
  return chosen ? { ...alert, info: [chosen] } : alert
}

const isPlaced = (area: CapInfo['area'][number]) => isDrawn(area) || area.geocode.length > 0

const tongue = ({ language }: CapInfo) => language.toLowerCase().split('-')[0]

function orAll<One>(all: readonly One[], is: (one: One) => boolean): readonly One[] {
  const some = all.filter(is)
  return some.length > 0 ? some : all
}
