import { z } from 'zod'

import { plainDate } from '#platform/columns.ts'
import { sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import { idOf } from '#platform/id.ts'
import { forgetStamps, stamp } from '#platform/stamps.ts'
import type { UnitId } from '#platform/who.ts'

import type { Contact, Department, Unit } from './domain.ts'

const Row = z
  .object({
    unitId: z.number(),
    id: idOf<'unit'>(),
    code: z.string(),
    kind: z.enum(['province', 'commune']),
    parentId: z.number().nullable(),
    name: z.string(),
    provinceName: z.string(),
    agencyCode: z.string(),
    agencyCodeConfirmed: z.boolean(),
    hosts: z.array(z.string()),
    isDefault: z.boolean(),
    address: z.string(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    hours: z.string().nullable(),
  })
  .transform(({ address, phone, email, hours, ...unit }) => ({
    ...unit,
    contact: { address, ...(phone && { phone }), ...(email && { email }), ...(hours && { hours }) },
  }))

const unitsWhere = (q: Read, condition: Sql): Promise<Unit[]> =>
  q.many(Row)`
    select unit_id, id, unit.code, kind, parent_id, unit.name, agency_code, agency_code_confirmed, hosts,
           is_default, address, phone, email, hours,
           coalesce(province.full_name, place.full_name) as province_name
    from units.unit
    join units.admin_unit as place on place.code = unit.code
    left join units.admin_unit as province on province.code = place.province_code
    where ${condition}
    order by unit_id
  `

/** Every unit of the installation: the public face of each. */
export const allUnits = (q: Read) => unitsWhere(q, sql`true`)

/** The unit with this number; asking for one that is not there is a bug. */
export async function unitById(q: Read, id: UnitId): Promise<Unit> {
  const [unit] = await unitsWhere(q, sql`unit_id = ${id}`)
  if (!unit) throw new Error(`There is no unit ${id}`)
  return unit
}

/** The code that begins the dossier codes of the transaction's unit. */
export const ownAgencyCode = stamp(
  sql`select agency_code from units.unit where unit_id = platform.unit()`,
)

/** The unit of the open transaction. */
export async function ownUnit(q: Read): Promise<Unit> {
  const [unit] = await unitsWhere(q, sql`unit_id = platform.unit()`)
  if (!unit) throw new Error('This transaction acts for no unit')
  return unit
}

export type UnitChange = { name: string; contact: Contact }

export const saveUnit = (tx: Tx, { name, contact: { address, phone, email, hours } }: UnitChange) =>
  tx.run`
    update units.unit
    set name = ${name}, address = ${address}, phone = ${phone ?? null}, email = ${email ?? null},
        hours = ${hours ?? null}
    where unit_id = platform.unit()
  `

const AgencyCodeRow = z.object({
  agencyCode: z.string(),
  usedFrom: plainDate,
  usedUntil: plainDate.nullable(),
  ground: z.string(),
})
export type AgencyCodeUse = z.output<typeof AgencyCodeRow>

/** Agency codes that the unit has used, the newest first. */
export const agencyCodeHistory = (q: Read): Promise<AgencyCodeUse[]> =>
  q.many(AgencyCodeRow)`
    select agency_code, used_from, used_until, ground
    from units.agency_code_history
    order by used_from desc, used_until desc nulls first
  `

type NewCode = {
  id: string
  unit: number
  agencyCode: string
  from: Temporal.PlainDate
  ground: string
}

export async function saveAgencyCode(tx: Tx, { id, unit, agencyCode, from, ground }: NewCode) {
  await tx.run`
    update units.agency_code_history set used_until = greatest(used_from, ${from.toString()}::date)
    where unit_id = ${unit} and used_until is null
  `
  await tx.run`
    insert into units.agency_code_history (unit_id, id, agency_code, used_from, ground)
    values (${unit}, ${id}, ${agencyCode}, ${from.toString()}, ${ground})
  `
  await tx.run`
    update units.unit set agency_code = ${agencyCode}, agency_code_confirmed = true
    where unit_id = ${unit}
  `
  forgetStamps(tx)
}

const DepartmentRow = z.object({
  id: idOf<'department'>(),
  parentId: idOf<'department'>().nullable(),
  code: z.string(),
  name: z.string(),
  closedOn: plainDate.nullable(),
})

const departmentsWhere = (q: Read, condition: Sql): Promise<Department[]> =>
  q.many(DepartmentRow)`
    select id, parent_id, code, name, closed_on from units.department
    where ${condition} order by position, name
  `

/** Departments that work today. */
export const departments = (q: Read) => departmentsWhere(q, sql`closed_on is null`)

/** Also the closed ones: old work still names them. */
export const everyDepartment = (q: Read) => departmentsWhere(q, sql`true`)

export const departmentById = async (q: Read, id: string) =>
  (await departmentsWhere(q, sql`id = ${id}`))[0]

export const departmentByCode = async (q: Read, code: string) =>
  (await departmentsWhere(q, sql`code = ${code}`))[0]

/** Inserts, or changes name, place in the tree and closing day. */
export const saveDepartment = (tx: Tx, unit: number, department: Department) => tx.run`
  insert into units.department (unit_id, id, parent_id, code, name, position, closed_on)
  values (${unit}, ${department.id}, ${department.parentId}, ${department.code}, ${department.name},
          (select coalesce(max(position), 0) + 1 from units.department where unit_id = ${unit}),
          ${department.closedOn?.toString() ?? null})
  on conflict (unit_id, id) do update
  set parent_id = excluded.parent_id, name = excluded.name, closed_on = excluded.closed_on
`
