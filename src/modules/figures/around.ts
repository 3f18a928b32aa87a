import { officersOf, staffNames } from '#modules/accounts/index.ts'
import { everyDepartment } from '#modules/units/index.ts'
import type { Read } from '#platform/db.ts'
import { forbidden } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { maySeeOfficer, narrowingOf, type Rooms, type Wanted } from './asked.ts'
import { offerOf, type Offer } from './levels.ts'
import type { Asked } from './store.ts'

/** What a question about figures leans on: the catalogue, officers and departments, and the question itself. */
export type Around = {
  wanted: Wanted
  asked: Asked
  offer: Offer
  rooms: Rooms
  departments: ReadonlyMap<string, string>
}

type For = { who: Who; today: Temporal.PlainDate; wanted: Wanted }

export async function aroundOf(q: Read, { who, today, wanted }: For): Promise<Around> {
  if (!maySeeOfficer(who, wanted)) throw forbidden()
  const offer = await offerOf(q, who.unit, today)
  const isByOfficer = who.can.has('figures.officers')
  const officers = isByOfficer ? await officersOf(q) : []
  const departments = isByOfficer ? await everyDepartment(q) : []
  const rooms = new Map(officers.map(({ id, departmentId }) => [id as string, departmentId]))
  const asked = {
    unit: who.unit,
    period: wanted.period,
    today,
    narrowing: narrowingOf(wanted, offer, rooms),
    levels: offer.levels,
  }
  const named = new Map(departments.map(({ id, name }) => [id as string, name]))
  return { wanted, asked, offer, rooms, departments: named }
}

/** Names of these officers, also of those who have left. */
export const namesOf = (q: Read, ids: readonly string[]) => staffNames(q, ids)
