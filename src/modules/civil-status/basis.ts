import { zone } from '#platform/http.ts'

import type { Register } from './domain.ts'
import { formOf } from './registers.ts'

/** Luật Hộ tịch 03/2026/QH16: what was received before stays under the old law (GOV 0). */
const newLawFrom = Temporal.PlainDate.from('2027-03-01')

/** Căn cứ of an entry, by the day on which its dossier was received. */
export function basisOn(register: Register, receivedAt: Temporal.Instant): string {
  const day = receivedAt.toZonedDateTimeISO(zone).toPlainDate()
  return Temporal.PlainDate.compare(day, newLawFrom) < 0
    ? formOf(register).basis
    : 'Luật Hộ tịch 03/2026/QH16'
}
