import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { aboutStaff } from '../staff/events.ts'
import { lockStaffRow } from '../staff/store.ts'
import { daysOf, mayLeave, type LeaveId, type WhyNotLeave } from './domain.ts'
import { addLeave, endLeaveRow, leaveById, leavesFrom } from './store.ts'

declare module '#platform/events.ts' {
  interface Events {
    'staff.leave-recorded': { deputy: string; from: string; until: string; reason: string }
    'staff.leave-ended': { deputy: string; on: string }
  }
}

export type LeaveToRecord = {
  staffId: string
  deputyId: string
  fromOn: Temporal.PlainDate
  untilOn: Temporal.PlainDate
  reason: string
}

type When = { now: Temporal.Instant; today: Temporal.PlainDate }

/** Ghi vắng mặt và ủy quyền. Both officers' rows are locked in order, so two who name each other at once are told. */
export async function recordLeave(
  tx: Tx,
  who: Who,
  { now, today }: When,
  asked: LeaveToRecord,
): Promise<Outcome<LeaveId, WhyNotLeave>> {
  const { staffId, deputyId, fromOn, untilOn, reason } = asked
  if (staffId === deputyId) return no('to-themselves')
  const rows = new Map<string, Temporal.PlainDate | null>()
  for (const id of [staffId, deputyId].toSorted((a, b) => (a < b ? -1 : 1)))
    rows.set(id, found(await lockStaffRow(tx, id), 'cán bộ này').lockedOn)
  const allowed = mayLeave(asked, {
    today,
    leaves: await leavesFrom(tx, [staffId, deputyId], fromOn),
    staffLockedOn: rows.get(staffId) ?? null,
    deputyLockedOn: rows.get(deputyId) ?? null,
  })
  if (!allowed.ok) return allowed
  const id: LeaveId = newId<'leave'>()
  const leave = { id, staffId, deputyId, fromOn, untilOn, endedOn: null }
  await addLeave(tx, who.unit, { ...leave, reason, at: now, by: who.actor })
  await record(tx, who, 'staff.leave-recorded', aboutStaff(staffId), {
    deputy: deputyId,
    from: fromOn.toString(),
    until: untilOn.toString(),
    reason,
  })
  return yes(id)
}

/** Trở lại sớm, or called off before it began: the deputy's rights end at once. */
export async function endLeave(
  tx: Tx,
  who: Who,
  { today }: When,
  { id, staffId }: { id: string; staffId: string },
): Promise<Outcome<true, 'over'>> {
  await lockStaffRow(tx, staffId)
  const leave = await leaveById(tx, id)
  const mine = found(leave?.staffId === staffId ? leave : undefined, 'lần vắng mặt này')
  const days = daysOf(mine)
  if (!days || Temporal.PlainDate.compare(days.untilOn, today) < 0) return no('over')
  await endLeaveRow(tx, mine, today)
  await record(tx, who, 'staff.leave-ended', aboutStaff(staffId), {
    deputy: mine.deputyId,
    on: today.toString(),
  })
  return yes(true)
}
