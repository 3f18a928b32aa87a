import type { Read } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import { lineColumns, LineRow, type Line } from './rows.ts'

/** Lines of these dossiers, in the order of the ids. */
export async function linesOf(q: Read, unit: UnitId, ids: readonly string[]): Promise<Line[]> {
  if (ids.length === 0) return []
  return q.many(LineRow)`
    select ${lineColumns} from dossiers.dossier where unit_id = ${unit} and id = any(${ids}::uuid[])
    order by array_position(${ids}::uuid[], id)
  `
}
