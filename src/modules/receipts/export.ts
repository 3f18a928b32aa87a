import type { Read } from '#platform/db.ts'
import { csvLine, csvMark } from '#platform/sheets/csv.ts'
import type { UnitId } from '#platform/who.ts'

import { numberText } from './domain.ts'
import { receiptList, type Receipt } from './store.ts'
import { howWords } from './words.ts'

const heads = [
  'Ký hiệu',
  'Số',
  'Ngày lập',
  'Người nộp',
  'Mã hồ sơ',
  'Khoản thu',
  'Số tiền',
  'Hình thức',
  'Người thu',
  'Mã số thuế',
  'Tình trạng',
  'Lý do hủy',
]

const lineOf = (one: Receipt) =>
  csvLine([
    one.symbol,
    numberText(one.number),
    one.issuedAt
      .toZonedDateTimeISO('Asia/Ho_Chi_Minh')
      .toPlainDateTime()
      .toString({ smallestUnit: 'second' }),
    one.payer,
    one.dossierCode,
    one.what,
    String(one.amount),
    howWords[one.how][0],
    one.issuedName,
    one.taxCode ?? '',
    one.voidedAt ? 'Đã hủy' : 'Còn hiệu lực',
    one.voidReason ?? '',
  ])

/** Sổ biên lai of a symbol as data: every number, the void ones too. */
export async function csvOf(q: Read, unit: UnitId, symbol: string): Promise<string> {
  const lines: string[] = []
  let cursor: string | undefined
  do {
    const { items, next } = await receiptList(q, unit, { symbol, cursor, most: 1_000 })
    lines.push(...items.map(lineOf))
    cursor = next ?? undefined
  } while (cursor !== undefined)
  return [csvMark, csvLine(heads), ...lines.toReversed()].join('')
}
