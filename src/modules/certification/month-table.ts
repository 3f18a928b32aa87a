import type { CertificationTable } from '#modules/papers/index.ts'
import { letterheadOf, type Unit } from '#modules/units/index.ts'
import { serialText } from '#platform/year-book.ts'
import { dateText, localTime, moneyText } from '#ui/format.ts'

import { symbolOf, volumeText, type BookKey } from './domain.ts'
import type { MonthNote } from './store-months.ts'
import type { Entry } from './store.ts'
import { books, itemWords } from './words.ts'

type Month = {
  key: BookKey
  month: number
  unit: Unit
  part: number
  parts: number
  lines: readonly Entry[]
  notes: readonly MonthNote[]
  demo: boolean
}

/** The columns of the statutory book, as far as they are known (GOV 3). */
export function monthTable(of: Month): Omit<CertificationTable, 'at'> {
  const { key, month, unit, part, parts, lines, notes, demo } = of
  const [name] = books.find((one) => one.kind === key.kind && one.series === key.series)?.words ?? [
    '',
  ]
  const title = `Sổ chứng thực ${name.charAt(0).toLocaleLowerCase('vi')}${name.slice(1)}`
  const span = `Tháng ${month} năm ${key.year}`
  return {
    agency: letterheadOf(unit),
    title,
    under: parts > 1 ? `${span}, phần ${part}/${parts}` : span,
    facts: [
      ['Ký hiệu', symbolOf(key)],
      ['Quyển số', [...new Set(lines.map(volumeText))].join('; ') || 'không có dòng nào'],
    ],
    head: [
      'Số',
      'Ngày',
      'Người yêu cầu, giấy tờ tùy thân',
      itemWords[key.kind][0],
      'Người ký, chức danh',
      'Số bản',
      'Lệ phí, ghi chú',
    ],
    rows: lines.map(rowOf),
    after: [sumOf(lines), ...notes.map(noteText)],
    signs: [
      { role: 'Người ghi sổ', hint: '(Ký và ghi rõ họ tên)', name: '' },
      { role: 'Người thực hiện chứng thực', hint: '(Ký, ghi rõ họ tên và đóng dấu)', name: '' },
    ],
    foot: `${title} – ${span}`,
    demo,
  }
}

const rowOf = (one: Entry) => [
  serialText(one.number),
  dateText('vi', one.day),
  [one.requesterName, one.requesterIdNumber].filter(Boolean).join(', '),
  [one.name, one.parties].filter(Boolean).join('; '),
  `${one.signerName}, ${one.signerTitle}`,
  String(one.copies),
  one.voided ? 'Đã hủy số' : moneyText('vi', one.fee),
]

function sumOf(lines: readonly Entry[]) {
  const valid = lines.filter(({ voided }) => !voided)
  const copies = valid.reduce((sum, one) => sum + one.copies, 0)
  const fee = valid.reduce((sum, one) => sum + one.fee, 0)
  return `Cộng: ${lines.length} số, trong đó hủy ${lines.length - valid.length}; ${copies} bản; lệ phí ${moneyText('vi', fee)}.`
}

const noteText = ({ number, voids, text, reason, at, byName }: MonthNote) =>
  `Ghi chú số ${serialText(number)}, ${dateText('vi', localTime(at).date)}, ${byName}: ${voids ? 'hủy số; ' : ''}${text} (lý do: ${reason}).`
