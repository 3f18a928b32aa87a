import { stateNumbers, states, stateWords, type State } from '#modules/dossiers/index.ts'
import { fold } from '#platform/fold.ts'

import { isCode, moments, type Moment } from '../mirror/domain.ts'
import { readMoment } from '../mirror/typed.ts'
import { columnName, type ColumnKey, type Columns } from './columns.ts'

type Both = readonly [vi: string, en: string]

/** What is wrong with one cell. */
export type Fault = { row: number; column: string; typed: string; said: Both }

export type ReadRow = {
  row: number
  code: string
  procedureCode: string
  procedureName: string
  applicantName: string
  state: State
  asOf: Temporal.Instant
} & Record<Moment, Temporal.Instant | null>

const byWord = new Map<string, State>(
  states.flatMap((state) => [
    [String(stateNumbers[state]), state] as const,
    [fold(stateWords[state].text[0]), state] as const,
  ]),
)

type Around = { columns: Columns; takenAt: Temporal.Instant; now: Temporal.Instant }
type Read = { ok: true; row: ReadRow } | { ok: false; faults: Fault[] }

const longest: Partial<Record<ColumnKey, number>> = {
  procedureCode: 40,
  procedureName: 500,
  applicantName: 200,
}

/** Reads one line of a file: a row that is right, or all that is wrong with it. */
export function readRow(
  cells: readonly string[],
  row: number,
  { columns, takenAt, now }: Around,
): Read {
  const faults: Fault[] = []
  const cell = (key: ColumnKey) =>
    (cells[columns.places.get(key) ?? -1] ?? '').normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  const wrong = (key: ColumnKey, ...said: Both) => {
    faults.push({ row, column: columnName(key), typed: cell(key).slice(0, 120), said })
  }
  if (cells.length !== columns.count)
    faults.push({ row, column: '', typed: '', said: countWords(cells.length, columns.count) })
  for (const [key, most] of Object.entries(longest) as [ColumnKey, number][])
    if (cell(key).length > most) wrong(key, `Tối đa ${most} chữ cái`, `At most ${most} characters`)
  const code = cell('code')
  if (!isCode(code))
    wrong(
      'code',
      code ? 'Mã chỉ gồm chữ không dấu, số và dấu . - / _' : 'Thiếu mã hồ sơ',
      code ? 'Not a code' : 'Code missing',
    )
  if (cell('procedureCode') === '')
    wrong('procedureCode', 'Thiếu mã thủ tục', 'Procedure code missing')
  // A code that a spreadsheet took for a number has lost the noughts at its end.
  if (/^\d\.\d{1,5}$/.test(cell('procedureCode')))
    wrong(
      'procedureCode',
      'Mã thủ tục có 6 số sau dấu chấm. Định dạng cột này là văn bản để bảng tính không bỏ số 0 ở cuối',
      'Six digits follow the point. Make the column text, so that the spreadsheet keeps the noughts',
    )
  const state = byWord.get(fold(cell('state')).replace(/^0(?=\d$)/, ''))
  if (!state)
    wrong(
      'state',
      'Ghi số từ 1 đến 10 hoặc tên trạng thái của Cổng quốc gia',
      'A number from 1 to 10, or the name of a national state',
    )
  const read = (key: Moment | 'asOf') => {
    if (cell(key) === '') return null
    const moment = readMoment(cell(key))
    if (!moment)
      wrong(
        key,
        'Không phải ngày giờ có thật, ví dụ 02/09/2026 14:30',
        'Not a date, for example 02/09/2026 14:30',
      )
    return moment ?? null
  }
  const dates = Object.fromEntries(moments.map((name) => [name, read(name)])) as Record<
    Moment,
    Temporal.Instant | null
  >
  const asOf = read('asOf') ?? takenAt
  if (Temporal.Instant.compare(asOf, now.add({ minutes: 10 })) > 0)
    wrong('asOf', 'Thời điểm ở tương lai', 'In the future')
  if (faults.length > 0 || !state) return { ok: false, faults }
  const [procedureCode, procedureName, applicantName] = (
    ['procedureCode', 'procedureName', 'applicantName'] as const
  ).map(cell)
  return {
    ok: true,
    row: {
      row,
      code,
      state,
      asOf,
      ...dates,
      procedureCode: procedureCode ?? '',
      procedureName: procedureName ?? '',
      applicantName: applicantName ?? '',
    },
  }
}

const countWords = (got: number, wanted: number): Both => [
  `Dòng có ${got} ô, dòng tiêu đề có ${wanted} ô`,
  `The line has ${got} cells, the heading ${wanted}`,
]
