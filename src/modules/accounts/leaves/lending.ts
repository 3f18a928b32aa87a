import { z } from 'zod'

import { plainDate } from '#platform/columns.ts'
import type { Lender, Who } from '#platform/who.ts'

import { isLocked } from '../sessions/expiry.ts'
import { permissionsOf, type ChangedRoles } from '../staff/roles.ts'
import { daysOf, holdsOn, lentOf } from './domain.ts'

/** What a session knows of those whose deputy its officer is, was or will be. */
export const LentRow = z.object({
  staff: z.string(),
  name: z.string(),
  from: plainDate,
  until: plainDate,
  ended: plainDate.nullable(),
  lockedOn: plainDate.nullable(),
  roles: z.array(z.string()),
})

export type Lent = z.output<typeof LentRow>

/** The officer with what is lent today; the rights of the absent are read anew each time, so a role taken from them is gone. */
export function withLent(
  who: Who,
  lent: readonly Lent[],
  changed: ChangedRoles,
  today: Temporal.PlainDate,
): Who {
  const lenders = lent.flatMap((one): Lender[] => {
    const leave = { fromOn: one.from, untilOn: one.until, endedOn: one.ended }
    if (!holdsOn(leave, today) || isLocked(one.lockedOn, today)) return []
    const until = daysOf(leave)?.untilOn ?? one.until
    const can = lentOf(permissionsOf(one.roles, changed))
    return [{ staff: one.staff, name: one.name, until, can }]
  })
  if (lenders.length === 0) return who
  const can = new Set([...who.can, ...lenders.flatMap((lender) => [...lender.can])])
  return { ...who, can, own: who.can, lenders }
}
