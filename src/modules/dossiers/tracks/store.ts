import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import type { DossierId } from '../domain.ts'
import type { Link } from '../handling/domain.ts'
import { trackStates, type Track, type TrackState } from './domain.ts'

export const TrackRow = z.object({
  number: z.number(),
  procedureCode: z.string(),
  name: z.string(),
  agency: z.string(),
  state: z.enum(trackStates),
  changedAt: instant,
  result: z.string().nullable(),
  note: z.string().nullable(),
})

export const trackOf = (
  q: Read,
  unit: UnitId,
  id: DossierId,
  number: number,
): Promise<Track | undefined> => q.maybe(TrackRow)`
  select number, procedure_code, name, agency, state, changed_at, result, note
  from dossiers.track where unit_id = ${unit} and dossier_id = ${id} and number = ${number}
`

/** One track for each linked procedure. */
export const addTracks = (
  tx: Tx,
  unit: UnitId,
  id: DossierId,
  links: readonly Link[],
  at: Temporal.Instant,
) => tx.run`
  insert into dossiers.track (unit_id, dossier_id, number, procedure_code, name, agency, changed_at)
  select ${unit}, ${id}::uuid, l.number, l.code, l.name, l.agency, ${at.toString()}::timestamptz
  from unnest(${links.map(({ code }) => code)}::text[], ${links.map(({ name }) => name)}::text[],
    ${links.map(({ agency }) => agency)}::text[]) with ordinality as l (code, name, agency, number)
`

type Moved = {
  number: number
  state: TrackState
  at: Temporal.Instant
  result: string | undefined
  note: string | undefined
}

export const saveTrack = (tx: Tx, unit: UnitId, id: DossierId, m: Moved) => tx.run`
  update dossiers.track set state = ${m.state}, changed_at = ${m.at.toString()},
    result = coalesce(${m.result ?? null}, result), note = coalesce(${m.note ?? null}, note)
  where unit_id = ${unit} and dossier_id = ${id} and number = ${m.number}
`
