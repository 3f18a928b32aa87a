import type { Read } from '#platform/db.ts'
import type { Who } from '#platform/who.ts'

import { holdOf } from '../hold.ts'
import { mayReckonFee } from '../possible.ts'
import type { DossierRecord } from '../rows.ts'

/** Whether this officer may ask for the fee of this dossier now, or reckon it again. */
export const mayAskFee = async (
  q: Read,
  who: Who,
  dossier: DossierRecord,
  now: Temporal.Instant,
): Promise<boolean> => mayReckonFee(dossier, who, await holdOf(q, who, dossier, now))
