import { ownUnit } from '#modules/units/index.ts'
import type { Read } from '#platform/db.ts'
import { csvLine, csvMark } from '#platform/sheets/csv.ts'
import type { UnitId } from '#platform/who.ts'
import { dongInWords } from '#ui/number-words.ts'

import { numberText } from './domain.ts'
import { receiptList, type Receipt } from './store.ts'
import { howWords } from './words.ts'

// What NĐ 123/2020 Điều 32 khoản 2 asks a receipt to say; the tax authority's own file was not seen.
const heads = [
  'Loại biên lai',
  'Ký hiệu',
  'Số',
  'Ngày lập',
  'Người nộp',
  'Mã hồ sơ',
  'Khoản thu',
  'Số tiền',
  'Bằng chữ',
  'Hình thức',
  'Người thu',
  'Đơn vị thu',
  'Mã số thuế',
  'Biên lai điện tử chính thức',
  'Tình trạng',
  'Lý do hủy',
]

const lineOf = (one: Receipt, agency: string) =>
  csvLine([
    'Biên lai thu phí, lệ phí',
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
    dongInWords(one.amount),
    howWords[one.how][0],
    one.issuedName,
    agency,
    one.taxCode ?? '',
    one.isOfficial ? 'Có' : 'Không',
    one.voidedAt ? 'Đã hủy' : 'Còn hiệu lực',
    one.voidReason ?? '',
  ])

/** Sổ biên lai of a symbol as data: every number, the void ones too. */
export async function csvOf(q: Read, unit: UnitId, symbol: string): Promise<string> {
  const { name } = await ownUnit(q)
  const lines: string[] = []
  let cursor: string | undefined
  do {
    const { items, next } = await receiptList(q, unit, { symbol, cursor, most: 1_000 })
    lines.push(...items.map((one) => lineOf(one, name)))
    cursor = next ?? undefined
  } while (cursor !== undefined)
  return [csvMark, csvLine(heads), ...lines.toReversed()].join('')
}
