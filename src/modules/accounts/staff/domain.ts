import type { Id } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'

import { isLocked } from '../sessions/expiry.ts'
import type { ChangedRoles } from './roles.ts'
import { permissionsOfRole } from './roles.ts'

export type StaffId = Id<'staff'>

/** Cán bộ: an officer of the commune with an account. */
export type Staff = {
  id: StaffId
  login: string
  fullName: string
  /** Chức danh: "Chuyên viên", "Phó Chủ tịch UBND xã". */
  position: string
  departmentId: string | null
  roles: string[]
  /** The account is locked from this day on: the day the officer moves. */
  lockedOn: Temporal.PlainDate | null
  lockReason: string | null
  /** Bàn giao: who took over the work of an officer who moved. */
  handedOverTo: StaffId | null
  handedOverAt: Temporal.Instant | null
}

export const isLockedStaff = ({ lockedOn }: Pick<Staff, 'lockedOn'>, today: Temporal.PlainDate) =>
  isLocked(lockedOn, today)

export type WhyNotLock = 'yourself' | 'already-locked' | 'past' | 'open-work'

/** An officer's account is locked the day they move; nobody locks themselves out. */
export function mayLock(
  staff: Pick<Staff, 'id' | 'lockedOn'>,
  by: string | undefined,
  on: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Outcome<true, WhyNotLock> {
  if (staff.id === by) return no('yourself')
  if (isLocked(staff.lockedOn, today)) return no('already-locked')
  return Temporal.PlainDate.compare(on, today) < 0 ? no('past') : yes(true)
}

export type WhyNotHandOver = 'not-locked' | 'to-themselves' | 'to-a-locked-account'

/** Work is handed over when its officer leaves, to one who stays. */
export function mayHandOver(
  from: Pick<Staff, 'id' | 'lockedOn'>,
  to: Pick<Staff, 'id' | 'lockedOn'>,
): Outcome<true, WhyNotHandOver> {
  if (from.lockedOn === null) return no('not-locked')
  if (from.id === to.id) return no('to-themselves')
  return to.lockedOn === null ? yes(true) : no('to-a-locked-account')
}

export type WhyNotRoles = 'locks-out-administration'

/** Whoever edits roles and staff must not take from themselves the right to do so: nobody could give it back. */
export function mayHoldRoles(
  editsOwn: boolean,
  held: readonly string[],
  changed: ChangedRoles,
): Outcome<true, WhyNotRoles> {
  if (!editsOwn) return yes(true)
  const can = new Set(held.flatMap((code) => permissionsOfRole(code, changed)))
  return administration.every((permission) => can.has(permission))
    ? yes(true)
    : no('locks-out-administration')
}

/** What it takes to give back any right that was taken. */
export const administration = ['staff.view', 'staff.edit', 'role.edit'] as const
