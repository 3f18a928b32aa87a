import { Unreadable, type Reason } from '#platform/sheets/lines.ts'

import type { WrongColumns } from './columns.ts'
import { BadHeading } from './heading.ts'

type Both = { vi: string; en: string }

/** Why a file as a whole cannot be taken; nothing when the fault is ours. */
export function refusalOf(error: unknown): Both | undefined {
  if (error instanceof BadHeading) return headingWords(error.wrong)
  return error instanceof Unreadable ? words(error.why, error.line) : undefined
}

function words(why: Reason, line: number | undefined): Both {
  const row = line ? ` ${line}` : ''
  switch (why) {
    case 'not-text':
      return {
        vi: `Tệp không phải CSV mã UTF-8${line ? ` (từ dòng${row})` : ''}. Trong bảng tính, chọn Lưu thành, loại “CSV UTF-8” hoặc XLSX, rồi tải lên lại.`,
        en: `The file is not a CSV in UTF-8${line ? ` (from line${row})` : ''}. Save it as “CSV UTF-8” or XLSX and upload it again.`,
      }
    case 'broken':
      return {
        vi: `Dấu ngoặc kép trong tệp không khép kín ở gần dòng${row}. Sửa dòng đó rồi tải lên lại.`,
        en: `A quotation mark is not closed near line${row}. Mend that line and upload the file again.`,
      }
    case 'empty':
      return { vi: 'Tệp không có dòng dữ liệu nào.', en: 'The file has no rows.' }
    case 'not-a-workbook':
      return {
        vi: 'Tệp không phải bảng tính XLSX. Trong bảng tính, chọn Lưu thành, loại “XLSX” hoặc “CSV UTF-8”, rồi tải lên lại.',
        en: 'The file is not an XLSX workbook. Save it as XLSX or “CSV UTF-8” and upload it again.',
      }
    case 'locked-or-old':
      return {
        vi: 'Tệp là bảng tính đời cũ (.xls) hoặc có mật khẩu. Bỏ mật khẩu, lưu thành XLSX, rồi tải lên lại.',
        en: 'An old workbook (.xls), or one with a password. Take the password off, save it as XLSX and upload it again.',
      }
    case 'broken-workbook':
      return {
        vi: `Bảng tính bị hỏng${line ? `, đọc được đến dòng${row}` : ''}. Mở tệp, lưu lại thành XLSX, rồi tải lên lại.`,
        en: `The workbook is damaged${line ? `; it could be read up to row${row}` : ''}. Open it, save it again as XLSX and upload it.`,
      }
    case 'too-large':
      return {
        vi: 'Bảng tính quá lớn. Chia thành nhiều tệp, mỗi tệp không quá một triệu dòng, hoặc lưu thành CSV UTF-8.',
        en: 'The workbook is too large. Split it, at most a million rows each, or save it as CSV UTF-8.',
      }
  }
}

function headingWords({ missing, doubled, unknown }: WrongColumns) {
  const list = (names: string[]) =>
    names
      .slice(0, 30)
      .map((name) => `“${name.slice(0, 60)}”`)
      .join(', ')
  const part = (names: string[], vi: string, en: string) =>
    names.length > 0 ? { vi: `${vi}: ${list(names)}.`, en: `${en}: ${list(names)}.` } : undefined
  const parts = [
    part(missing, 'Thiếu cột', 'Columns missing'),
    part(doubled, 'Cột có hai lần', 'Columns that stand twice'),
    part(unknown, 'Cột không nhận ra', 'Columns that we do not know'),
  ].filter((one) => one !== undefined)
  return { vi: parts.map(({ vi }) => vi).join(' '), en: parts.map(({ en }) => en).join(' ') }
}
