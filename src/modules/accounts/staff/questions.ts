import { peopleById } from '#modules/people/index.ts'
import type { Read } from '#platform/db.ts'
import { looksLikeId } from '#platform/id.ts'
import type { UnitId, Who } from '#platform/who.ts'

import type { Staff } from './domain.ts'
import { permissionsOf, rolesWith } from './roles.ts'
import type { Officer, Roster } from './roster.ts'
import {
  changedRoles,
  namedStaff,
  officersOfAccounts,
  openStaff,
  openStaffWith,
  staffById,
} from './store.ts'

type Chosen = Awaited<ReturnType<typeof openStaff>>[number]

const officer = ({ id, fullName: name, position, departmentId }: Chosen): Officer => ({
  id,
  name,
  position,
  departmentId,
})

/** Officers to whom work may be given, by name, of the unit or of one department. */
export const officersOf = async (q: Read, department?: string): Promise<Officer[]> =>
  (await openStaff(q, department)).map(officer)

/** Officers as colleagues call them, with their logins. */
export const staffLogins = async (q: Read) =>
  (await openStaff(q)).map(({ id, login, fullName: name, position }) => ({
    id,
    login,
    name,
    position,
  }))

/** Officers whose roles give them this permission. */
export async function staffWithPermission(q: Read, permission: string): Promise<Officer[]> {
  const roles = rolesWith(permission, await changedRoles(q))
  return roles.length === 0 ? [] : (await openStaffWith(q, roles)).map(officer)
}

/** Department by staff id; officers of none are left out. */
export async function departmentsOfStaff(
  q: Read,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)].filter(looksLikeId)
  if (wanted.length === 0) return new Map()
  const staff = await namedStaff(q, wanted)
  return new Map(
    staff.flatMap(({ id, departmentId }) => (departmentId ? [[id, departmentId]] : [])),
  )
}

/** Full names by staff id. */
export async function staffNames(
  q: Read,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)].filter(looksLikeId)
  if (wanted.length === 0) return new Map()
  const named = await namedStaff(q, wanted)
  return new Map(named.map(({ id, fullName }) => [id, fullName]))
}

/**
 * "Trần Thị Lan, Chuyên viên" by actor ('staff:…', 'citizen:…', 'client:…', 'system'), as histories show them. Whoever stands on a
 * roster that was read already is not asked for again.
 */
export async function actorNames(
  q: Read,
  actors: readonly string[],
  roster?: Roster,
): Promise<ReadonlyMap<string, string>> {
  const known = new Map(roster?.officers.map((one) => [`staff:${one.id}`, one]))
  const here = actors.flatMap((actor) => known.get(actor) ?? [])
  const ids = idsOf(
    actors.filter((actor) => !known.has(actor)),
    'staff:',
  )
  const staff = ids.length > 0 ? await namedStaff(q, ids) : []
  const persons = idsOf(actors, 'citizen:')
  const people = persons.length > 0 ? await peopleById(q, persons) : []
  const programs = actors.filter((actor) => actor.startsWith(client))
  const accounts = programs.map((actor) => actor.slice(client.length))
  const officers =
    accounts.length > 0 ? await officersOfAccounts(q, accounts) : new Map<string, string>()
  return new Map([
    ['system', 'Hệ thống'],
    ...programs.map((actor) => [actor, programName(actor, officers)] as const),
    ...here.map(({ id, name, position }) => [`staff:${id}`, titled(name, position)] as const),
    ...staff.map(
      ({ id, fullName, position }) => [`staff:${id}`, titled(fullName, position)] as const,
    ),
    ...people.map(({ id, fullName }) => [`citizen:${id}`, fullName] as const),
  ])
}

const client = 'client:'

/** What a program does with an officer's token that officer answers for. */
function programName(actor: string, officers: ReadonlyMap<string, string>): string {
  const account = actor.slice(client.length)
  const officer = officers.get(account)
  return officer === undefined ? account : `${officer} (qua kết nối ${account})`
}

const titled = (name: string, position: string) => (position === '' ? name : `${name}, ${position}`)

const idsOf = (actors: readonly string[], kind: string) =>
  [...new Set(actors)]
    .filter((actor) => actor.startsWith(kind))
    .map((actor) => actor.slice(kind.length))
    .filter(looksLikeId)

/** Who has the work of an officer who left: the successor, or the successor's successor. */
export async function successorOf(q: Read, id: string): Promise<Staff | undefined> {
  const seen = new Set<string>()
  let staff = await staffById(q, id)
  while (staff?.handedOverTo && staff.lockedOn !== null && !seen.has(staff.id)) {
    seen.add(staff.id)
    staff = await staffById(q, staff.handedOverTo)
  }
  return staff
}

/** Who an officer is when acting, with what their roles permit; undefined when there is none, or the account is locked. */
export async function whoOfStaff(q: Read, unit: UnitId, id: string): Promise<Who | undefined> {
  const staff = await staffById(q, id)
  if (!staff || staff.lockedOn !== null) return undefined
  const can = permissionsOf(staff.roles, await changedRoles(q))
  return { unit, kind: 'staff', actor: `staff:${id}`, staff: id, name: staff.fullName, can }
}
