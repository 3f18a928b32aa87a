import { fold } from '#platform/fold.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'

/** The columns of a file, the names they are known by, and whether a file can do without. */
const known = {
  code: { names: ['Mã hồ sơ', 'MaHoSo', 'Số hồ sơ'], needed: true },
  procedureCode: { names: ['Mã thủ tục', 'MaTTHC', 'Mã TTHC'], needed: true },
  procedureName: { names: ['Tên thủ tục', 'TenTTHC', 'Tên TTHC'], needed: false },
  applicantName: { names: ['Người nộp', 'ChuHoSo', 'Chủ hồ sơ', 'Họ tên'], needed: false },
  state: { names: ['Trạng thái', 'TrangThaiHoSo', 'Trạng thái hồ sơ'], needed: true },
  submittedAt: { names: ['Ngày nộp', 'NgayNopHoSo'], needed: false },
  receivedAt: { names: ['Ngày tiếp nhận', 'NgayTiepNhan'], needed: false },
  dueAt: { names: ['Ngày hẹn trả', 'NgayHenTra'], needed: false },
  finishedAt: { names: ['Ngày xử lý xong', 'NgayKetThucXuLy', 'Ngày kết thúc'], needed: false },
  returnedAt: { names: ['Ngày trả kết quả', 'NgayTra', 'Ngày trả'], needed: false },
  asOf: { names: ['Cập nhật lúc', 'NgayCapNhat', 'Thời điểm cập nhật'], needed: false },
} as const

export type ColumnKey = keyof typeof known
export const columnKeys = Object.keys(known) as ColumnKey[]
export const columnName = (key: ColumnKey): string => known[key].names[0]

/** A first line for an empty file, as the example to download has it. */
export const exampleColumns = columnKeys.map(columnName)

const keyOf = (text: string) => fold(text).replaceAll(/[^a-z0-9]/g, '')
const byName = new Map<string, ColumnKey>(
  columnKeys.flatMap((key) => known[key].names.map((name) => [keyOf(name), key] as const)),
)

/** Where each column stands in a line of the file. */
export type Columns = {
  places: ReadonlyMap<ColumnKey, number>
  count: number
  ignored: string[]
}

export type WrongColumns = { missing: string[]; doubled: string[]; unknown: string[] }

/** Reads the first line of a file; what is missing or stands twice is named. */
export function readColumns(line: readonly string[]): Outcome<Columns, WrongColumns> {
  const keys = line.map((name) => byName.get(keyOf(name)))
  const unknown = line.filter((name, i) => keys[i] === undefined && name.trim() !== '')
  const missing = columnKeys.filter((key) => known[key].needed && !keys.includes(key))
  const doubled = columnKeys.filter((key) => keys.indexOf(key) !== keys.lastIndexOf(key))
  if (missing.length + doubled.length > 0)
    return no({ missing: missing.map(columnName), doubled: doubled.map(columnName), unknown })
  const places = new Map(keys.flatMap((key, i) => (key ? [[key, i] as const] : [])))
  return yes({ places, count: line.length, ignored: unknown })
}
