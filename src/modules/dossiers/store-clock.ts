import { z } from 'zod'

import { RuleShape } from '#platform/clock/rule-shape.ts'
import { instant } from '#platform/columns.ts'
import type { Read } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import type { DossierId } from './domain.ts'

const FactsRow = z.object({
  dossierId: z.string(),
  rule: RuleShape.nullable(),
  pauses: z.array(z.object({ from: instant, to: instant })),
  extensions: z.array(z.object({ amount: z.number(), unit: z.literal('working-day') })),
})

export type ClockFacts = z.output<typeof FactsRow>

/**
 * All that a dossier's due date is computed from. A verification that pauses the clock does so until its answer, and at most
 * until its limit; an extension that was signed late moves nothing.
 */
export const clockFactsOfMany = (q: Read, unit: UnitId, ids: readonly DossierId[]) => q.many(
  FactsRow,
)`
  select c.dossier_id, rule,
    coalesce((select jsonb_agg(jsonb_build_object('from', p.since, 'to', p.until) order by p.since) from (
      select paused_from as since, paused_to as until from dossiers.due_change
      where unit_id = ${unit} and dossier_id = c.dossier_id and paused_from is not null
      union all
      select asked_at, least(coalesce(answered_at, limit_at), limit_at) from dossiers.verification
      where unit_id = ${unit} and dossier_id = c.dossier_id and pauses) p), '[]') as pauses,
    coalesce((select jsonb_agg(jsonb_build_object('amount', days, 'unit', 'working-day')) from dossiers.extension
      where unit_id = ${unit} and dossier_id = c.dossier_id and signed_at is not null and not late), '[]') as extensions
  from dossiers.content c where c.unit_id = ${unit} and c.dossier_id = any(${ids}::uuid[])
`

export async function clockFactsOf(q: Read, unit: UnitId, id: DossierId): Promise<ClockFacts> {
  const [facts] = await clockFactsOfMany(q, unit, [id])
  if (!facts) throw new Error(`Dossier ${id} has no content`)
  return facts
}
