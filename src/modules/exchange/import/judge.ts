import { codesOfOurs } from '#modules/dossiers/index.ts'
import { procedureByCode, type Procedure } from '#modules/procedures/index.ts'
import type { Read } from '#platform/db.ts'
import { zone } from '#platform/http.ts'
import type { UnitId } from '#platform/who.ts'

import type { System } from '../mirror/domain.ts'
import { whyNotWords } from '../mirror/words.ts'
import { columnName } from './columns.ts'
import type { Fault, ReadRow } from './row.ts'
import { systemsOfCodes, type Import } from './store.ts'

type Judged = { unit: UnitId; found: Import; rows: readonly ReadRow[]; now: Temporal.Instant }

/** A state that we own, or that another system owns, is not taken from a file (GOV, "decisive" 3). */
export async function judge(q: Read, { unit, found, rows, now }: Judged) {
  const codes = rows.map(({ code }) => code)
  const ours = await codesOfOurs(q, unit, codes)
  const followed = await systemsOfCodes(q, unit, codes)
  const day = now.toZonedDateTimeISO(zone).toPlainDate()
  const procedures = new Map<string, Procedure | undefined>()
  const faults: Fault[] = []
  const right: ReadRow[] = []
  const seen = new Map<string, ReadRow>()
  for (const row of rows) {
    const { procedureCode: code } = row
    const twin = seen.get(row.code.toUpperCase())
    if (twin && isContradicted(twin, row)) {
      faults.push(contradiction(twin, row))
      continue
    }
    seen.set(row.code.toUpperCase(), row)
    if (!procedures.has(code)) procedures.set(code, await procedureByCode(q, code, day))
    const procedure = procedures.get(code)
    const fault = faultOf(row, { ours, followed, procedure, system: found.system })
    if (fault) faults.push(fault)
    else right.push({ ...row, procedureName: procedure?.name ?? row.procedureName })
  }
  return { rows: right, faults }
}

/** Two rows that say different things of one dossier at one time: nobody knows which is true. */
const isContradicted = (before: ReadRow, row: ReadRow) =>
  before.asOf.equals(row.asOf) && toldBy(before) !== toldBy(row)

const toldBy = ({ row: _row, ...told }: ReadRow) => JSON.stringify(told)

const contradiction = (before: ReadRow, { row, code }: ReadRow): Fault => ({
  row,
  column: columnName('code'),
  typed: code.slice(0, 120),
  said: [
    `Hồ sơ này đã có ở dòng ${before.row}, cùng thời điểm nhưng khác nội dung`,
    `Row ${before.row} says something else of this dossier at the same time`,
  ],
})

type Lists = {
  ours: ReadonlySet<string>
  /** Code → the system that it is followed from. */
  followed: ReadonlyMap<string, System>
  system: System
  procedure: Procedure | undefined
}

function faultOf(row: ReadRow, { ours, followed, system, procedure }: Lists): Fault | undefined {
  const key = row.code.toUpperCase()
  const at = (column: 'code' | 'procedureCode' | 'procedureName', said: Fault['said']): Fault => ({
    row: row.row,
    column: columnName(column),
    typed: row[column].slice(0, 120),
    said,
  })
  if (ours.has(key)) return at('code', whyNotWords.ours)
  const before = followed.get(key)
  if (before && before !== system) return at('code', whyNotWords['other-system'])
  if (!before && procedure?.filed === 'here')
    return at('procedureCode', whyNotWords['handled-here'])
  if (!procedure && row.procedureName === '')
    return at('procedureName', [
      'Thủ tục không có trong danh mục của xã, tệp phải ghi tên thủ tục',
      'Not in our catalogue: the file must name the procedure',
    ])
  return undefined
}
