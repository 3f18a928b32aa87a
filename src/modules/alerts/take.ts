import {
  bulletinById,
  withdrawBulletin,
  writeBulletin,
  type BulletinDraft,
} from '#modules/bulletins/index.ts'
import { everyCluster, zones } from '#modules/clusters/index.ts'
import { timeZone } from '#platform/clock/time.ts'
import { sql, type Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import type { Who } from '#platform/who.ts'

import { readCap } from './cap/read.ts'
import { referencesOf, type CapAlert, type CapArea } from './cap/shape.ts'
import './events.ts'
import {
  infoFor,
  outcomeOf,
  reachOfAlert,
  textOfAlert,
  titleOf,
  type Outcome,
  type ReceivedId,
  type Why,
} from './domain.ts'
import { partForUs } from './parts.ts'
import { codeOf, knownCodes, places } from './places.ts'
import type { Ground } from './reach.ts'
import { endReceived, habitOf, insertReceived, lockSender, receivedWhere } from './store.ts'

export type Taking = {
  xml: string
  /** Null for a file that somebody brought. */
  address: string | null
  now: Temporal.Instant
}

export type Taken =
  | { isKnown: true; id: ReceivedId }
  | { isKnown: false; id: ReceivedId; outcome: Outcome; why: Why }

const about = (id: ReceivedId) => ({ kind: 'alert', id })

/** Nhận một cảnh báo: once for each identifier of a sender; what it replaces or calls off ends. */
export async function takeAlert(
  tx: Tx,
  who: Who,
  message: CapAlert,
  { xml, address, now }: Taking,
): Promise<Taken> {
  const { sender, identifier } = message
  await lockSender(tx, who.unit, sender)
  const same = sql`sender = ${sender} and identifier = ${identifier}`
  const [known] = await receivedWhere(tx, same, 1)
  if (known) return { isKnown: true, id: known.id }
  const ground = await groundOf(tx)
  const alert = partForUs(message, { ground, now })
  const reach = reachOfAlert(alert, ground)
  const facts = { now, reach, habit: await habitOf(tx), isCalledOff: await calledOff(tx, alert) }
  const [outcome, why] = outcomeOf(alert, facts)
  const id: ReceivedId = newId<'alert'>()
  const bulletinId = outcome === 'ignored' ? null : await draftOf(tx, who, alert, { outcome, now })
  await insertReceived(tx, who.unit, {
    ...{ id, sender, identifier, outcome, why, xml, address, bulletinId, ...told(alert) },
    ...{ sentAt: alert.sent, msgType: alert.msgType, arrivedAt: now },
    clusterIds: reach.clusters.map((cluster) => cluster.id),
    isAreaKnown: reach.isKnown,
  })
  const { headline } = told(alert)
  await record(tx, who, 'alert.received', about(id), { sender, identifier, headline, outcome })
  await endEarlier(tx, who, alert, { id, now })
  return { isKnown: false, id, outcome, why }
}

async function groundOf(tx: Tx): Promise<Ground> {
  const clusters = (await everyCluster(tx)).filter(({ closedOn }) => closedOn === null)
  return { clusters, codes: knownCodes(await places(tx), clusters, await zones(tx)) }
}

/** "Tỉnh Tây Ninh (GSO 80)" */
const wordsOf = ({ areaDesc, geocode }: CapArea) =>
  geocode.length === 0 ? areaDesc : `${areaDesc} (${geocode.map(codeOf).join(', ')})`

function told(alert: CapAlert) {
  const info = infoFor(alert)
  return {
    event: info?.event ?? '',
    headline: info?.headline ?? info?.event ?? alert.note ?? alert.msgType,
    category: info?.category[0] ?? 'Other',
    urgency: info?.urgency ?? 'Unknown',
    severity: info?.severity ?? 'Unknown',
    certainty: info?.certainty ?? 'Unknown',
    expiresAt: info?.expires ?? null,
    area: [...new Set(alert.info.flatMap(({ area }) => area.map(wordsOf)))]
      .join('; ')
      .slice(0, 2_000),
  }
}

/** Of two messages the later may come first: then it has said already that this one holds no more. */
async function calledOff(tx: Tx, { sender, identifier }: CapAlert): Promise<boolean> {
  const later = await receivedWhere(
    tx,
    sql`sender = ${sender} and msg_type in ('Update', 'Cancel')`,
    200,
  )
  return later.some(({ xml }) => {
    const read = readCap(xml)
    return read.ok && refersTo(read.value, identifier)
  })
}

const endsOthers = ({ msgType, status }: CapAlert) =>
  status === 'Actual' && (msgType === 'Update' || msgType === 'Cancel')

/** Only a sender's own messages: nobody calls off what another has said. */
const refersTo = (alert: CapAlert, identifier: string) =>
  endsOthers(alert) &&
  referencesOf(alert).some((one) => one.sender === alert.sender && one.identifier === identifier)

type Drafting = { outcome: Outcome; now: Temporal.Instant }

/** A bulletin of what the alert says, to be read aloud. */
async function draftOf(tx: Tx, who: Who, alert: CapAlert, { outcome, now }: Drafting) {
  const expires = infoFor(alert)?.expires
  const draft: BulletinDraft = {
    title: titleOf(alert),
    text: textOfAlert(alert),
    priority: outcome === 'emergency' ? 'emergency' : 'priority',
    genre: 'notice',
    language: 'vi',
    kind: 'speech',
    voice: 'south',
    speed: 150,
    uploadId: null,
    relayUrl: null,
    plannedSeconds: null,
    parts: [],
    expiresOn: expires?.toZonedDateTimeISO(timeZone).toPlainDate() ?? null,
  }
  const written = await writeBulletin(tx, who, draft, { now })
  if (!written.ok) throw new Error(`An alert made no bulletin: ${written.why}`)
  return written.value
}

type Ending = { id: ReceivedId; now: Temporal.Instant }

/** Thay, hủy: bulletins of what is called off fall silent, also where they sound now. */
async function endEarlier(tx: Tx, who: Who, alert: CapAlert, { id, now }: Ending) {
  if (!endsOthers(alert)) return
  const names = referencesOf(alert)
    .filter(({ sender }) => sender === alert.sender)
    .map(({ identifier }) => identifier)
  const earlier = await receivedWhere(
    tx,
    sql`sender = ${alert.sender} and identifier = any(${names}::text[]) and ended_at is null`,
  )
  for (const one of earlier) {
    await endReceived(tx, one.id, now, id)
    const by = alert.identifier
    await record(tx, who, 'alert.ended', about(one.id), { headline: one.headline, by })
    const bulletin = one.bulletinId === null ? undefined : await bulletinById(tx, one.bulletinId)
    if (!bulletin || bulletin.state === 'withdrawn') continue
    const what = alert.msgType === 'Cancel' ? 'hủy' : 'thay'
    const reason = `${alert.sender} đã ${what} cảnh báo này (${by})`
    await withdrawBulletin(tx, who, bulletin.id, { reason, now })
  }
}
