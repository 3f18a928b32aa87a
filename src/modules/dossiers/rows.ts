import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import { sql } from '#platform/db.ts'
import { idOf } from '#platform/id.ts'

import { channels, payments, states, verdicts } from './domain.ts'

/** What decisions need of a dossier, as it stands in the table. */
export const DossierRow = z.object({
  unitId: z.number(),
  id: idOf<'dossier'>(),
  code: z.string(),
  procedureCode: z.string(),
  procedureName: z.string(),
  caseCode: z.string().nullable(),
  channel: z.enum(channels),
  assisted: z.boolean(),
  applicantId: idOf<'person'>(),
  applicantName: z.string(),
  state: z.enum(states),
  submittedAt: instant,
  receivedAt: instant,
  dueAt: instant.nullable(),
  firstDueAt: instant.nullable(),
  pausedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  returnedAt: instant.nullable(),
  timesSupplemented: z.number(),
  workflowCode: z.string(),
  workflowVersion: z.number(),
  step: z.number().nullable(),
  stepCount: z.number(),
  stepRole: z.string().nullable(),
  stepDueAt: instant.nullable(),
  assignee: z.string().nullable(),
  verdict: z.enum(verdicts).nullable(),
  hasResult: z.boolean(),
  decidedAt: instant.nullable(),
  payment: z.enum(payments),
  openTracks: z.number(),
  silenceConsents: z.boolean(),
  delivery: z.enum(['counter', 'post', 'electronic']),
  /** Where the applicant fetches the result, when it is fetched at a point of ours. */
  returnPoint: z.string().nullable(),
  version: z.number(),
})

export type DossierRecord = z.output<typeof DossierRow>

export const dossierColumns = sql`
  unit_id, id, code, procedure_code, procedure_name, case_code, channel, assisted, applicant_id, applicant_name, state,
  submitted_at, received_at, due_at, first_due_at, paused_at, finished_at, returned_at, times_supplemented,
  workflow_code, workflow_version, step, step_count, step_role, step_due_at, assignee, verdict, has_result,
  decided_at, payment, open_tracks, silence_consents, delivery, return_point, version
`

/** A line of a list: only what the list shows. */
export const LineRow = z.object({
  id: z.string(),
  code: z.string(),
  procedureCode: z.string(),
  procedureName: z.string(),
  applicantName: z.string(),
  applicantFolded: z.string(),
  applicantReversed: z.string(),
  channel: z.enum(channels),
  state: z.enum(states),
  receivedAt: instant,
  dueAt: instant.nullable(),
  finishedAt: instant.nullable(),
  stepRole: z.string().nullable(),
  assignee: z.string().nullable(),
  version: z.number(),
})

export type Line = z.output<typeof LineRow>

const lines = new Map<string, Line>()
const mostLines = 5_000

/**
 * Reads a line as `LineRow` does, once for each text of it: officers look at the same lists all day, and reading and
 * drawing fifty lines cost more than their query. The same line is the same object, so what is drawn of it can be kept.
 */
export const KeptLineRow = z.transform((row: Readonly<Record<string, unknown>>): Line => {
  const key = Object.values(row).join('\u0001')
  const known = lines.get(key)
  if (known) return known
  const line = LineRow.parse(row)
  if (lines.size >= mostLines) lines.clear()
  lines.set(key, line)
  return line
})

export const lineColumns = sql`
  id, code, procedure_code, procedure_name, applicant_name, applicant_folded, applicant_reversed, channel, state,
  received_at, due_at, finished_at, step_role, assignee, version
`
