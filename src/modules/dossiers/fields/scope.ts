import { departmentsOfStaff } from '#modules/accounts/index.ts'
import { procedureFields } from '#modules/procedures/index.ts'
import { permissionOf, roles, type StepRole } from '#modules/workflows/index.ts'
import { sql, type Read, type Sql } from '#platform/db.ts'
import type { UnitId, Who } from '#platform/who.ts'

import { fieldDepartments } from './store.ts'

/** Việc của bộ phận: steps of the officer's roles, without what another department settles. */
export type Scope = {
  roles: readonly StepRole[]
  /** Procedures that other departments settle. */
  elsewhere: readonly string[]
}

/** Steps that a department does; the desk, the office and the leaders work for the whole commune. */
const ofDepartments: readonly StepRole[] = ['head', 'specialist']

export const scopeCondition = ({ roles: mine, elsewhere }: Scope): Sql =>
  elsewhere.length === 0
    ? sql`step_role = any(${[...mine]})`
    : sql`step_role = any(${[...mine]}) and not (step_role = any(${[...ofDepartments]}) and procedure_code = any(${[...elsewhere]}))`

export const isInScope = ({ roles: mine, elsewhere }: Scope, role: string, procedure: string) =>
  mine.some((one) => one === role) &&
  !(ofDepartments.some((one) => one === role) && elsewhere.includes(procedure))

type Officer = Pick<Who, 'staff' | 'can'>
type Asked = { unit: UnitId; staff: readonly string[]; on: Temporal.PlainDate }

/** The scopes of many officers of a unit. */
export async function scopesOf(
  q: Read,
  { unit, staff, on }: Asked,
): Promise<(officer: Officer) => Scope> {
  const given = await fieldDepartments(q, unit)
  if (given.size === 0) return (officer) => ({ roles: rolesOf(officer), elsewhere: [] })
  const departments = await departmentsOfStaff(q, staff)
  const fields = [...(await procedureFields(q, on))]
  const elsewhereOf = (department: string) =>
    fields.flatMap(([code, field]) =>
      [undefined, department].includes(given.get(field)) ? [] : [code],
    )
  const kept = new Map<string, readonly string[]>()
  return (officer) => {
    const own = departments.get(officer.staff ?? '')
    // Whoever leads stands in for every absent head; an officer of no department works for all.
    if (!own || officer.can.has(permissionOf('leader')))
      return { roles: rolesOf(officer), elsewhere: [] }
    const elsewhere = kept.get(own) ?? elsewhereOf(own)
    kept.set(own, elsewhere)
    return { roles: rolesOf(officer), elsewhere }
  }
}

export async function scopeOf(q: Read, who: Who, on: Temporal.PlainDate): Promise<Scope> {
  const scopes = await scopesOf(q, { unit: who.unit, staff: who.staff ? [who.staff] : [], on })
  return scopes(who)
}

const rolesOf = ({ can }: Officer) => roles.filter((role) => can.has(permissionOf(role)))

/** Who gives work to others sees all that is late, everybody else what is late among their own steps. */
export const seesAllLate = ({ can }: Officer): boolean => can.has('dossier.assign')
