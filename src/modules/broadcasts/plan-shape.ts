import { createHash } from 'node:crypto'

import type { Airable } from '#modules/bulletins/index.ts'
import { vouched, type Cluster, type PlanKey } from '#modules/clusters/index.ts'
import { isoOf, instantOf, timeZone } from '#platform/clock/time.ts'

import type { Habits } from './domain.ts'
import type { Placed } from './programme.ts'

/** An item as devices read it (docs/protocols/speaker.md). */
export type PlanItem = {
  id: string
  bulletin: string
  title: string
  priority: Placed['priority']
  startsAt: string
  endsAt: string
  expiresAt?: string
  source:
    | { kind: 'file'; sha256: string; bytes: number; seconds: number }
    | { kind: 'relay'; url: string; seconds: number }
    | { kind: 'live'; seconds: number }
  approval: Airable['approval']
}

/** What a plan says but for its items, the revision and the instant that each telling adds. */
export type PlanHead = {
  kind: 'plan'
  device: string
  cluster: string
  validUntil: string
  timeZone: string
  quiet: Habits['quiet']
  volumes: Cluster['volumes']
  mostSeconds: number
}

export function sourceOf({ source }: Airable): PlanItem['source'] {
  if (source.kind !== 'file') return source
  const { sha256, bytes, seconds } = source
  return { kind: 'file', sha256, bytes, seconds }
}

type Sounding = Pick<Placed, 'id' | 'bulletin' | 'title' | 'from' | 'to'>

/** One placed item with the sound and the approval of its bulletin. */
export const planItem = (placed: Sounding, bulletin: Airable): PlanItem => ({
  id: placed.id,
  bulletin: placed.bulletin,
  title: placed.title,
  priority: bulletin.priority,
  startsAt: isoOf(instantOf(placed.from)),
  endsAt: isoOf(instantOf(placed.to)),
  source: sourceOf(bulletin),
  approval: bulletin.approval,
})

type Told = {
  cluster: Pick<Cluster, 'code' | 'volumes'>
  device: string
  habits: Habits
  validUntil: Temporal.Instant
}

const headOf = ({ cluster, device, habits, validUntil }: Told): PlanHead => ({
  kind: 'plan',
  device,
  cluster: cluster.code,
  validUntil: isoOf(validUntil),
  timeZone,
  quiet: habits.quiet,
  volumes: cluster.volumes,
  mostSeconds: habits.mostMinutes * 60,
})

/** The text of an item; the same item in many clusters' plans is put into words once. */
export function itemTexts(sounds: ReadonlyMap<string, Airable>, signer: PlanKey) {
  const known = new Map<string, string>()
  return (placed: Sounding): string | undefined => {
    const key = `${placed.id} ${placed.from}`
    const before = known.get(key)
    if (before !== undefined) return before
    const bulletin = sounds.get(placed.bulletin)
    if (!bulletin) return undefined
    const text = JSON.stringify(vouched(signer, planItem(placed, bulletin)))
    known.set(key, text)
    return text
  }
}

/** The JSON of a plan without revision and instant: two plans with the same text are one plan. */
export const planText = (told: Told, items: readonly string[]): string =>
  `${JSON.stringify(headOf(told)).slice(0, -1)},"items":[${items.join(',')}]}`

/** A revision has one content, known by its hash. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The text as it is signed: with the revision and when it was given. */
export const numbered = (text: string, revision: number, issuedAt: Temporal.Instant): string =>
  `{"revision":${revision},"issuedAt":"${issuedAt.toString()}",${text.slice(1)}`
