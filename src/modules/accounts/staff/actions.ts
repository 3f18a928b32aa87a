import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { hashPassword } from '../keys/password.ts'
import { temporaryPassword } from '../keys/recovery.ts'
import {
  addKey,
  removePasskeysOf,
  savePassword,
  saveRecoveryCodes,
  saveTotp,
} from '../keys/store.ts'
import { isLocked } from '../sessions/expiry.ts'
import { endSessionsOf } from '../sessions/store.ts'
import { mayHandOver, mayHoldRoles, mayLock, type Staff, type StaffId } from './domain.ts'
import { aboutStaff } from './events.ts'
import {
  addStaffRow,
  changedRoles,
  lockStaffRow,
  saveFacts,
  saveHandOver,
  saveLock,
  saveRoles,
  staffById,
  staffByLogin,
} from './store.ts'

export type StaffToAdd = {
  login: string
  fullName: string
  position?: string
  departmentId?: string | null
  roles: readonly string[]
  /** Left out: a temporary one is made, to be replaced at the first sign-in. */
  password?: string
  /** Only for the accounts of a demonstration; it counts only there. */
  secondFactorWaived?: boolean
}

export type AddedStaff = { id: StaffId; password: string }

/** A new officer with an account. The password is told here and never again. */
export async function addStaff(
  tx: Tx,
  who: Who,
  now: Temporal.Instant,
  toAdd: StaffToAdd,
): Promise<Outcome<AddedStaff, 'login-taken'>> {
  const { login, fullName, position = '', departmentId = null, secondFactorWaived = false } = toAdd
  if (await staffByLogin(tx, login)) return no('login-taken')
  const { unit } = who
  const id = newId<'staff'>()
  const roles = [...toAdd.roles]
  const password = toAdd.password ?? temporaryPassword()
  await addStaffRow(tx, { unit, id, login, fullName, position, departmentId, addedAt: now })
  await addKey(tx, {
    unit,
    staff: id,
    passwordHash: await hashPassword(password),
    mustChange: toAdd.password === undefined,
    waived: secondFactorWaived,
  })
  await saveRoles(tx, unit, id, roles)
  await record(tx, who, 'staff.added', aboutStaff(id), { login, position, roles })
  return yes({ id, password })
}

type Facts = Pick<Staff, 'fullName' | 'position' | 'departmentId'>

export async function changeStaff(tx: Tx, who: Who, id: string, facts: Facts) {
  const staff = await theStaff(tx, id)
  const names = ['fullName', 'position', 'departmentId'] as const
  const fields = names.filter((name) => facts[name] !== staff[name])
  if (fields.length === 0) return
  await saveFacts(tx, { ...facts, id: staff.id })
  await record(tx, who, 'staff.changed', aboutStaff(id), { fields })
}

const theStaff = async (tx: Tx, id: string) => found(await lockStaffRow(tx, id), 'cán bộ này')

export async function changeRolesOf(tx: Tx, who: Who, id: string, roles: readonly string[]) {
  const staff = await theStaff(tx, id)
  const allowed = mayHoldRoles(who.staff === id, roles, await changedRoles(tx))
  if (!allowed.ok) return allowed
  await saveRoles(tx, who.unit, staff.id, roles)
  const change = { before: staff.roles, after: [...roles] }
  await record(tx, who, 'staff.roles-changed', aboutStaff(id), change)
  return allowed
}

type When = { now: Temporal.Instant; today: Temporal.PlainDate }
type Locking = { on: Temporal.PlainDate; reason: string }

/** Locks an account from a day on. From today: every session of the officer ends now. */
export async function lockStaff(tx: Tx, who: Who, when: When, id: string, { on, reason }: Locking) {
  const staff = await theStaff(tx, id)
  const allowed = mayLock(staff, who.staff, on, when.today)
  if (!allowed.ok) return allowed
  await saveLock(tx, staff.id, { lockedOn: on, lockReason: reason })
  if (isLocked(on, when.today)) await endSessionsOf(tx, { staff: id }, when.now)
  await record(tx, who, 'staff.locked', aboutStaff(id), { on: on.toString(), reason })
  return allowed
}

export async function unlockStaff(tx: Tx, who: Who, id: string) {
  const staff = await theStaff(tx, id)
  if (staff.lockedOn === null) return
  await saveLock(tx, staff.id, null)
  await record(tx, who, 'staff.unlocked', aboutStaff(id), {})
}

export async function handOver(tx: Tx, who: Who, now: Temporal.Instant, id: string, to: string) {
  const staff = await theStaff(tx, id)
  const successor = found(await staffById(tx, to), 'cán bộ nhận bàn giao')
  const allowed = mayHandOver(staff, successor)
  if (!allowed.ok) return allowed
  await saveHandOver(tx, staff.id, successor.id, now)
  await record(tx, who, 'staff.handed-over', aboutStaff(id), { to })
  return allowed
}

/** A new temporary password, told once. Whoever used the old one is signed out. */
export async function resetPassword(tx: Tx, who: Who, now: Temporal.Instant, id: string) {
  const staff = await theStaff(tx, id)
  const password = temporaryPassword()
  await savePassword(tx, staff.id, await hashPassword(password), true)
  await endSessionsOf(tx, { staff: id }, now)
  await record(tx, who, 'staff.password-reset', aboutStaff(id), {})
  return password
}

/** For an officer who lost phone and recovery codes: the next sign-in sets up the second factor anew. */
export async function resetSecondFactor(tx: Tx, who: Who, now: Temporal.Instant, id: string) {
  const staff = await theStaff(tx, id)
  await saveTotp(tx, staff.id, null, 0)
  await removePasskeysOf(tx, staff.id)
  await saveRecoveryCodes(tx, who.unit, staff.id, [])
  await endSessionsOf(tx, { staff: id }, now)
  await record(tx, who, 'staff.second-factor-reset', aboutStaff(id), {})
}
