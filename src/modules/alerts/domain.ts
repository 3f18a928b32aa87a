import type { Cluster } from '#modules/clusters/index.ts'
import type { Id } from '#platform/id.ts'

import { isDrawn, isInArea } from './cap/ground.ts'
import type { CapAlert, CapInfo } from './cap/shape.ts'

export type ReceivedId = Id<'alert'>
export type PublishedId = Id<'published-alert'>

export const leastSeverities = ['Extreme', 'Severe', 'Moderate'] as const
export type LeastSeverity = (typeof leastSeverities)[number]

/** What the commune decided about alerts of others. */
export type Habit = {
  atOnce: boolean
  senders: readonly string[]
  leastSeverity: LeastSeverity
  reason: string
  decidedBy: string
  decidedName: string
}

export type Outcome = 'ignored' | 'draft' | 'emergency'
export type Why =
  | 'not-actual'
  | 'not-public'
  | 'no-warning'
  | 'expired'
  | 'called-off'
  | 'elsewhere'
  | 'by-habit'
  | 'not-decided'
  | 'other-sender'
  | 'less-severe'

/** The text that people here understand: Vietnamese when there is one, else the first. */
export const infoFor = ({ info }: CapAlert): CapInfo | undefined =>
  info.find(({ language }) => /^vi\b/i.test(language)) ?? info[0]

/** Which of our clusters an alert is for: those within its areas; all when it draws none. */
export function clustersOf(
  { info }: CapAlert,
  clusters: readonly Cluster[],
): 'all' | readonly Cluster[] {
  const drawn = info.flatMap(({ area }) => area).filter(isDrawn)
  if (drawn.length === 0) return 'all'
  return clusters.filter(({ at }) => at && drawn.some((area) => isInArea([at.lat, at.lon], area)))
}

const rank: Record<string, number> = { Extreme: 3, Severe: 2, Moderate: 1 }

export const severityRank = (severity: string): number => rank[severity] ?? 0

/** As grave as what the commune has decided about. */
export const isGraveEnough = (severity: string, { leastSeverity }: Pick<Habit, 'leastSeverity'>) =>
  severityRank(severity) >= severityRank(leastSeverity)

type Known = {
  now: Temporal.Instant
  habit: Habit | undefined
  /** A later message, that came before it, has called it off. */
  isCalledOff: boolean
  clusters: readonly Cluster[]
}

/** What follows from an alert. Straight to the loudspeakers only what the commune has decided beforehand, and what is urgent now. */
export function outcomeOf(
  alert: CapAlert,
  { now, habit, isCalledOff, clusters }: Known,
): readonly [Outcome, Why] {
  const info = infoFor(alert)
  if (alert.status !== 'Actual') return ['ignored', 'not-actual']
  if (alert.scope !== 'Public') return ['ignored', 'not-public']
  if ((alert.msgType !== 'Alert' && alert.msgType !== 'Update') || !info)
    return ['ignored', 'no-warning']
  if (isOver(info, now)) return ['ignored', 'expired']
  if (isCalledOff) return ['ignored', 'called-off']
  const place = clustersOf(alert, clusters)
  if (place !== 'all' && place.length === 0) return ['ignored', 'elsewhere']
  if (!habit?.atOnce) return ['draft', 'not-decided']
  if (!habit.senders.includes(alert.sender)) return ['draft', 'other-sender']
  if (!isGraveEnough(info.severity, habit)) return ['draft', 'less-severe']
  return ['emergency', 'by-habit']
}

export const isOver = ({ expires }: Pick<CapInfo, 'expires'>, now: Temporal.Instant): boolean =>
  expires !== undefined && Temporal.Instant.compare(expires, now) <= 0

/** What the loudspeakers say of it. */
export function textOfAlert(alert: CapAlert): string {
  const info = infoFor(alert)
  if (!info) return ''
  const lines = [
    info.senderName && `${info.senderName} thông báo.`,
    info.headline ?? info.event,
    info.description,
    info.instruction && `Đề nghị bà con: ${info.instruction}`,
  ]
  return lines
    .flatMap((line) => line || [])
    .map((line) => (/[.!?…]$/.test(line) ? line : `${line}.`))
    .join('\n')
    .slice(0, 20_000)
}

/** A title of a bulletin, of at most so many letters. */
export const titleOf = (alert: CapAlert): string => {
  const info = infoFor(alert)
  const text = (info?.headline ?? info?.event ?? '').replaceAll(/\s+/g, ' ').trim()
  return Array.from(`Cảnh báo: ${text}`).slice(0, 160).join('')
}
