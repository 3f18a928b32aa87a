import type { Read } from '#platform/db.ts'
import { zone } from '#platform/http.ts'
import type { Who } from '#platform/who.ts'

import { countsFor, type Counts } from './counts.ts'
import { scopeOf } from './fields/scope.ts'
import { dossierList } from './lists.ts'
import type { Line } from './rows.ts'

/** What an officer finds on the desk in the morning. */
export type Desk = { counts: Counts; pressing: Line[] }

export async function deskOf(q: Read, who: Who, today: Temporal.PlainDate): Promise<Desk> {
  const scope = await scopeOf(q, who, today)
  const list = await dossierList(q, who.unit, { filter: { scope, running: true }, limit: 12 })
  const startOfToday = today.toZonedDateTime({ timeZone: zone }).toInstant()
  return { counts: await countsFor(q, who, { scope, startOfToday }), pressing: list.items }
}
