import { permissionOf, roles } from '#modules/workflows/index.ts'
import type { Read } from '#platform/db.ts'
import { zone } from '#platform/http.ts'
import type { Who } from '#platform/who.ts'

import { countsFor, type Counts } from './counts.ts'
import { dossierList } from './lists.ts'
import type { Line } from './rows.ts'

/** What an officer finds on the desk in the morning. */
export type Desk = { counts: Counts; pressing: Line[] }

export async function deskOf(q: Read, who: Who, today: Temporal.PlainDate): Promise<Desk> {
  const mine = roles.filter((role) => who.can.has(permissionOf(role)))
  const list = await dossierList(q, who.unit, { filter: { roles: mine, running: true }, limit: 12 })
  const startOfToday = today.toZonedDateTime({ timeZone: zone }).toInstant()
  return { counts: await countsFor(q, who, startOfToday), pressing: list.items }
}
