import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import type { Who } from '#platform/who.ts'

import { mayHoldRoles } from './domain.ts'
import { permissionsOfRole, type RoleCode } from './roles.ts'
import { changedRoles, saveRole, staffById } from './store.ts'

/** Gives a role these permissions and no others, in this commune. */
export async function changeRole(tx: Tx, who: Who, code: RoleCode, permissions: readonly string[]) {
  const changed = await changedRoles(tx)
  const held = who.staff === undefined ? [] : ((await staffById(tx, who.staff))?.roles ?? [])
  const after = { ...changed, [code]: permissions }
  const allowed = mayHoldRoles(held.includes(code), held, after)
  if (!allowed.ok) return allowed
  const before = permissionsOfRole(code, changed)
  const added = permissions.filter((one) => !before.includes(one))
  const removed = before.filter((one) => !permissions.includes(one))
  if (added.length + removed.length === 0) return allowed
  const id = await saveRole(tx, { unit: who.unit, id: newId(), code, permissions })
  await record(tx, who, 'role.changed', { kind: 'role', id }, { role: code, added, removed })
  return allowed
}
