import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes } from '#platform/outcome.ts'
import type { Who } from '#platform/who.ts'

import { handOverResult } from '../actions.ts'
import { about } from '../events.ts'
import { locked, type Act, type Done } from '../holding.ts'
import { dossierByCode } from '../store.ts'
import { addPickup, resultsOf } from './store.ts'

/** Xác nhận đã nhận: the applicant has the electronic result; nobody has to hand her anything more. */
export async function confirmReceived(tx: Tx, who: Who, act: Act): Promise<Done> {
  const dossier = await dossierByCode(tx, who.unit, act.code)
  if (dossier?.delivery !== 'electronic') return no('not-electronic')
  const results = await resultsOf(tx, who.unit, dossier.id)
  if (!results.some(({ fileId }) => fileId !== null)) return no('not-electronic')
  return handOverResult(tx, who, { ...act, to: dossier.applicantName, how: 'electronic' })
}

export type Named = { fullName: string; idNumber: string }

/** Cử người nhận thay, or takes it back with an empty name. */
export async function namePickup(tx: Tx, who: Who, act: Act, named: Named): Promise<Done> {
  const dossier = await locked(tx, who, act)
  if (!dossier.ok) return dossier
  const { id, code, state } = dossier.value
  if (state !== 'done') return no('not-done')
  await addPickup(tx, who, id, { ...named, at: act.now })
  await record(tx, who, 'dossier.pickup-named', about(id), { code, name: named.fullName })
  return yes(dossier.value)
}
