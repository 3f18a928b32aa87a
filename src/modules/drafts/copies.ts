import { readNumber } from '#modules/forms/index.ts'
import { feeOf, procedureByCode, type Fee } from '#modules/procedures/index.ts'
import type { Read } from '#platform/db.ts'

import type { OpenDraft } from './open.ts'

/** Cấp bản sao trích lục hộ tịch, bản sao Giấy khai sinh: what each copy asked for in another form costs. */
const copiesProcedure = '2.000635'

/** Paid copies asked for beside the main result; the fee is of one copy. */
export type Copies = { copies: number; fee: Fee; sure: boolean }

/** The copies that a civil-status form asks for; undefined when it asks for none. */
export async function copiesAskedFor(
  q: Read,
  { draft: { filled }, definition, circumstances: { today: on } }: OpenDraft,
): Promise<Copies | undefined> {
  const isOffered = definition.sections.some(({ id }) => id === 'copies')
  const copies = readNumber(filled['copies'] ?? '') ?? 0
  if (!isOffered || filled['wantsCopies'] !== 'yes' || copies <= 0) return undefined
  const procedure = await procedureByCode(q, copiesProcedure, on)
  if (!procedure) return { copies, fee: { kind: 'unknown' }, sure: false }
  const { value: fee, sure } = feeOf(procedure, { on, channel: 'online' })
  return { copies, fee, sure }
}
