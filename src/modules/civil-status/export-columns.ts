import { dateText } from '#ui/format.ts'

import { kindWords } from './annotations.ts'
import { textOf } from './content.ts'
import { contentNow, valueAt, type Content, type Register } from './domain.ts'
import { formOf, labelOf } from './registers.ts'
import type { Entry, Note } from './store.ts'
import { bookWords } from './words.ts'

export type Row = { entry: Entry; notes: readonly Note[]; now: Content }

/** A column of the sheet: its head, and what stands in it. */
export type ExportColumn = { head: string; cell: (row: Row) => string }

/**
 * Where the heads come from. The sheet that the national system takes was not seen: these are the parts of the registers, in their
 * order, and are to be compared with the ministry's own before anything is handed in.
 */
export const columnsSource =
  'Cột theo nội dung sổ hộ tịch trong phần mềm; chưa đối chiếu với tệp mẫu của Hệ thống thông tin đăng ký, quản lý hộ tịch (Bộ Tư pháp)'

const common: readonly ExportColumn[] = [
  { head: 'Loại sổ', cell: ({ entry }) => bookWords(entry.register)[0] },
  { head: 'Số', cell: ({ entry }) => String(entry.number) },
  { head: 'Năm', cell: ({ entry }) => String(entry.year) },
  { head: 'Ngày đăng ký', cell: ({ entry }) => dateText('vi', entry.day) },
]

const ending: readonly ExportColumn[] = [
  { head: 'Người ký', cell: ({ entry }) => entry.signerName },
  { head: 'Chức vụ người ký', cell: ({ entry }) => entry.signerTitle },
  { head: 'Người thực hiện', cell: ({ entry }) => entry.byName },
  { head: 'Mã hồ sơ', cell: ({ entry }) => entry.dossierCode ?? '' },
  {
    head: 'Ghi chú',
    cell: ({ notes }) =>
      notes.map(({ kind, text, basis }) => `${kindWords(kind)[0]}: ${text} (${basis})`).join('; '),
  },
]

/** The columns of one register. */
export function columnsOf(register: Register): readonly ExportColumn[] {
  const { roles, facts } = formOf(register)
  const paths = [
    ...roles.flatMap(({ role, parts }) => parts.map((part) => `${role}.${part}`)),
    ...facts.map(({ name }) => `facts.${name}`),
  ]
  const own = paths.map((path) => ({
    head: labelOf(register, path)[0],
    cell: ({ now }: Row) => textOf(register, path, valueAt(now, path)),
  }))
  return [...common, ...own, ...ending]
}

export const rowOf = (entry: Entry, notes: readonly Note[]): Row => ({
  entry,
  notes,
  now: contentNow(entry.content, notes),
})
