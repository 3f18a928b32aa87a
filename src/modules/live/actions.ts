import { keepItems } from '#modules/broadcasts/index.ts'
import { isOver, noteSounded, type Airable } from '#modules/bulletins/index.ts'
import {
  clustersIn,
  everyCluster,
  sendOrders,
  zones,
  type PlanKey,
  type Target,
} from '#modules/clusters/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { plan } from '#platform/jobs.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import type { Who } from '#platform/who.ts'

import { endOf, holds, itemOf, type Ending, type Talk, type TalkId } from './domain.ts'
import { endTalkRow, insertTalk, talkById, talksOf } from './store.ts'

declare module '#platform/events.ts' {
  interface Events {
    'talk.started': {
      bulletin: string
      title: string
      priority: string
      clusters: string[]
      seconds: number
      endsAt: string
    }
    'talk.ended': { bulletin: string; title: string; how: Ending }
    'talk.kept': { bulletin: string; title: string; file: string | null; seconds: number | null }
  }
}

export const about = (id: TalkId) => ({ kind: 'talk', id })

export type Starting = {
  targets: readonly Target[]
  delay: number
  isQuiet: boolean
  now: Temporal.Instant
  key: PlanKey
}

export type WhyNotSpeak =
  | 'not-live'
  | 'expired'
  | 'nowhere'
  | 'speaking-already'
  | 'quiet-hours'
  | 'needs-emergency'

/** Bắt đầu nói: the devices are told where to listen; an approved bulletin says who may be heard and for how long. */
export async function startTalk(
  tx: Tx,
  who: Who,
  bulletin: Airable,
  { targets, delay, isQuiet, now, key }: Starting,
): Promise<Outcome<Talk, WhyNotSpeak>> {
  const { source, priority, title } = bulletin
  if (source.kind !== 'live') return no('not-live')
  if (isOver(bulletin, now)) return no('expired')
  if (priority === 'emergency' && !who.can.has('bulletin.emergency')) return no('needs-emergency')
  if (priority !== 'emergency' && isQuiet) return no('quiet-hours')
  await tx.run`select pg_advisory_xact_lock(hashtextextended('talk of ' || ${bulletin.id}::text, ${who.unit}))`
  if ((await talksOf(tx, bulletin.id)).some(({ endedAt }) => endedAt === null))
    return no('speaking-already')
  const clusters = clustersIn(await everyCluster(tx), await zones(tx), targets)
  if (clusters.length === 0) return no('nowhere')
  const talk: Talk = {
    id: newId<'talk'>(),
    bulletinId: bulletin.id,
    ...{ title, priority, targets, delay },
    spokenBy: who.actor,
    clusterIds: clusters.map(({ id }) => id),
    mostSeconds: Math.max(10, Math.ceil(source.seconds)),
    startedAt: now,
    ...{ endedAt: null, howEnded: null, heard: null, fileId: null, seconds: null },
  }
  await insertTalk(tx, who.unit, talk)
  if (priority === 'emergency') await noteSounded(tx, who.unit, bulletin.id, now)
  await keepItems(tx, who.unit, itemsOf(talk, bulletin))
  await callDevices(tx, who, { talk, bulletin, now, key })
  return yes(talk)
}

/** What proof of play compares with: each cluster was told this item. */
const itemsOf = (talk: Talk, { language, genre }: Airable) =>
  talk.clusterIds.map((clusterId) => ({
    id: talk.id,
    ...{ clusterId, language, genre },
    bulletinId: talk.bulletinId,
    title: talk.title,
    priority: talk.priority,
    ...{ airingId: null, slotId: null, sha256: null },
    startsAt: talk.startedAt,
    endsAt: endOf(talk),
    seconds: talk.mostSeconds,
    kind: 'live' as const,
  }))

type Called = { talk: Talk; bulletin: Airable; now: Temporal.Instant; key: PlanKey }

async function callDevices(tx: Tx, who: Who, { talk, bulletin, now, key }: Called) {
  const item = itemOf(talk, bulletin)
  const order = { what: 'live' as const, item }
  await sendOrders(tx, who, talk.clusterIds, order, { expiresAt: now.add(holds), key, now })
  await record(tx, who, 'talk.started', about(talk.id), {
    bulletin: talk.bulletinId,
    title: talk.title,
    priority: talk.priority,
    clusters: [...talk.clusterIds],
    seconds: talk.mostSeconds,
    endsAt: item.endsAt,
  })
}

type EndingNow = { how: Ending; now: Temporal.Instant; key: PlanKey }

/**
 * Kết thúc: "stopped" cuts off at once, also what was said and not heard yet, and the devices are told so; else they hear
 * what was said to its end. Whoever ends it second changes nothing.
 */
export async function endTalk(tx: Tx, who: Who, talk: Talk, { how, now, key }: EndingNow) {
  if ((await endTalkRow(tx, talk, how, now)) === 0) return false
  if (how === 'stopped') {
    const order = { what: 'withdraw' as const, item: talk.id }
    await sendOrders(tx, who, talk.clusterIds, order, {
      expiresAt: now.add({ hours: 1 }),
      key,
      now,
    })
  }
  const { bulletinId: bulletin, title } = talk
  await record(tx, who, 'talk.ended', about(talk.id), { bulletin, title, how })
  await plan(tx, 'live.keep', { unit: who.unit, id: talk.id }, { runAt: now.add({ seconds: 20 }) })
  return true
}

/** A talk that goes on, of this bulletin. */
export async function talkOfBulletin(tx: Tx, bulletin: string, id: string) {
  const talk = await talkById(tx, id)
  return talk?.bulletinId === bulletin ? talk : undefined
}
