import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { yes } from '#platform/outcome.ts'
import type { Who } from '#platform/who.ts'

import { about } from '../events.ts'
import { locked, type Act, type Done } from '../holding.ts'
import { saveDossier } from '../store.ts'
import { moveTrack, type TrackState } from './domain.ts'
import { saveTrack, trackOf } from './store.ts'

export type MoveIt = Act & {
  number: number
  state: TrackState
  result?: string | undefined
  note?: string | undefined
}

/** Cập nhật nhánh liên thông: what the agency of one of the linked procedures has done. */
export async function updateTrack(tx: Tx, who: Who, act: MoveIt): Promise<Done> {
  const dossier = await locked(tx, who, act)
  if (!dossier.ok) return dossier
  const { number, state, result, note, now: at } = act
  const track = await trackOf(tx, who.unit, dossier.value.id, number)
  const outcome = moveTrack(dossier.value, track, state)
  if (!outcome.ok) return outcome
  const after = { ...dossier.value, ...outcome.value }
  await saveDossier(tx, who.unit, after)
  await saveTrack(tx, who.unit, after.id, { number, state, result, note, at })
  await record(tx, who, 'dossier.track-changed', about(after.id), {
    code: after.code,
    track: track?.name ?? '',
    agency: track?.agency ?? '',
    state,
    result,
    note,
  })
  return yes(after)
}
