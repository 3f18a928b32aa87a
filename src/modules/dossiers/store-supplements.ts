import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import type { DossierId } from './domain.ts'

export const SupplementRow = z.object({
  number: z.number(),
  askedAt: instant,
  askedBy: z.string(),
  missing: z.string(),
  answeredAt: instant.nullable(),
  answer: z.string().nullable(),
  /** Until when the applicant may answer; null where no rule says so. */
  answerBy: instant.nullable(),
  lapsedAt: instant.nullable(),
})

export type Supplement = z.output<typeof SupplementRow>

/** The request that the applicant has still to answer. */
export const openSupplement = <Asked extends Pick<Supplement, 'answeredAt' | 'lapsedAt'>>(
  supplements: readonly Asked[],
): Asked | undefined =>
  supplements.find(({ answeredAt, lapsedAt }) => answeredAt === null && lapsedAt === null)

type Ask = {
  number: number
  at: Temporal.Instant
  by: string
  missing: string
  answerBy: Temporal.Instant | null
}

export const addSupplement = (
  tx: Tx,
  unit: UnitId,
  id: DossierId,
  { number, at, by, missing, answerBy }: Ask,
) => tx.run`
  insert into dossiers.supplement (unit_id, dossier_id, number, asked_at, asked_by, missing, answer_by)
  values (${unit}, ${id}, ${number}, ${at.toString()}, ${by}, ${missing}, ${answerBy?.toString() ?? null})
`

export const saveAnswer = (
  tx: Tx,
  unit: UnitId,
  id: DossierId,
  at: Temporal.Instant,
  answer: string,
) => tx.run`
  update dossiers.supplement set answered_at = ${at.toString()}, answer = ${answer}
  where unit_id = ${unit} and dossier_id = ${id} and answered_at is null and lapsed_at is null
`

/** The applicant did not answer, or the dossier ended before: the request is over. */
export const lapseSupplement = (
  tx: Tx,
  unit: UnitId,
  id: DossierId,
  at: Temporal.Instant,
) => tx.run`
  update dossiers.supplement set lapsed_at = ${at.toString()}
  where unit_id = ${unit} and dossier_id = ${id} and answered_at is null and lapsed_at is null
`

const Open = z.object({ answerBy: instant.nullable() })

/** Until when the open request may be answered. */
export const answerByOf = async (q: Read, unit: UnitId, id: DossierId) => {
  const open = await q.maybe(Open)`
    select answer_by from dossiers.supplement
    where unit_id = ${unit} and dossier_id = ${id} and answered_at is null and lapsed_at is null
  `
  return open?.answerBy ?? null
}
