import {
  addAiring,
  itemsBetween,
  keepSlot,
  planClusters,
  type Item,
  type SlotId,
} from '#modules/broadcasts/index.ts'
import {
  addRelayHost,
  approveBulletin,
  bulletinById,
  makeSound,
  returnBulletin,
  submitBulletin,
  writeBulletin,
  type BulletinDraft,
  type BulletinId,
} from '#modules/bulletins/index.ts'
import { answerStandInPast, everyCluster, planKey } from '#modules/clusters/index.ts'
import { takePlays, type ToldPlay } from '#modules/plays/index.ts'
import { newId } from '#platform/id.ts'
import { system } from '#platform/who.ts'

import { bulletinPlans, type BulletinPlan } from './bulletins.ts'
import { dayOf } from './moments.ts'
import { at, done, officer, type Stage } from './stage.ts'

type Slots = Record<'morning' | 'evening', SlotId>

/** Two weeks of the commune's loudspeakers: slots, bulletins in every state, what was planned and what the devices told of it. */
export async function broadcast(stage: Stage) {
  const clusters = await stage.database.as({ unit: stage.plan.unit }).read(everyCluster)
  if (clusters.length === 0) return
  const slots = await openSlots(stage)
  await letRelay(stage)
  for (const plan of bulletinPlans) {
    const id = await bulletin(stage, plan)
    if (id && plan.airs) await air(stage, { id, plan, slots })
  }
  await playOut(stage)
}

const scopeOf = ({ plan }: Stage) => ({ unit: plan.unit })
const ago = ({ now }: Stage, days: number, minutes = 0) =>
  now.subtract({ hours: days * 24, minutes })

async function openSlots(stage: Stage): Promise<Slots> {
  const who = at(officer(stage, 'vanhoa'), ago(stage, 13))
  const slot = (name: string, from: string, to: string) =>
    stage.ledger.once(`${stage.plan.unit}/slot/${from}`, scopeOf(stage), async (tx) => {
      const draft = {
        name,
        from,
        to,
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        holidays: 'also' as const,
        mostMinutes: 30,
        closed: false,
      }
      return done(await keepSlot(tx, who, draft), name)
    })
  return {
    morning: await slot('Buổi sáng', '05:30', '06:00'),
    evening: await slot('Buổi chiều', '17:00', '17:30'),
  }
}

/** The station whose news the commune relays. */
const letRelay = (stage: Stage) =>
  stage.ledger.once(`${stage.plan.unit}/relay-host`, scopeOf(stage), async (tx) => {
    const who = at(officer(stage, 'vanhoa'), ago(stage, 13))
    const host = {
      host: 'example.org',
      name: 'Đài Phát thanh và Truyền hình tỉnh',
      source: 'Kế hoạch 45/KH-UBND ngày 12/3/2026',
    }
    return done(await addRelayHost(tx, who, host), host.name)
  })

const blank: Omit<BulletinDraft, 'title' | 'genre'> = {
  priority: 'normal',
  language: 'vi',
  kind: 'speech',
  text: null,
  voice: 'south',
  speed: 150,
  uploadId: null,
  relayUrl: null,
  plannedSeconds: null,
  parts: [],
  expiresOn: null,
}

/** Written by the broadcaster, decided by the leader; without a speech engine what has no sound stays a draft. */
async function bulletin(
  stage: Stage,
  { draft, days, until }: BulletinPlan,
): Promise<BulletinId | undefined> {
  const { plan, database, ledger, sessionKey } = stage
  const { unit } = plan
  const moment = ago(stage, days, 90)
  const writer = at(officer(stage, 'vanhoa'), moment)
  const name = `${unit}/bulletin/${draft.title}`
  const id = await ledger.once(name, scopeOf(stage), async (tx) =>
    done(await writeBulletin(tx, writer, { ...blank, ...draft }, { now: moment }), draft.title),
  )
  const db = database.as({ unit })
  const context = {
    db: () => db,
    who: () => at(system(unit), moment.add({ seconds: 4 })),
    files: stage.office.files,
  }
  await makeSound(context, { unit, id, version: 1 })
  const made = await db.read((q) => bulletinById(q, id))
  if (made?.sound !== 'ready' || until === 'draft') return undefined
  const key = await planKey(db, sessionKey)
  const now = moment.add({ minutes: 40 })
  const leader = at(officer(stage, 'lanhdao'), now)
  await ledger.once(`${name}/decided`, scopeOf(stage), async (tx) => {
    done(await submitBulletin(tx, at(writer, moment.add({ minutes: 10 })), id), draft.title)
    if (until === 'returned')
      done(
        await returnBulletin(tx, leader, id, { reason: 'Ghi rõ mức đóng góp và căn cứ' }),
        draft.title,
      )
    const reason = draft.priority === 'emergency' ? 'Soạn sẵn cho mùa lũ' : null
    if (until === 'approved')
      done(await approveBulletin(tx, leader, id, { version: 1, reason, now, key }), draft.title)
    return id
  })
  return until === 'approved' ? id : undefined
}

type Airing = { id: BulletinId; plan: BulletinPlan; slots: Slots }

async function air(stage: Stage, { id, plan: { draft, days, airs }, slots }: Airing) {
  const now = ago(stage, days, 20)
  const who = at(officer(stage, 'vanhoa'), now)
  const from = dayOf(now)
  await stage.ledger.once(
    `${stage.plan.unit}/airing/${draft.title}`,
    scopeOf(stage),
    async (tx) => {
      const asked = {
        bulletin: id,
        targets: [{ kind: 'all' as const }],
        slots: (airs?.slots ?? []).map((slot) => slots[slot]),
        times: airs?.times ?? [],
        from,
        to: from.add({ days: days + 21 }),
        weekdays: airs?.weekdays ?? [1, 2, 3, 4, 5, 6, 7],
        holidays: 'also' as const,
        rank: 100,
        note: null,
      }
      return done(await addAiring(tx, who, asked, { now, anyway: true }), draft.title)
    },
  )
}

/** The plan of each past day, and what the devices told of it: nearly all was heard. */
async function playOut(stage: Stage) {
  const { plan, database, ledger, sessionKey } = stage
  const db = database.as({ unit: plan.unit })
  const key = await planKey(db, sessionKey)
  for (let days = 12; days >= 0; days--) {
    const now = days === 0 ? stage.now : ago(stage, days)
    await ledger.once(`${plan.unit}/plan/${days}`, scopeOf(stage), (tx) =>
      planClusters(tx, at(system(plan.unit), now), { now, key }),
    )
  }
  await db.tx((tx) => answerStandInPast(tx, system(plan.unit), stage.now))
  const items = await db.read((q) => itemsBetween(q, { from: ago(stage, 13), to: stage.now }))
  const heard = items.filter(({ endsAt }) => Temporal.Instant.compare(endsAt, stage.now) < 0)
  const random = stage.random.of('plays')
  const clusters = await db.read(everyCluster)
  const hasDevice = new Set(
    clusters.filter(({ deviceId }) => deviceId !== null).map(({ id }) => id),
  )
  for (const [cluster, all] of Map.groupBy(heard, ({ clusterId }) => clusterId)) {
    if (!hasDevice.has(cluster)) continue
    // One that is away has told of nothing since.
    const seenAt =
      clusters.find(({ id, state }) => id === cluster && state === 'offline')?.seenAt ?? stage.now
    const told = all.filter(({ endsAt }) => Temporal.Instant.compare(endsAt, seenAt) < 0)
    await ledger.once(`${plan.unit}/plays/${cluster}`, scopeOf(stage), (tx) => {
      const plays = told.flatMap((item) => playOf(item, random.next()))
      return takePlays(tx, plays, { unit: plan.unit, cluster, device: 'demo', at: stage.now })
    })
  }
}

/** In a hundred items three have not been told of yet, two were missed and two cut short. */
function playOf(item: Item, chance: number): ToldPlay[] {
  if (chance < 0.03) return []
  const isMissed = chance < 0.05
  const isPartial = !isMissed && chance < 0.07
  const seconds = isMissed ? 0 : isPartial ? Math.round(item.seconds / 3) : item.seconds
  const startedAt = item.startsAt.add({ milliseconds: Math.round(chance * 900) })
  return [
    {
      id: newId(),
      item: item.id,
      bulletin: item.bulletinId,
      priority: item.priority,
      sha256: item.sha256,
      plannedAt: item.startsAt.toString(),
      startedAt: isMissed ? null : startedAt.toString(),
      endedAt: isMissed ? null : startedAt.add({ seconds }).toString(),
      seconds,
      result: isMissed ? 'missed' : isPartial ? 'partial' : 'played',
      why: isMissed || isPartial ? 'power' : null,
      clockSure: true,
    },
  ]
}
