import type { Read } from '#platform/db.ts'

import type { StaffId } from './domain.ts'
import { rolesWith, type ChangedRoles } from './roles.ts'
import { changedRoles, openStaff } from './store.ts'

/** An officer as others choose one. */
export type Officer = { id: StaffId; name: string; position: string; departmentId: string | null }

/** A colleague is also called by their login. */
type Rostered = Officer & { login: string; roles: readonly string[] }

/** The officers who are here, read once for a page that names them, mentions them and gives them work. */
export type Roster = { officers: readonly Rostered[]; changed: ChangedRoles }

export async function rosterOf(q: Read): Promise<Roster> {
  const [staff, changed] = await Promise.all([openStaff(q), changedRoles(q)])
  return { officers: staff.map(({ fullName: name, ...rest }) => ({ ...rest, name })), changed }
}

/** Those whose roles give them this permission. */
export function officersWith({ officers, changed }: Roster, permission: string): Officer[] {
  const able: readonly string[] = rolesWith(permission, changed)
  return officers.filter(({ roles }) => roles.some((role) => able.includes(role)))
}
