import { permissionOf, type StepRole } from '#modules/workflows/index.ts'
import type { Read } from '#platform/db.ts'
import { zone } from '#platform/http.ts'
import type { Who } from '#platform/who.ts'

import { isInScope, scopesOf } from './fields/scope.ts'
import type { DossierRecord } from './rows.ts'

/**
 * Whose the present step is, as one officer sees it: one's own to do, nobody's yet in one's department, a colleague's, or
 * another department's.
 */
export type Hold = 'own' | 'open' | 'colleague' | 'elsewhere'

type Held = Pick<DossierRecord, 'assignee' | 'stepRole' | 'procedureCode'>

/** What is nobody's or one's own may be done; what is a colleague's first has to be taken over. */
export const mayAct = (hold: Hold): boolean => hold === 'own' || hold === 'open'

/** Who gives out the work of a department may also do it; a deputy does what the officer who is away may do. */
export async function holdOf(
  q: Read,
  who: Who,
  { assignee, stepRole, procedureCode }: Held,
  now: Temporal.Instant,
): Promise<Hold> {
  if (who.kind !== 'staff' || stepRole === null) return 'own'
  // Whether the step is this officer's kind of work at all is the permission's to say.
  if (!who.can.has(permissionOf(stepRole as StepRole))) return 'own'
  const workers = [who, ...(who.lenders ?? [])]
  if (assignee !== null && workers.some(({ staff }) => staff === assignee)) return 'own'
  const on = now.toZonedDateTimeISO(zone).toPlainDate()
  const staff = workers.flatMap((one) => one.staff ?? [])
  const scopes = await scopesOf(q, { unit: who.unit, staff, on })
  if (!workers.some((one) => isInScope(scopes(one), stepRole, procedureCode))) return 'elsewhere'
  if (who.can.has('dossier.assign')) return 'own'
  return assignee === null ? 'open' : 'colleague'
}
