import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes } from '#platform/outcome.ts'
import type { Who } from '#platform/who.ts'

import { openStates, type DossierId } from './domain.ts'
import { about } from './events.ts'
import { locked, type Act, type Done } from './holding.ts'
import { saveDossier } from './store.ts'

export const VisitRow = z.object({
  number: z.number(),
  place: z.string(),
  at: instant,
  note: z.string().nullable(),
})

/** Đăng ký lưu động: where and when the officers come to the citizen. */
export type Visit = { place: string; at: Temporal.Instant; note?: string | undefined }

export const addVisit = (
  tx: Tx,
  who: Who,
  id: DossierId,
  { place, at, note, now }: Visit & { now: Temporal.Instant },
) => tx.run`
  insert into dossiers.visit (unit_id, dossier_id, number, place, at, note, planned_at, planned_by)
  select ${who.unit}, ${id}::uuid, 1 + count(*), ${place}, ${at.toString()}::timestamptz, ${note ?? null},
    ${now.toString()}::timestamptz, ${who.actor}
  from dossiers.visit where unit_id = ${who.unit} and dossier_id = ${id}
`

/** Hẹn đăng ký lưu động; an appointment that changes is a new one, and the earlier stay on record. */
export async function planVisit(tx: Tx, who: Who, act: Act & Visit): Promise<Done> {
  const dossier = await locked(tx, who, act)
  if (!dossier.ok) return dossier
  if (!openStates.includes(dossier.value.state)) return no('not-in-process')
  await saveDossier(tx, who.unit, dossier.value)
  await addVisit(tx, who, dossier.value.id, act)
  await record(tx, who, 'dossier.visit-planned', about(dossier.value.id), {
    code: dossier.value.code,
    place: act.place,
    at: act.at.toString(),
    note: act.note,
  })
  return yes(dossier.value)
}
