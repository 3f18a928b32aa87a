import { airables, bulletinById } from '#modules/bulletins/index.ts'
import {
  clustersIn,
  everyCluster,
  zones,
  type Cluster,
  type Target,
  type Zone,
} from '#modules/clusters/index.ts'
import { everyHamlet, hamletLabel, ownUnit } from '#modules/units/index.ts'
import { instantOf } from '#platform/clock/time.ts'
import { sql, type Read, type Tx } from '#platform/db.ts'
import { record, type Happening } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import type { JobContext } from '#platform/module.ts'

import { heardAround } from './cap/ground.ts'
import { capTime, writeCap, type Written, type WrittenArea } from './cap/write.ts'
import type { PublishedId } from './domain.ts'
import './events.ts'
import { likeReceived } from './likeness.ts'
import { officeName, placeName } from './names.ts'
import { insertPublished, publishedWhere, type Published } from './published-store.ts'

/** An emergency that names no end is over after a day. */
const holds = { hours: 24 } as const

/** "a@b.c": where a message comes from, without what the standard forbids. */
const senderOf = (code: string, publicUrl: string) => `xa-${code}@${new URL(publicUrl).hostname}`

const wordsOf = (target: Target, areas: Named): string => {
  if (target.kind === 'all') return areas.unit
  const { id } = target
  if (target.kind === 'zone') return areas.zones.find((one) => one.id === id)?.name ?? areas.unit
  if (target.kind === 'hamlet') return areas.hamlets.get(id) ?? areas.unit
  return areas.clusters.find((one) => one.id === id)?.name ?? areas.unit
}

type Named = {
  unit: string
  hamlets: ReadonlyMap<string, string>
  clusters: readonly Cluster[]
  zones: readonly Zone[]
}

/** An area for each place that is meant: its name, and the ring in which its loudspeakers are heard. */
export const areasOf = (targets: readonly Target[], named: Named): WrittenArea[] =>
  targets.map((target) => {
    const meant = clustersIn(named.clusters, named.zones, [target])
    const ring = heardAround(meant.flatMap(({ at }) => (at ? [[at.lat, at.lon] as const] : [])))
    return { areaDesc: wordsOf(target, named), polygons: ring ? [ring] : [] }
  })

async function namedPlaces(
  q: Read,
): Promise<Named & { code: string; contact: string; office: string }> {
  const { name, provinceName, code, contact } = await ownUnit(q)
  const hamlets = await everyHamlet(q)
  return {
    ...{ unit: `${placeName(name)}, ${provinceName}`, office: officeName(name), code },
    ...{ contact: contact.phone ?? contact.address },
    hamlets: new Map(hamlets.map((hamlet) => [hamlet.id, hamletLabel(hamlet)])),
    clusters: await everyCluster(q),
    zones: await zones(q),
  }
}

type Warning = { subject: string; bulletin: string; targets: readonly Target[] }
type Until = { expires: Temporal.Instant | undefined }

/** Công bố: what the loudspeakers warn of, for other systems. Once for each emergency and airing. */
async function publish(context: JobContext, unit: number, warning: Warning & Until) {
  const now = context.now()
  await context.db(unit).tx(async (tx) => {
    const [sound] = await airables(tx, [warning.bulletin])
    if (!sound || sound.priority === 'normal' || sound.genre === 'music') return
    const places = await namedPlaces(tx)
    const id: PublishedId = newId<'published-alert'>()
    const expires = warning.expires ?? now.add(holds)
    const isEmergency = sound.priority === 'emergency'
    const message: Written = {
      ...{ identifier: id, sender: senderOf(places.code, context.publicUrl), sent: now },
      ...{ status: context.demo ? 'Test' : 'Actual', msgType: 'Alert', scope: 'Public' },
      ...(context.demo && { note: 'Dữ liệu trình diễn, không phải cảnh báo thật' }),
      info: {
        language: sound.language,
        ...(await likeReceived(tx, sound.id, isEmergency)),
        ...{ expires, senderName: places.office, headline: sound.title },
        description: sound.text ?? sound.title,
        web: `${context.publicUrl}/nghe-lai`,
        contact: places.contact,
        area: areasOf(warning.targets, places),
      },
    }
    await keep(tx, context, unit, {
      ...{ id, subjectId: warning.subject, msgType: 'Alert', bulletinId: sound.id, sentAt: now },
      ...{ headline: sound.title, expiresAt: expires, xml: writeCap(message) },
    })
  })
}

async function keep(tx: Tx, context: JobContext, unit: number, published: Published) {
  if ((await insertPublished(tx, unit, published)) === 0) return
  const { id, headline, msgType: kind } = published
  const subject = { kind: 'published-alert', id }
  await record(tx, context.who(unit), 'alert.published', subject, { headline, kind })
}

export const onEmergency = (
  context: JobContext,
  { unit, subject, data }: Happening<'emergency.sounded'>,
) => {
  const { bulletin, targets } = data
  return publish(context, unit, { subject: subject.id, bulletin, targets, expires: undefined })
}

export const onAiring = (
  context: JobContext,
  { unit, subject, data }: Happening<'airing.added'>,
) => {
  const { bulletin, targets } = data
  const after = Temporal.PlainDate.from(data.to).add({ days: 1 })
  const expires = instantOf(Date.UTC(after.year, after.month - 1, after.day))
  return publish(context, unit, { subject: subject.id, bulletin, targets, expires })
}

/** Hủy: what was published of it is called off, once. */
async function callOff(context: JobContext, unit: number, which: ReturnType<typeof sql>) {
  const now = context.now()
  await context.db(unit).tx(async (tx) => {
    const open = await publishedWhere(
      tx,
      sql`${which} and msg_type = 'Alert' and expires_at > ${now.toString()} and not exists (
        select from alerts.published c
        where c.unit_id = p.unit_id and c.subject_id = p.subject_id and c.msg_type = 'Cancel')`,
    )
    for (const one of open) await keep(tx, context, unit, await endOf(tx, context, one))
  })
}

async function endOf(tx: Tx, context: JobContext, alert: Published): Promise<Published> {
  const now = context.now()
  const id: PublishedId = newId<'published-alert'>()
  const places = await namedPlaces(tx)
  const sender = senderOf(places.code, context.publicUrl)
  const bulletin = await bulletinById(tx, alert.bulletinId)
  const isEmergency = bulletin?.priority === 'emergency'
  const message: Written = {
    ...{ identifier: id, sender, sent: now, status: context.demo ? 'Test' : 'Actual' },
    ...{ msgType: 'Cancel', scope: 'Public' },
    references: `${sender},${alert.id},${capTime(alert.sentAt)}`,
    info: {
      language: bulletin?.language ?? 'vi',
      ...(await likeReceived(tx, alert.bulletinId, isEmergency)),
      ...{ urgency: 'Past', expires: alert.expiresAt, headline: `Đã hủy: ${alert.headline}` },
      senderName: places.office,
      area: areasOf([{ kind: 'all' }], places),
    },
  }
  const sentAt = now
  return { ...alert, id, msgType: 'Cancel', sentAt, xml: writeCap(message) }
}

export const onEnded = (context: JobContext, { unit, subject }: Happening) =>
  callOff(context, unit, sql`subject_id = ${subject.id}::uuid`)

export const onWithdrawn = (context: JobContext, { unit, subject }: Happening) =>
  callOff(context, unit, sql`bulletin_id = ${subject.id}::uuid`)
