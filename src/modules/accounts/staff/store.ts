import { z } from 'zod'

import { instant, plainDate } from '#platform/columns.ts'
import { sql, type Read, type Tx } from '#platform/db.ts'
import { idOf } from '#platform/id.ts'
import { allOf, type Sql } from '#platform/sql.ts'
import type { UnitId } from '#platform/who.ts'

import { rolesOf } from '../sessions/store.ts'
import type { Staff, StaffId } from './domain.ts'
import type { ChangedRoles } from './roles.ts'

const Row = z.object({
  id: idOf<'staff'>(),
  login: z.string(),
  fullName: z.string(),
  position: z.string(),
  departmentId: z.string().nullable(),
  roles: z.array(z.string()),
  lockedOn: plainDate.nullable(),
  lockReason: z.string().nullable(),
  handedOverTo: idOf<'staff'>().nullable(),
  handedOverAt: instant.nullable(),
})

const columns = sql`
  s.id, s.login, s.full_name, s.position, s.department_id, s.locked_on, s.lock_reason, s.handed_over_to,
  s.handed_over_at,
  array(select r.role from accounts.staff_role r where r.unit_id = s.unit_id and r.staff_id = s.id order by r.role) as roles
`

export const staffById = (q: Read, id: string): Promise<Staff | undefined> =>
  q.maybe(Row)`select ${columns} from accounts.staff s where s.id = ${id}`

export const staffByLogin = (q: Read, login: string): Promise<Staff | undefined> =>
  q.maybe(Row)`select ${columns} from accounts.staff s where s.login = ${login}`

/** Locks the officer's row until the transaction ends. */
export const lockStaffRow = (tx: Tx, id: string): Promise<Staff | undefined> =>
  tx.maybe(Row)`select ${columns} from accounts.staff s where s.id = ${id} for no key update`

const oneUnit = 1_000

/** Officers to whom work may be given, by name: nobody who has left, or is about to. */
export const openStaff = (q: Read, department?: string): Promise<Staff[]> => q.many(Row)`
  select ${columns} from accounts.staff s
  where s.locked_on is null and (${department ?? null}::uuid is null or s.department_id = ${department ?? null})
  order by s.name_folded, s.id limit ${oneUnit}
`

/** The same, who hold one of these roles. */
export const openStaffWith = (q: Read, roles: readonly string[]): Promise<Staff[]> => q.many(Row)`
  select ${columns} from accounts.staff s
  where s.locked_on is null
    and exists (select from accounts.staff_role r
                where r.unit_id = s.unit_id and r.staff_id = s.id and r.role = any(${[...roles]}))
  order by s.name_folded, s.id limit ${oneUnit}
`

const Named = z.object({
  id: z.string(),
  fullName: z.string(),
  position: z.string(),
  departmentId: z.string().nullable(),
})
type Named = z.output<typeof Named>

/** Names of officers, also of those who have left. */
export const namedStaff = (q: Read, ids: readonly string[]): Promise<Named[]> => q.many(Named)`
  select id, full_name, position, department_id from accounts.staff where id = any(${[...ids]}::uuid[])
`

const Bound = z.object({ login: z.string(), fullName: z.string() })

/**
 * Names of the officers to whom programs' accounts are bound, by account; the others are left out. An account is bound by
 * its name (`clientOf`); asked so, a citizen reads it too, to whom the programs themselves are closed.
 */
export async function officersOfAccounts(
  q: Read,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const bound = await q.many(Bound)`
    select login, full_name from accounts.staff
    where unit_id = platform.unit() and login = any(${[...accounts]})
  `
  return new Map(bound.map(({ login, fullName }) => [login, fullName]))
}

export type StaffFilter = {
  /** Part of a name or login, folded. */
  text?: string | undefined
  role?: string | undefined
  state?: 'open' | 'locked' | undefined
  /** The officer that the page before ended with. */
  after?: string | undefined
}

export const pageSize = 50

export const staffList = (
  q: Read,
  today: Temporal.PlainDate,
  filter: StaffFilter,
): Promise<Staff[]> => q.many(Row)`
  select ${columns} from accounts.staff s
  where ${allOf(conditions(today, filter))}
  order by s.name_folded, s.id limit ${pageSize + 1}
`

function conditions(today: Temporal.PlainDate, { text, role, state, after }: StaffFilter): Sql[] {
  const day = today.toString()
  const like = `%${(text ?? '').replaceAll(/[%_\\]/g, String.raw`\$&`)}%`
  return [
    ...(text ? [sql`(s.name_folded like ${like} or s.login like ${like})`] : []),
    ...(role
      ? [
          sql`exists (select from accounts.staff_role r
                      where r.unit_id = s.unit_id and r.staff_id = s.id and r.role = ${role})`,
        ]
      : []),
    ...(state === 'locked' ? [sql`s.locked_on <= ${day}`] : []),
    ...(state === 'open' ? [sql`(s.locked_on is null or s.locked_on > ${day})`] : []),
    ...(after
      ? [
          sql`(s.name_folded, s.id) > (select a.name_folded, a.id from accounts.staff a where a.id = ${after})`,
        ]
      : []),
  ]
}

export type NewStaff = {
  unit: UnitId
  id: StaffId
  login: string
  fullName: string
  position: string
  departmentId: string | null
  addedAt: Temporal.Instant
}

export const addStaffRow = (tx: Tx, staff: NewStaff) => tx.run`
  insert into accounts.staff (unit_id, id, login, full_name, position, department_id, added_at)
  values (${staff.unit}, ${staff.id}, ${staff.login}, ${staff.fullName}, ${staff.position}, ${staff.departmentId},
          ${staff.addedAt.toString()})
`

type Facts = Pick<Staff, 'id' | 'fullName' | 'position' | 'departmentId'>

export function saveFacts(tx: Tx, { id, fullName, position, departmentId }: Facts) {
  tx.forget(id)
  return tx.run`
    update accounts.staff set full_name = ${fullName}, position = ${position}, department_id = ${departmentId}
    where id = ${id}
  `
}

export async function saveRoles(tx: Tx, unit: UnitId, id: StaffId, roles: readonly string[]) {
  tx.forget(id)
  await tx.run`delete from accounts.staff_role where staff_id = ${id}`
  await tx.run`
    insert into accounts.staff_role (unit_id, staff_id, role)
    select ${unit}, ${id}, role from unnest(${[...roles]}::text[]) as role
  `
}

type Lock = { lockedOn: Temporal.PlainDate; lockReason: string }

export function saveLock(tx: Tx, id: StaffId, lock: Lock | null) {
  tx.forget(id)
  return tx.run`
    update accounts.staff
    set locked_on = ${lock?.lockedOn.toString() ?? null}, lock_reason = ${lock?.lockReason ?? null},
        handed_over_to = null, handed_over_at = null
    where id = ${id}
  `
}

export const saveHandOver = (tx: Tx, id: StaffId, to: StaffId, at: Temporal.Instant) => tx.run`
  update accounts.staff set handed_over_to = ${to}, handed_over_at = ${at.toString()} where id = ${id}
`

const Changed = z.object({ code: z.string(), permissions: z.array(z.string()) })

/** What this commune changed in its roles. */
export async function changedRoles(q: Read): Promise<ChangedRoles> {
  const rows = await q.many(Changed)`select code, permissions from accounts.role`
  return Object.fromEntries(rows.map(({ code, permissions }) => [code, permissions]))
}

type SavedRole = { unit: UnitId; id: string; code: string; permissions: readonly string[] }

const RoleRow = z.object({ id: z.string() })

/** Returns the id under which the role's changes are recorded. */
export async function saveRole(tx: Tx, { unit, id, code, permissions }: SavedRole) {
  tx.forget(rolesOf(unit))
  const saved = await tx.one(RoleRow)`
    insert into accounts.role (unit_id, id, code, permissions) values (${unit}, ${id}, ${code}, ${[...permissions]})
    on conflict (unit_id, code) do update set permissions = excluded.permissions
    returning id
  `
  return saved.id
}
