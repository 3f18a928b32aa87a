import { permissionOf, type StepRole } from '#modules/workflows/index.ts'
import type { Tx } from '#platform/db.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { forbidden, found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { unchanged, type Why } from './domain.ts'
import { holdOf, mayAct } from './hold.ts'
import type { DossierRecord } from './rows.ts'
import { lockDossier } from './store.ts'

/** Which dossier, which version of it the officer saw, and when. */
export type Act = { code: string; seen?: number | undefined; now: Temporal.Instant }
export type Done = Outcome<DossierRecord, Why>

/** The dossier, locked until the transaction ends, unless somebody changed it since it was seen. */
export async function locked(tx: Tx, who: Who, { code, seen }: Act): Promise<Done> {
  const dossier = found(await lockDossier(tx, who.unit, code), `hồ sơ ${code}`)
  const same = unchanged(dossier, seen)
  return same.ok ? yes(dossier) : same
}

/** Like `locked`, by an officer who may do the step at which it stands, and on whose desk it lies. */
export async function atMyStep(tx: Tx, who: Who, act: Act): Promise<Done> {
  const dossier = await locked(tx, who, act)
  if (!dossier.ok || dossier.value.stepRole === null) return dossier
  if (!who.can.has(permissionOf(dossier.value.stepRole as StepRole))) throw forbidden()
  const hold = await holdOf(tx, who, dossier.value, act.now)
  if (mayAct(hold)) return dossier
  return no(hold === 'colleague' ? 'held-by-colleague' : 'held-elsewhere')
}
