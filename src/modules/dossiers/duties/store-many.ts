import type { Pause } from '#platform/clock/rule.ts'
import type { Tx } from '#platform/db.ts'
import type { UnitId, Who } from '#platform/who.ts'

import type { DossierRecord } from '../rows.ts'

export type PaidDossier = Pick<
  DossierRecord,
  'id' | 'state' | 'payment' | 'pausedAt' | 'dueAt' | 'stepDueAt'
> & { dueBefore: Temporal.Instant | null; pause: Pause | null }

/** What `saveDossier` and `addDueChange` write for one. */
export async function savePaidDossiers(tx: Tx, unit: UnitId, dossiers: readonly PaidDossier[]) {
  await tx.run`
    update dossiers.dossier d set state = n.state, payment = n.payment, paused_at = n."pausedAt", due_at = n."dueAt",
      step_due_at = n."stepDueAt", version = version + 1
    from jsonb_to_recordset(${JSON.stringify(dossiers)}::jsonb) as n(id uuid, state text, payment text,
      "pausedAt" timestamptz, "dueAt" timestamptz, "stepDueAt" timestamptz)
    where d.unit_id = ${unit} and d.id = n.id
  `
  const moved = dossiers.flatMap(({ id, dueBefore, dueAt, pause }) =>
    pause ? [{ id, dueBefore, dueAt, from: pause.from, to: pause.to }] : [],
  )
  await tx.run`
    insert into dossiers.due_change (unit_id, dossier_id, number, at, due_before, due_after, reason, paused_from, paused_to)
    select ${unit}, n.id, 1 + (select count(*) from dossiers.due_change c where c.unit_id = ${unit} and c.dossier_id = n.id),
      n."to", n."dueBefore", n."dueAt", 'settled', n."from", n."to"
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as n(id uuid, "dueBefore" timestamptz, "dueAt" timestamptz,
      "from" timestamptz, "to" timestamptz)
  `
}

type Settled = { dossierId: string; note: string }

/** Paid by bank transfer: that is what comes many at once. */
export const settleDuties = (
  tx: Tx,
  { unit, actor }: Who,
  paid: readonly Settled[],
  now: Temporal.Instant,
) => tx.run`
  update dossiers.duty d set settled_at = ${now.toString()}, settled_by = ${actor}, how = 'paid', online = true, note = n.note
  from jsonb_to_recordset(${JSON.stringify(paid)}::jsonb) as n("dossierId" uuid, note text)
  where d.unit_id = ${unit} and d.dossier_id = n."dossierId" and d.settled_at is null
`
