import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import { sql, type Read, type Tx } from '#platform/db.ts'
import { allOf } from '#platform/sql.ts'
import type { UnitId } from '#platform/who.ts'

import type { DossierId } from './domain.ts'

export const opinions = ['agree', 'disagree'] as const
export type Opinion = (typeof opinions)[number]

const Row = z.object({
  number: z.number(),
  stepCode: z.string(),
  stepName: z.string(),
  awaited: z.boolean(),
  role: z.string(),
  department: z.string().nullable(),
  task: z.string(),
  askedAt: instant,
  dueAt: instant.nullable(),
  answeredAt: instant.nullable(),
  answeredBy: z.string().nullable(),
  opinion: z.enum(opinions).nullable(),
  answer: z.string().nullable(),
  closedAt: instant.nullable(),
})

/** Yêu cầu phối hợp: one opinion that was asked for, and its answer. */
export type CoordinationRequest = z.output<typeof Row>

const columns = sql`number, step_code, step_name, awaited, role, department, task, asked_at, due_at, answered_at,
  answered_by, opinion, answer, closed_at`

/** All requests of a dossier, oldest first. */
export const coordinationOf = (
  q: Read,
  unit: UnitId,
  id: DossierId,
): Promise<CoordinationRequest[]> => q.many(Row)`
  select ${columns} from dossiers.coordination where unit_id = ${unit} and dossier_id = ${id} order by number
`

export const isOpen = ({ answeredAt, closedAt }: CoordinationRequest): boolean =>
  answeredAt === null && closedAt === null

type Asking = {
  step: { code: string; name: string }
  awaited: boolean
  partners: readonly { role: string; department?: string | undefined; task: string }[]
  at: Temporal.Instant
  dueAt: Temporal.Instant | null
}

export const askPartners = (
  tx: Tx,
  unit: UnitId,
  id: DossierId,
  { step, awaited, partners, at, dueAt }: Asking,
) => tx.run`
  insert into dossiers.coordination (unit_id, dossier_id, number, step_code, step_name, awaited, role, department, task, asked_at, due_at)
  select ${unit}, ${id}::uuid, p.position + coalesce((
      select max(number) from dossiers.coordination where unit_id = ${unit} and dossier_id = ${id}), 0),
    ${step.code}, ${step.name}, ${awaited}, p.role, p.department, p.task, ${at.toString()}::timestamptz,
    ${dueAt?.toString() ?? null}::timestamptz
  from unnest(${partners.map(({ role }) => role)}::text[], ${partners.map(({ department }) => department ?? null)}::text[],
    ${partners.map(({ task }) => task)}::text[]) with ordinality as p (role, department, task, position)
`

type Answer = {
  number: number
  at: Temporal.Instant
  by: string
  opinion: Opinion
  answer: string
}

export const saveOpinion = (tx: Tx, unit: UnitId, id: DossierId, a: Answer) => tx.run`
  update dossiers.coordination
  set answered_at = ${a.at.toString()}, answered_by = ${a.by}, opinion = ${a.opinion}, answer = ${a.answer}
  where unit_id = ${unit} and dossier_id = ${id} and number = ${a.number} and answered_at is null and closed_at is null
`

const LineRow = z.object({
  dossierId: z.string(),
  number: z.number(),
  code: z.string(),
  procedureName: z.string(),
  applicantName: z.string(),
  stepName: z.string(),
  department: z.string().nullable(),
  task: z.string(),
  askedAt: instant,
  dueAt: instant.nullable(),
})

export type CoordinationLine = z.output<typeof LineRow>

type Mine = {
  roles: readonly string[]
  /** The departments for which the officer answers; requests to others are not theirs. */
  departments: readonly string[]
  after: readonly [askedAt: string, dossier: string, number: number] | undefined
  limit: number
}

/** Open requests to these roles, the oldest first. */
export function openRequests(
  q: Read,
  unit: UnitId,
  { roles, departments, after, limit }: Mine,
): Promise<CoordinationLine[]> {
  const pieces = [
    sql`c.unit_id = ${unit} and c.answered_at is null and c.closed_at is null and c.role = any(${[...roles]})`,
    sql`(c.department is null or c.department = any(${[...departments]}::text[]))`,
    ...(after
      ? [
          sql`(c.asked_at, c.dossier_id, c.number) > (${after[0]}::timestamptz, ${after[1]}::uuid, ${after[2]}::int)`,
        ]
      : []),
  ]
  return q.many(LineRow)`
    select c.dossier_id, c.number, d.code, d.procedure_name, d.applicant_name, c.step_name, c.department, c.task, c.asked_at, c.due_at
    from dossiers.coordination c
    join dossiers.dossier d on d.unit_id = c.unit_id and d.id = c.dossier_id
    where ${allOf(pieces)}
    order by c.asked_at, c.dossier_id, c.number limit ${limit}
  `
}
