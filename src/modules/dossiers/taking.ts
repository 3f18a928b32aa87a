import { permissionOf, type StepRole } from '#modules/workflows/index.ts'
import type { Tx } from '#platform/db.ts'
import { no } from '#platform/outcome.ts'
import { forbidden } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { assignDossier } from './actions.ts'
import { holdOf } from './hold.ts'
import { locked, type Act, type Done } from './holding.ts'

/** Nhận việc: an officer takes the present step from a colleague of the same department, or when nobody has it yet. */
export async function takeStep(tx: Tx, who: Who, act: Act): Promise<Done> {
  const dossier = await locked(tx, who, act)
  if (!dossier.ok) return dossier
  const { stepRole } = dossier.value
  if (stepRole !== null && !who.can.has(permissionOf(stepRole as StepRole))) throw forbidden()
  if ((await holdOf(tx, who, dossier.value, act.now)) === 'elsewhere') return no('held-elsewhere')
  return assignDossier(tx, who, { ...act, officer: who })
}
