import type { CertificationTable } from '#modules/papers/index.ts'
import { letterheadOf, type Unit } from '#modules/units/index.ts'
import { serialText } from '#platform/year-book.ts'
import { moneyText } from '#ui/format.ts'

import { symbolOf } from './domain.ts'
import type { Visit, Waiting } from './store-visits.ts'
import type { Entry } from './store.ts'
import { kindWords } from './words.ts'

type Sheet = {
  visit: Visit
  entries: readonly Entry[]
  waiting: readonly Waiting[]
  unit: Unit
  by: string
  demo: boolean
}

/** Phiếu trình ký: what the signer gets on top of the papers of one visit. */
export function sheetOf({ visit, entries, waiting, unit, by, demo }: Sheet): CertificationTable {
  const title = 'Phiếu trình ký chứng thực'
  return {
    agency: letterheadOf(unit),
    title,
    under: kindWords[visit.kind][0],
    facts: [
      ['Người yêu cầu', visit.requesterName],
      ['Người ký', `${visit.signerName}, ${visit.signerTitle}`],
    ],
    head: ['Số', 'Giấy tờ', 'Trang', 'Bản', 'Lệ phí'],
    rows: [
      ...entries.map((one) => [
        `${serialText(one.number)}-${symbolOf(one)}`,
        one.name,
        String(one.pages),
        String(one.copies),
        moneyText('vi', one.fee),
      ]),
      ...waiting.map(({ name, pages, fee }) => [
        'chờ ký số',
        `${name} (bản điện tử)`,
        String(pages),
        '1',
        moneyText('vi', fee),
      ]),
    ],
    after: [`Tổng lệ phí: ${moneyText('vi', visit.fee)}`],
    signs: [
      { role: 'Người tiếp nhận', hint: '(Ký và ghi rõ họ tên)', name: by },
      { role: 'Người ký chứng thực', hint: '(Ký nháy khi trả)', name: visit.signerName },
    ],
    foot: title,
    at: visit.at,
    demo,
  }
}
