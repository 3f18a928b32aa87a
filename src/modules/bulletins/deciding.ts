import type { PlanKey } from '#modules/clusters/index.ts'
import { isoOf, timeZone } from '#platform/clock/time.ts'
import { sql, type Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { approvalText, mayApprove, type Bulletin, type WhyNotDecide } from './domain.ts'
import './events.ts'
import { hasWritten } from './past.ts'
import { mayRelay } from './relays/store.ts'
import { bulletinsWhere, holdBulletin, saveBulletin } from './store.ts'
import { about } from './writing.ts'

export type Approving = {
  version: number
  reason: string | null
  now: Temporal.Instant
  key: PlanKey
}

/**
 * Duyệt bản tin: signed with the commune's key over what the approver has heard. Of two who click at once the second is told;
 * what was changed meanwhile is not approved.
 */
export async function approveBulletin(
  tx: Tx,
  who: Who,
  id: string,
  { version, reason, now, key }: Approving,
): Promise<Outcome<true, WhyNotDecide>> {
  const before = found(await holdBulletin(tx, id), 'bản tin này')
  const isWriter = await hasWritten(tx, who.actor, id)
  const decider = { isWriter, mayEmergency: who.can.has('bulletin.emergency') }
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const may = mayApprove(before, decider, { version, reason, today })
  if (!may.ok) return may
  const unfit = await whyUnfit(tx, before)
  if (unfit) return no(unfit)
  const approvedAt = isoOf(now)
  const approvalSignature = key.sign(approvalText(before, approvedAt))
  const isEmergency = before.priority === 'emergency'
  await saveBulletin(tx, {
    ...before,
    state: 'approved',
    approvedBy: who.name,
    approvedActor: who.actor,
    approvedAt,
    approvalSignature,
    emergencyReason: isEmergency ? reason : null,
  })
  const { title, sha256 } = before
  if (isEmergency)
    await record(tx, who, 'bulletin.emergency-approved', about(before.id), {
      title,
      version,
      reason: reason ?? '',
    })
  else await record(tx, who, 'bulletin.approved', about(before.id), { title, version, sha256 })
  return yes(true)
}

/** Trả lại bản tin để sửa, with the reason. */
export async function returnBulletin(
  tx: Tx,
  who: Who,
  id: string,
  { reason }: { reason: string },
): Promise<Outcome<true, 'not-submitted'>> {
  const before = found(await holdBulletin(tx, id), 'bản tin này')
  if (before.state !== 'submitted') return no('not-submitted')
  await saveBulletin(tx, { ...before, state: 'returned', returnReason: reason })
  await record(tx, who, 'bulletin.returned', about(before.id), { title: before.title, reason })
  return yes(true)
}

/** Whether what it is made of may still be heard: its parts, the station that it relays. */
async function whyUnfit(
  tx: Tx,
  { kind, parts, relayUrl }: Bulletin,
): Promise<'part-not-approved' | 'relay-not-listed' | undefined> {
  if (kind === 'relay') return (await mayRelay(tx, relayUrl)) ? undefined : 'relay-not-listed'
  if (kind !== 'list') return undefined
  const approved = await bulletinsWhere(
    tx,
    sql`id = any(${[...parts]}::uuid[]) and state = 'approved' and priority <> 'emergency'`,
  )
  return approved.length < new Set(parts).size ? 'part-not-approved' : undefined
}

/** Thu hồi: it is not heard any more, also where it sounds just now. */
export async function withdrawBulletin(
  tx: Tx,
  who: Who,
  id: string,
  { reason, now }: { reason: string; now: Temporal.Instant },
): Promise<Outcome<true, 'withdrawn-already'>> {
  const before = found(await holdBulletin(tx, id), 'bản tin này')
  if (before.state === 'withdrawn') return no('withdrawn-already')
  await saveBulletin(tx, { ...before, state: 'withdrawn', withdrawnAt: now, withdrawnWhy: reason })
  await record(tx, who, 'bulletin.withdrawn', about(before.id), { title: before.title, reason })
  return yes(true)
}

export type WhyNotReview = 'not-an-emergency' | 'not-sounded' | 'reviewed-already' | 'own-approval'

/** Xem xét sau phát khẩn cấp, after each time that it was ordered to sound: by somebody else than who approved it. */
export async function reviewEmergency(
  tx: Tx,
  who: Who,
  id: string,
  { note, now }: { note: string; now: Temporal.Instant },
): Promise<Outcome<true, WhyNotReview>> {
  const before = found(await holdBulletin(tx, id), 'bản tin này')
  if (before.priority !== 'emergency' || before.approvedAt === null) return no('not-an-emergency')
  if (before.soundedAt === null) return no('not-sounded')
  if (before.reviewedAt !== null) return no('reviewed-already')
  if (before.approvedActor === who.actor) return no('own-approval')
  await saveBulletin(tx, { ...before, reviewedBy: who.name, reviewedAt: now, reviewNote: note })
  await record(tx, who, 'bulletin.reviewed', about(before.id), { title: before.title, note })
  return yes(true)
}
