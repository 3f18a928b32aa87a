import { z } from 'zod'

import { count } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import { idOf } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import { mostOfOne, type SavedFilter } from './domain.ts'

const Row = z.object({ id: idOf<'filter'>(), name: z.string(), href: z.string() })

/** The filters of one officer, by name. */
export const filtersOf = (q: Read, unit: UnitId, staff: string): Promise<SavedFilter[]> =>
  q.many(Row)`
    select id, name, href from filters.saved_filter where unit_id = ${unit} and staff_id = ${staff}
    order by name limit ${mostOfOne}
  `

export const countOf = async (q: Read, unit: UnitId, staff: string): Promise<number> => {
  const found = await q.one(count)`
    select count(*) as count from filters.saved_filter where unit_id = ${unit} and staff_id = ${staff}
  `
  return found.count
}

/** The same name again takes the new address. Returns the filter's id. */
export const saveFilter = (tx: Tx, unit: UnitId, staff: string, f: SavedFilter) => tx.one(
  z.object({ id: z.string() }),
)`
  insert into filters.saved_filter (unit_id, id, staff_id, name, href)
  values (${unit}, ${f.id}, ${staff}, ${f.name}, ${f.href})
  on conflict (unit_id, staff_id, name) do update set href = excluded.href returning id
`

export const removeFilter = (tx: Tx, unit: UnitId, staff: string, id: string) => tx.maybe(
  z.object({ name: z.string() }),
)`
  delete from filters.saved_filter where unit_id = ${unit} and staff_id = ${staff} and id = ${id} returning name
`
