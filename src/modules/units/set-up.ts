import { z } from 'zod'

import type { Database, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { system, type UnitId } from '#platform/who.ts'

import { adminUnit, placeName } from './admin-units.ts'
import { committeeName, provisionalAgencyCode, type AdminUnit, type Contact } from './domain.ts'
import { saveDepartment } from './store.ts'

declare module '#platform/events.ts' {
  interface Events {
    'unit.added': { code: string; name: string; agencyCode: string }
  }
}

export type NewUnit = {
  id: UnitId
  /** Code of the administrative unit: '28075'. */
  code: string
  isDefault: boolean
  agencyCode?: string
  hosts?: readonly string[]
  contact?: Contact
}

// The offices of a commune since 01/07/2025 (Văn hóa - Xã hội and the centre certain, the rest as commonly
// set up); a unit renames, adds and closes them as its own decision says.
const usualDepartments = [
  ['van-phong', 'Văn phòng HĐND và UBND'],
  ['kinh-te', 'Phòng Kinh tế'],
  ['van-hoa-xa-hoi', 'Phòng Văn hóa - Xã hội'],
  ['pvhcc', 'Trung tâm Phục vụ hành chính công'],
  ['cong-an', 'Công an xã'],
] as const

/** Opens a unit on this installation with its usual departments; does nothing when it is there. Owner's rights. */
export async function addUnit({ everything }: Pick<Database, 'everything'>, unit: NewUnit) {
  await everything.tx(async (tx) => {
    const place = await adminUnit(tx, unit.code)
    if (!place) throw new Error(`${unit.code} is not in the list of administrative units`)
    if ((await insertUnit(tx, unit, place)) === 0) return
    for (const [code, name] of place.provinceCode ? usualDepartments : [])
      await saveDepartment(tx, unit.id, { id: newId(), parentId: null, code, name, closedOn: null })
  })
}

const Id = z.object({ id: z.string() })

async function insertUnit(tx: Tx, unit: NewUnit, place: AdminUnit): Promise<number> {
  const name = committeeName(place.fullName)
  const agencyCode = unit.agencyCode ?? provisionalAgencyCode(place.code)
  const [added] = await tx.many(Id)`
    insert into units.unit (unit_id, id, code, kind, parent_id, name, agency_code, agency_code_confirmed,
                            hosts, is_default)
    values (${unit.id}, ${newId()}, ${place.code}, ${place.provinceCode ? 'commune' : 'province'},
            (select unit_id from units.unit where code = ${place.provinceCode}),
            ${name}, ${agencyCode}, ${unit.agencyCode !== undefined}, ${unit.hosts ?? []}, ${unit.isDefault})
    on conflict (unit_id) do nothing
    returning id
  `
  if (!added) return 0
  await insertCode(tx, unit, agencyCode)
  await insertContact(tx, unit, place)
  const subject = { kind: 'unit', id: added.id }
  await record(tx, system(unit.id), 'unit.added', subject, { code: place.code, name, agencyCode })
  return 1
}

const insertCode = (tx: Tx, unit: NewUnit, agencyCode: string) => tx.run`
  insert into units.agency_code_history (unit_id, id, agency_code, used_from, ground)
  values (${unit.id}, ${newId()}, ${agencyCode}, (now() at time zone 'Asia/Ho_Chi_Minh')::date,
          ${unit.agencyCode ? 'Khai khi cài đặt' : 'Giá trị tạm khi cài đặt, chưa xác nhận'})
`

async function insertContact(tx: Tx, unit: NewUnit, place: AdminUnit) {
  const { address, phone, email, hours } = unit.contact ?? {
    address: (await placeName(tx, place.code)) ?? '',
  }
  await tx.run`
    update units.unit
    set address = ${address}, phone = ${phone ?? null}, email = ${email ?? null}, hours = ${hours ?? null}
    where unit_id = ${unit.id}
  `
}
