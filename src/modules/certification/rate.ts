import { feeFor, procedureByCode } from '#modules/procedures/index.ts'
import type { Read } from '#platform/db.ts'

import { lawfulRate, type CopyRate } from './fee.ts'

/** Chứng thực bản sao từ bản chính. */
const certifiedCopy = '2.000815'

/** Mức thu in force: as the commune has confirmed it, or the law; a fee that is not by pages is none for copies. */
export async function copyRate(q: Read, on: Temporal.PlainDate): Promise<CopyRate> {
  const procedure = await procedureByCode(q, certifiedCopy, on)
  const fee = procedure && feeFor(procedure, { on })
  return fee?.kind === 'per-page' ? fee : lawfulRate
}
