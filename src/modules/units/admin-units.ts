import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parse } from 'csv-parse/sync'
import { z } from 'zod'

import { sql, type Database, type Read, type Sql } from '#platform/db.ts'
import { fold } from '#platform/fold.ts'

import type { AdminUnit } from './domain.ts'

const file = join(import.meta.dirname, '../../../data/admin-units.csv')

const Line = z.object({
  code: z.string().regex(/^\d{2}(\d{3})?$/),
  name: z.string().min(1),
  fullname: z.string().min(1),
  type: z.enum(['thanh_pho_tw', 'tinh', 'phuong', 'xa', 'dac_khu']),
  province_code: z.string(),
})

/** Brings the shared list of provinces and communes up to the file; nothing is written when it is. */
export async function importAdminUnits({
  everything,
}: Pick<Database, 'everything'>): Promise<void> {
  const lines = z.array(Line).parse(parse(readFileSync(file), { columns: true, bom: true }))
  const column = <Key extends keyof z.output<typeof Line>>(key: Key) =>
    lines.map((line) => line[key])
  const codes = column('code')
  await everything.tx(async (tx) => {
    await tx.run`
      insert into units.admin_unit as unit (code, name, full_name, type, province_code)
      select code, name, full_name, type, nullif(province, '')
      from unnest(${codes}::text[], ${column('name')}::text[], ${column('fullname')}::text[],
                  ${column('type')}::text[], ${column('province_code')}::text[])
        as line (code, name, full_name, type, province)
      on conflict (code) do update
      set name = excluded.name, full_name = excluded.full_name, type = excluded.type,
          province_code = excluded.province_code, is_current = true
      where (unit.name, unit.full_name, unit.type, unit.province_code, unit.is_current)
        is distinct from (excluded.name, excluded.full_name, excluded.type, excluded.province_code, true)
    `
    await tx.run`
      update units.admin_unit set is_current = false
      where is_current and not exists (
        select from unnest(${codes}::text[]) as listed (code) where listed.code = admin_unit.code)
    `
  })
}

const Row = z.object({
  code: z.string(),
  name: z.string(),
  fullName: z.string(),
  type: Line.shape.type,
  provinceCode: z.string().nullable(),
})

const columns = sql`code, name, full_name, type, province_code`

const listed = (q: Read, condition: Sql): Promise<AdminUnit[]> =>
  q.many(Row)`
    select ${columns} from units.admin_unit where is_current and ${condition} order by folded, code
  `

export const provinces = (q: Read) => listed(q, sql`province_code is null`)

export const communesOf = (q: Read, provinceCode: string) =>
  listed(q, sql`province_code = ${provinceCode}`)

/** Every current province and commune: about 3,400 rows, to be kept by who asks. */
export const allAdminUnits = (q: Read) => listed(q, sql`true`)

/** Also one that is no longer on the list: old addresses still name it. */
export const adminUnit = (q: Read, code: string): Promise<AdminUnit | undefined> =>
  q.maybe(Row)`select ${columns} from units.admin_unit where code = ${code}`

type Search = { text: string; provinceCode?: string | undefined; limit?: number }

/** Provinces and communes whose name has a word that begins with `text`, with or without diacritics. */
export function searchAdminUnits(q: Read, { text, provinceCode, limit = 50 }: Search) {
  const wanted = fold(text).replaceAll(/[\\%_]/g, String.raw`\$&`)
  const inProvince = provinceCode ? sql`province_code = ${provinceCode}` : sql`true`
  return q.many(Row)`
    select ${columns} from units.admin_unit
    where is_current and ${inProvince} and (' ' || folded) like ${`% ${wanted}%`}
    order by province_code is not null, folded, code
    limit ${limit}
  `
}

/** "Xã Tân Trụ, Tỉnh Tây Ninh", or undefined for a code that never was. */
export async function placeName(q: Read, code: string): Promise<string | undefined> {
  const unit = await adminUnit(q, code)
  if (!unit?.provinceCode) return unit?.fullName
  const province = await adminUnit(q, unit.provinceCode)
  return [unit.fullName, province?.fullName].filter(Boolean).join(', ')
}
