import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { UnitId, Who } from '#platform/who.ts'

import type { DossierId } from '../domain.ts'
import type { Extension } from './domain.ts'

export const ExtensionRow = z.object({
  reason: z.string(),
  days: z.number(),
  dueBefore: instant,
  dueAfter: instant,
  draftedAt: instant,
  signedAt: instant.nullable(),
  late: z.boolean(),
})

export const extensionOf = (q: Read, unit: UnitId, id: DossierId): Promise<Extension | undefined> =>
  q.maybe(ExtensionRow)`
    select reason, days, due_before, due_after, drafted_at, signed_at, late
    from dossiers.extension where unit_id = ${unit} and dossier_id = ${id}
  `

type Draft = Pick<Extension, 'reason' | 'days' | 'dueBefore' | 'dueAfter' | 'draftedAt'>

export const addDraft = (tx: Tx, who: Who, id: DossierId, d: Draft) => tx.run`
  insert into dossiers.extension (unit_id, dossier_id, drafted_at, drafted_by, reason, days, due_before, due_after)
  values (${who.unit}, ${id}, ${d.draftedAt.toString()}, ${who.actor}, ${d.reason}, ${d.days},
    ${d.dueBefore.toString()}, ${d.dueAfter.toString()})
`

type Signed = Pick<Extension, 'reason' | 'days' | 'dueBefore' | 'dueAfter' | 'late'> & {
  at: Temporal.Instant
}

export const saveSigned = (tx: Tx, who: Who, id: DossierId, s: Signed) => tx.run`
  update dossiers.extension set reason = ${s.reason}, days = ${s.days}, due_before = ${s.dueBefore.toString()},
    due_after = ${s.dueAfter.toString()}, late = ${s.late}, signed_at = ${s.at.toString()}, signed_by = ${who.actor}
  where unit_id = ${who.unit} and dossier_id = ${id} and signed_at is null
`
