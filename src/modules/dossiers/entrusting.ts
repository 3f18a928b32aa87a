import { officersWith, whoOfStaff, type Officer, type Roster } from '#modules/accounts/index.ts'
import { permissionOf, roles, stepAt } from '#modules/workflows/index.ts'
import type { Read } from '#platform/db.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import type { Act } from './possible.ts'
import type { DossierFile } from './read.ts'

/** An officer to whom work is given, with what their roles permit. */
export type Entrusted = Pick<Who, 'staff' | 'name' | 'can'>

/** The officer of this id, unless the account is closed. */
export const officerById = async (q: Read, { unit }: Who, id: string): Promise<Entrusted> =>
  found(await whoOfStaff(q, unit, id), 'cán bộ này')

/** An officer must not be left with a dossier whose step is not hers to do. */
export function mayDo({ can }: Entrusted, stepRole: string | null | undefined): boolean {
  const role = roles.find((each) => each === stepRole)
  return role === undefined || can.has(permissionOf(role))
}

/** To whom each act may give the dossier: whoever does the present step, or the one it goes on to. */
export type Entrustable = { assign: readonly Officer[]; forward: readonly Officer[] }

export function entrustable(
  roster: Roster,
  acts: readonly Act[],
  { dossier, flow, onward }: Pick<DossierFile, 'dossier' | 'flow' | 'onward'>,
): Entrustable {
  const next = typeof onward === 'number' ? stepAt(flow, onward)?.role : undefined
  return {
    assign: acts.includes('assign') ? officersFor(roster, dossier.stepRole) : [],
    forward: acts.includes('forward') ? officersFor(roster, next) : [],
  }
}

function officersFor(roster: Roster, stepRole: string | null | undefined): Officer[] {
  const role = roles.find((each) => each === stepRole)
  return role ? officersWith(roster, permissionOf(role)) : []
}
