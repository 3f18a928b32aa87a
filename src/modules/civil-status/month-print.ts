import { letterheadOf, type unitById } from '#modules/units/index.ts'
import type { Db } from '#platform/db.ts'
import { found } from '#platform/problem.ts'
import type { UnitId } from '#platform/who.ts'
import { serialText } from '#platform/year-book.ts'
import { dateText } from '#ui/format.ts'

import { kindWords } from './annotations.ts'
import { textOf } from './content.ts'
import { contentNow } from './domain.ts'
import type { Month } from './export.ts'
import { formOf } from './registers.ts'
import { entriesOfMonth, notesOfMany, type Entry, type Note } from './store.ts'
import { bookWords } from './words.ts'

/** More lines than these make a tagged table too large to press at once. */
const most = 400

type Printing = Month & {
  id: UnitId
  unit: Awaited<ReturnType<typeof unitById>>
  demo: boolean
  /** The number after which this part begins. */
  after?: number
}

/** In sổ của một tháng: what the register says today, to be bound. */
export async function monthPrint(db: Db, { id, unit, demo, after = 0, ...of }: Printing) {
  const { entries, notes } = await db.read(async (q) => {
    const list = await entriesOfMonth(q, id, { ...of, after, limit: most })
    return {
      entries: list,
      notes: await notesOfMany(
        q,
        id,
        list.map((one) => one.id),
      ),
    }
  })
  found(entries[0], 'tháng này trong sổ')
  const title = bookWords(of.register)[0]
  const span = `Tháng ${of.month} năm ${of.year}`
  const sign = (role: string) => ({ role, hint: '(Ký, ghi rõ họ tên)', name: '' })
  const table = {
    agency: letterheadOf(found(unit, 'đơn vị')),
    title,
    under: span,
    facts: [['Số việc', String(entries.length)]] as const,
    head: ['Số', 'Ngày', 'Họ tên', 'Nội dung', 'Người ký, chức vụ', 'Hồ sơ', 'Ghi chú'],
    rows: entries.map((entry) =>
      lineOf(
        entry,
        notes.filter(({ entryId }) => entryId === entry.id),
      ),
    ),
    after: entries.length === most ? ['Xem tiếp phần sau.'] : [],
    signs: [sign('Người ghi sổ'), sign('Thủ trưởng cơ quan đăng ký hộ tịch')] as const,
    foot: `${title} – ${span}`,
    demo,
  }
  const last = entries.length === most ? entries.at(-1)?.number : undefined
  return { table, lines: entries.length, next: last }
}

function lineOf(entry: Entry, notes: readonly Note[]): string[] {
  const { register, number, day, title, signerName, signerTitle } = entry
  const now = contentNow(entry.content, notes)
  const births = now.parties
    .filter(({ role, birth }) => role !== 'declarant' && birth)
    .map(
      ({ fullName = '', birth = '' }) => `${fullName}, sinh ${textOf(register, 'x.birth', birth)}`,
    )
  const facts = formOf(register).facts.flatMap(({ name, words }) => {
    const value = now.facts[name]
    return value ? [`${words[0]}: ${textOf(register, `facts.${name}`, value)}`] : []
  })
  return [
    serialText(number),
    dateText('vi', day),
    title,
    [...births, ...facts].join('; '),
    [signerName, signerTitle].filter(Boolean).join(', '),
    entry.dossierCode ?? '',
    notes.map(({ kind, text }) => `${kindWords(kind)[0]}: ${text}`).join('; '),
  ]
}
