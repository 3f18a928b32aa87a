import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { UnitId, Who } from '#platform/who.ts'

import type { DossierId } from '../domain.ts'
import { ResultRow } from '../results/store.ts'

/** Kết quả giải quyết of a dossier, with the files. */
export const resultsOf = (q: Read, unit: UnitId, id: DossierId) => q.many(ResultRow)`
  select number, title, document_number, file_id, attached_at, attached_by, sealed, annotation from dossiers.result
  where unit_id = ${unit} and dossier_id = ${id} order by number
`

export const PickupRow = z.object({ fullName: z.string(), idNumber: z.string(), saidAt: instant })

/** Người nhận thay, as the applicant named him; undefined when nobody is named. */
export type Pickup = z.output<typeof PickupRow>

export async function pickupOf(q: Read, unit: UnitId, id: string): Promise<Pickup | undefined> {
  const named = await q.maybe(PickupRow)`
    select full_name, id_number, said_at from dossiers.pickup
    where unit_id = ${unit} and dossier_id = ${id} order by number desc limit 1
  `
  return named?.fullName === '' ? undefined : named
}

type Named = { fullName: string; idNumber: string; at: Temporal.Instant }

export const addPickup = (
  tx: Tx,
  who: Who,
  id: DossierId,
  { fullName, idNumber, at }: Named,
) => tx.run`
  insert into dossiers.pickup (unit_id, dossier_id, number, full_name, id_number, said_at, said_by)
  select ${who.unit}, ${id}::uuid, 1 + count(*), ${fullName}, ${idNumber}, ${at.toString()}::timestamptz, ${who.actor}
  from dossiers.pickup where unit_id = ${who.unit} and dossier_id = ${id}
`
