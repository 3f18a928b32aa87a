import type { Id } from '#platform/id.ts'

import type { CapAlert, CapInfo } from './cap/shape.ts'
import { reachOf, type Ground, type Reach } from './reach.ts'

export type ReceivedId = Id<'alert'>
export type PublishedId = Id<'published-alert'>

export const leastSeverities = ['Extreme', 'Severe', 'Moderate'] as const
export type LeastSeverity = (typeof leastSeverities)[number]

/** What the commune decided about alerts of others. */
export type Habit = {
  atOnce: boolean
  senders: readonly string[]
  leastSeverity: LeastSeverity
  /** What names no area that we know sounds everywhere. */
  everywhere: boolean
  /** Only from sources that are asked over HTTPS: no files, and nothing that travels in the open. */
  onlySources: boolean
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
  | 'unknown-area'
  | 'old'
  | 'by-habit'
  | 'not-decided'
  | 'other-sender'
  | 'less-severe'

/** The text that people here understand: Vietnamese when there is one, else the first. */
export const infoFor = ({ info }: CapAlert): CapInfo | undefined =>
  info.find(({ language }) => /^vi\b/i.test(language)) ?? info[0]

/** Which of our clusters an alert is for. */
export const reachOfAlert = ({ info }: CapAlert, ground: Ground): Reach =>
  reachOf(
    info.flatMap(({ area }) => area),
    ground,
  )

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
  reach: Reach
}

/** What follows from an alert. Straight to the loudspeakers only what the commune has decided beforehand, and what is urgent now. */
export function outcomeOf(
  alert: CapAlert,
  { now, habit, isCalledOff, reach }: Known,
): readonly [Outcome, Why] {
  const info = infoFor(alert)
  if (alert.status !== 'Actual') return ['ignored', 'not-actual']
  if (alert.scope !== 'Public') return ['ignored', 'not-public']
  if ((alert.msgType !== 'Alert' && alert.msgType !== 'Update') || !info)
    return ['ignored', 'no-warning']
  if (isOver(info, now)) return ['ignored', 'expired']
  if (isCalledOff) return ['ignored', 'called-off']
  if (reach.isKnown && reach.clusters.length === 0) return ['ignored', 'elsewhere']
  if (!habit?.atOnce) return ['draft', 'not-decided']
  if (!habit.senders.includes(alert.sender)) return ['draft', 'other-sender']
  if (!isGraveEnough(info.severity, habit)) return ['draft', 'less-severe']
  if (!reach.isKnown && !habit.everywhere) return ['draft', 'unknown-area']
  if (isOld(alert, info, now)) return ['draft', 'old']
  return ['emergency', 'by-habit']
}

export const isOver = ({ expires }: Pick<CapInfo, 'expires'>, now: Temporal.Instant): boolean =>
  expires !== undefined && Temporal.Instant.compare(expires, now) <= 0

/** A message that names no end is news for a day: a source that is asked for the first time may tell of last year's storm. */
const fresh = { hours: 24 } as const

const isOld = ({ sent }: CapAlert, { expires }: CapInfo, now: Temporal.Instant): boolean =>
  expires === undefined && Temporal.Instant.compare(sent.add(fresh), now) <= 0

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
