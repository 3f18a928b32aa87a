import { soundEmergency } from '#modules/broadcasts/index.ts'
import { approveBulletin, bulletinById, submitBulletin } from '#modules/bulletins/index.ts'
import { planKey, type PlanKey, type Target } from '#modules/clusters/index.ts'
import { sql, type Tx } from '#platform/db.ts'
import { record, type Happening } from '#platform/events.ts'
import type { JobContext } from '#platform/module.ts'
import type { Who } from '#platform/who.ts'

import { isGraveEnough, type Habit } from './domain.ts'
import { habitOf, noteSounded, receivedWhere, type Received } from './store.ts'

/** How often it is said, and the pause between, in seconds. */
const times = 2
const pauseSeconds = 10

/** The sound of a bulletin is there: an alert that the commune has decided to sound by itself goes out now. */
export async function onSounded(
  context: JobContext,
  { unit, subject }: Happening<'bulletin.sounded'>,
): Promise<void> {
  const db = context.db(unit)
  const mine = sql`bulletin_id = ${subject.id}::uuid and outcome = 'emergency'`
  if ((await db.read((q) => receivedWhere(q, mine, 1))).length === 0) return
  const key = await planKey(db, context.sessionKey)
  await db.tx(async (tx) => {
    await tx.run`
      select from alerts.received where unit_id = platform.unit() and ${mine} for no key update
    `
    const [alert] = await receivedWhere(tx, sql`${mine} and sounded_at is null`, 1)
    if (!alert) return
    const now = context.now()
    const why = await soundAlert(tx, context.who(unit), alert, { now, key })
    await noteSounded(tx, alert.id, now, why)
  })
}

type Sounding = { now: Temporal.Instant; key: PlanKey }

/** Why it was not sounded, or null. What was decided is looked up again: the commune may have changed its mind meanwhile. */
async function soundAlert(
  tx: Tx,
  who: Who,
  alert: Received,
  { now, key }: Sounding,
): Promise<string | null> {
  const habit = await habitOf(tx)
  const bulletin = await bulletinById(tx, alert.bulletinId ?? '')
  if (!habit?.atOnce || !habit.senders.includes(alert.sender)) return 'not-decided'
  if (!isGraveEnough(alert.severity, habit)) return 'not-decided'
  if (!alert.isAreaKnown && !habit.everywhere) return 'unknown-area'
  if (alert.endedAt !== null) return 'called-off'
  if (alert.expiresAt && Temporal.Instant.compare(alert.expiresAt, now) <= 0) return 'expired'
  if (bulletin?.state !== 'draft' || bulletin.sound !== 'ready') return 'no-sound'
  const { id, version } = bulletin
  const leader = onDecisionOf(who, habit)
  const reason = `${alert.sender}, ${alert.identifier}: ${alert.headline}. Tự phát theo quyết định của ${habit.decidedName}: ${habit.reason}`
  const submitted = await submitBulletin(tx, who, id)
  if (!submitted.ok) return submitted.why
  const approved = await approveBulletin(tx, leader, id, { version, reason, now, key })
  if (!approved.ok) return approved.why
  const targets: Target[] = !alert.isAreaKnown
    ? [{ kind: 'all' }]
    : alert.clusterIds.map((cluster) => ({ kind: 'cluster' as const, id: cluster }))
  const expires = alert.expiresAt ?? undefined
  const order = { bulletin: id, targets, times, pauseSeconds, expires }
  const sounded = await soundEmergency(tx, who, order, { now, key })
  if (!sounded.ok) return sounded.why
  const { headline } = alert
  const data = { headline, clusters: alert.clusterIds.length, reason: habit.reason }
  await record(tx, who, 'alert.sounded', { kind: 'alert', id: alert.id }, data)
  return null
}

/** The program acts, on what a leader has decided beforehand: it is that leader's name that devices are told. */
const onDecisionOf = (who: Who, { decidedName }: Habit): Who => ({
  ...who,
  name: `Tự động, theo quyết định của ${decidedName}`,
  can: new Set(['bulletin.approve', 'bulletin.emergency']),
})
