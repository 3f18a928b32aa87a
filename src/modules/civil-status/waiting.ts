import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import { entryProcedures } from './registers.ts'

const Row = z.object({
  code: z.string(),
  procedureName: z.string(),
  applicantName: z.string(),
  receivedAt: instant,
  state: z.string(),
})

/** Hồ sơ đã được đồng ý mà chưa vào sổ. */
export type Waiting = z.output<typeof Row>

const days = 60

/**
 * Dossiers that the leader has agreed to, or is about to sign, and that are in no book yet: those at work, and what was finished in the
 * last two months. Each procedure and state is one walk along an index.
 */
export const waitingDossiers = (
  q: Read,
  unit: UnitId,
  now: Temporal.Instant,
  limit = 50,
): Promise<Waiting[]> => q.many(Row)`
  select d.code, d.procedure_name, d.applicant_name, d.received_at, d.state from dossiers.dossier d
  where d.unit_id = ${unit} and d.procedure_code = any(${[...entryProcedures]})
    and d.state in ('accepted', 'processing', 'done', 'returned') and d.verdict = 'grant'
    and (d.decided_at is not null or d.state in ('done', 'returned') or d.step = d.step_count - 1)
    and d.received_at > ${now.subtract({ hours: days * 24 }).toString()}::timestamptz
    and not exists (select from civil_status.entry e where e.unit_id = d.unit_id and e.dossier_id = d.id)
  order by d.received_at limit ${limit}
`
