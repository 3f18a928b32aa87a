import { z } from 'zod'

import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { typedDay } from '#platform/typed-day.ts'
import type { Who } from '#platform/who.ts'

import type { StoredPaper } from './domain.ts'
import { aboutPaper } from './events.ts'
import { describePaper } from './store.ts'

/** What stands on a paper itself. */
export type Details = {
  issuer: string | null
  issuedOn: Temporal.PlainDate | null
  expiresOn: Temporal.PlainDate | null
}

const optionalDay = z.union([
  z.literal('').transform(() => null),
  typedDay('Ghi ngày dạng ngày/tháng/năm'),
])

export const DetailsForm = z.object({
  issuer: z
    .string()
    .default('')
    .transform((text) => text.replaceAll(/\s+/g, ' ').trim())
    .refine((text) => text === '' || text.length >= 2, 'Ghi tên cơ quan, hoặc để trống')
    .pipe(z.string().max(200, 'Tối đa 200 chữ cái'))
    .transform((text) => text || null),
  issuedOn: optionalDay.default(null),
  expiresOn: optionalDay.default(null),
})

type WhyNot = 'issued-later' | 'expires-before'

/** What a paper says of itself must be possible: nothing is issued tomorrow, nothing expires before it is issued. */
export function possible(
  { issuedOn, expiresOn }: Details,
  today: Temporal.PlainDate,
): Outcome<undefined, WhyNot> {
  if (issuedOn && Temporal.PlainDate.compare(issuedOn, today) > 0) return no('issued-later')
  if (issuedOn && expiresOn && Temporal.PlainDate.compare(expiresOn, issuedOn) < 0)
    return no('expires-before')
  return yes(undefined)
}

type Writing = { details: Details; now: Temporal.Instant; today: Temporal.PlainDate }

/** Ghi thông tin trên giấy tờ: an officer who looks at the paper writes down what stands on it. */
export async function writeDetails(
  tx: Tx,
  who: Who,
  paper: StoredPaper,
  { details, now, today }: Writing,
): Promise<Outcome<undefined, WhyNot>> {
  const answer = possible(details, today)
  if (!answer.ok) return answer
  await describePaper(tx, who, paper.id, { ...details, now })
  await record(tx, who, 'paper.described', aboutPaper(paper.id), {
    from: paper.dossierCode,
    issuer: details.issuer,
    issuedOn: details.issuedOn?.toString() ?? null,
    expiresOn: details.expiresOn?.toString() ?? null,
  })
  return answer
}
