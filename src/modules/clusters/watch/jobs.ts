import { staffWithPermission } from '#modules/accounts/index.ts'
import { notify } from '#modules/notices/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import type { JobContext } from '#platform/module.ts'
import { system, type UnitId } from '#platform/who.ts'

import type { Cluster, ClusterId } from '../domain.ts'
import '../events.ts'
import { everyCluster } from '../store.ts'
import { alarmWords } from '../words.ts'
import { alarmsOf, type Alarm } from './alarms.ts'
import { noteSilence, tellStates } from './heard.ts'
import {
  closeAlarms,
  deviceFacts,
  forgetOld,
  offlineMinutes,
  openAlarm,
  openAlarms,
} from './store.ts'

/** Every minute: who fell silent, what is wrong, and what is not wrong any more. */
export async function watchJob(context: JobContext): Promise<void> {
  for (const unit of await context.units())
    await context.db(unit).tx((tx) => lookAround(tx, unit, context.now()))
}

export async function lookAround(tx: Tx, unit: UnitId, now: Temporal.Instant): Promise<void> {
  await noteSilence(tx, unit, now)
  const facts = await deviceFacts(tx)
  const open = await openAlarms(tx)
  if (facts.length === 0 && open.length === 0) return
  const minutes = await offlineMinutes(tx)
  const wrong = facts.flatMap((one) =>
    alarmsOf(one, now, minutes).map((alarm) => ({ ...alarm, cluster: one.cluster })),
  )
  const keyOf = ({ cluster, kind }: { cluster: string; kind: string }) => `${cluster} ${kind}`
  const [isWrong, isKnown] = [new Set(wrong.map(keyOf)), new Set(open.map(keyOf))]
  // Whether a cluster is silent at its time others know: see `noteSilent`.
  const over = open.filter((one) => one.kind !== 'silent' && !isWrong.has(keyOf(one)))
  if (over.length > 0) {
    const ids = over.map(({ id }) => id)
    await closeAlarms(tx, unit, ids, now)
  }
  const fresh = wrong.filter((one) => !isKnown.has(keyOf(one)))
  if (fresh.length > 0) {
    const clusters = new Map((await everyCluster(tx)).map((one) => [one.id, one]))
    for (const alarm of fresh) {
      const cluster = clusters.get(alarm.cluster)
      if (cluster) await raise(tx, unit, cluster, alarm, now)
    }
  }
  if (over.length + fresh.length > 0) tellStates(tx, unit)
}

type Quiet = { cluster: ClusterId; detail: string }

/** Im lặng lúc có lịch: clusters that are there and from which nothing was heard of an item whose time has come; the others are well. */
export async function noteSilent(
  tx: Tx,
  unit: UnitId,
  silent: readonly Quiet[],
  now: Temporal.Instant,
): Promise<void> {
  const open = (await openAlarms(tx)).filter(({ kind }) => kind === 'silent')
  if (silent.length === 0 && open.length === 0) return
  const still = new Set(silent.map(({ cluster }) => cluster))
  const over = open.filter(({ cluster }) => !still.has(cluster)).map(({ id }) => id)
  if (over.length > 0) await closeAlarms(tx, unit, over, now)
  const known = new Set(open.map(({ cluster }) => cluster))
  const clusters = new Map((await everyCluster(tx)).map((one) => [one.id, one]))
  for (const { cluster: id, detail } of silent) {
    const cluster = clusters.get(id)
    if (cluster && !known.has(id)) await raise(tx, unit, cluster, { kind: 'silent', detail }, now)
  }
  tellStates(tx, unit)
}

async function raise(
  tx: Tx,
  unit: UnitId,
  { id: cluster, code, name }: Cluster,
  { kind, detail }: Alarm,
  now: Temporal.Instant,
) {
  const id = newId<'alarm'>()
  if ((await openAlarm(tx, unit, { id, cluster, kind, detail }, now)) === 0) return
  await record(
    tx,
    system(unit),
    'cluster.alarmed',
    { kind: 'cluster', id: cluster },
    {
      code,
      alarm: kind,
    },
  )
  const staff = (await staffWithPermission(tx, 'cluster.edit')).map((one) => one.id)
  const [vi, en] = alarmWords[kind]
  await notify(
    tx,
    unit,
    { staff },
    {
      event: id,
      at: now,
      kind: 'cluster.alarm',
      vi: `Cụm loa ${name} (${code}): ${vi.toLocaleLowerCase('vi')}.`,
      en: `Loudspeaker cluster ${name} (${code}): ${en.toLowerCase()}.`,
      href: `/can-bo/cum-loa/${code}`,
    },
  )
}

/** Every night. */
export async function tidyJob(context: JobContext): Promise<void> {
  for (const unit of await context.units())
    await context.db(unit).tx((tx) => forgetOld(tx, unit, context.now()))
}
