import { z } from 'zod'

import { RuleShape } from '#platform/clock/rule-shape.ts'
import type { Rule } from '#platform/clock/rule.ts'
import { sql, type Read, type Tx } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import type { Channel, Dossier, DossierId, State } from './domain.ts'
import { HandlingShape, ordinary, type Handling } from './handling/domain.ts'
import { dossierColumns, DossierRow, type DossierRecord } from './rows.ts'

export const dossierByCode = (
  q: Read,
  unit: UnitId,
  code: string,
): Promise<DossierRecord | undefined> =>
  q.maybe(DossierRow)`
    select ${dossierColumns} from dossiers.dossier where unit_id = ${unit} and code = ${code}
  `

const Exists = z.object({ exists: z.boolean() })

/** Whether the reader may see this dossier at all. */
export const dossierExists = async (q: Read, unit: UnitId, id: string): Promise<boolean> => {
  const { exists } = await q.one(Exists)`
    select exists (select from dossiers.dossier where unit_id = ${unit} and id = ${id}) as exists
  `
  return exists
}

/** Locks the dossier until the transaction ends, so two officers cannot decide at once. */
export const lockDossier = (
  tx: Tx,
  unit: UnitId,
  code: string,
): Promise<DossierRecord | undefined> =>
  tx.maybe(DossierRow)`
    select ${dossierColumns} from dossiers.dossier where unit_id = ${unit} and code = ${code} for no key update
  `

/** Many of them, always in the same order. */
export const lockDossiers = (tx: Tx, unit: UnitId, ids: readonly DossierId[]) => tx.many(
  DossierRow,
)`
  select ${dossierColumns} from dossiers.dossier
  where unit_id = ${unit} and id = any(${ids}::uuid[]) order by id for no key update
`

/** Giấy tờ nộp: one paper as it is handed in. */
export type Paper = {
  name: string
  quantity: number
  kind: 'original' | 'certified' | 'copy' | 'electronic'
  fileId?: string | undefined
  /** The stored paper that serves instead of one handed in. */
  storedId?: string | undefined
  /** 1 scanned by us, 2 reused from a component, 3 reused from a result; what arrived as a file was never scanned. */
  digitised?: Digitised | undefined
}

export type Digitised = 0 | 1 | 2 | 3

/** All that is written when a dossier comes in; the code is made from the day's next number. */
export type NewDossier = {
  unit: UnitId
  id: DossierId
  agencyCode: string
  day: Temporal.PlainDate
  /** Given by the commune that took it in for us; else it is made from the day's next number. */
  code?: string | undefined
  procedure: { code: string; name: string; version: string; caseCode: string | undefined }
  channel: Channel
  assisted: boolean
  applicant: { id: string; name: string; folded: string; reversed: string }
  state: State
  submittedAt: Temporal.Instant
  receivedAt: Temporal.Instant
  /** When its first stay begins. */
  enteredAt: Temporal.Instant
  dueAt: Temporal.Instant | undefined
  workflow: { code: string; version: number; steps: number }
  /** The step it starts at; undefined for an online dossier that waits for the desk. */
  step:
    | { code: string; name: string; role: string; dueAt: Temporal.Instant | undefined }
    | undefined
  form: { code: string; version: number; values: object }
  summary: string
  rule: Rule | undefined
  ruleSource: string | undefined
  handling: Handling
  openTracks: number
  papers: readonly Paper[]
  delivery: 'counter' | 'post' | 'electronic'
  returnPoint: string | undefined
}

const Code = z.object({ code: z.string() })

/**
 * One statement: the day's number, the dossier, what was declared, its papers and its first stay.
 * The number's row stays locked until commit, which is what makes the numbers unique and gapless.
 */
export async function addDossier(tx: Tx, d: NewDossier): Promise<string> {
  const at = d.receivedAt.toString()
  const numbered = d.code === undefined ? nextNumber(d) : sql`select 0 as last`
  const coded =
    d.code === undefined
      ? sql`${codeStart(d)}::text || lpad(last::text, greatest(4, length(last::text)), '0')`
      : sql`${d.code}::text`
  const { code } = await tx.one(Code)`
    with numbered as (
      ${numbered}
    ), added as (
      insert into dossiers.dossier (unit_id, id, code, procedure_code, procedure_name, case_code, channel, assisted,
        applicant_id, applicant_name, applicant_folded, applicant_reversed, state, submitted_at, received_at, due_at,
        first_due_at, workflow_code, workflow_version, step, step_count, step_role, step_due_at, delivery,
        silence_consents, open_tracks, return_point)
      select ${d.unit}, ${d.id}::uuid, ${coded},
        ${d.procedure.code}, ${d.procedure.name}, ${d.procedure.caseCode ?? null}, ${d.channel}, ${d.assisted},
        ${d.applicant.id}::uuid, ${d.applicant.name}, ${d.applicant.folded}, ${d.applicant.reversed}, ${d.state},
        ${d.submittedAt.toString()}::timestamptz, ${at}::timestamptz, ${d.dueAt?.toString() ?? null}::timestamptz,
        ${d.dueAt?.toString() ?? null}::timestamptz, ${d.workflow.code}, ${d.workflow.version},
        ${d.step ? 0 : null}::int, ${d.workflow.steps}, ${d.step?.role ?? null},
        ${d.step?.dueAt?.toString() ?? null}::timestamptz, ${d.delivery}, ${d.handling.silenceConsents},
        ${d.openTracks}::int, ${d.returnPoint ?? null}::uuid
      from numbered
      returning code
    ), declared as (
      insert into dossiers.content (unit_id, dossier_id, form_code, form_version, form, summary, procedure_version,
        rule, rule_source, handling)
      values (${d.unit}, ${d.id}, ${d.form.code}, ${d.form.version}, ${JSON.stringify(d.form.values)}, ${d.summary},
        ${d.procedure.version}, ${d.rule ? JSON.stringify(d.rule) : null}, ${d.ruleSource ?? null},
        ${JSON.stringify(d.handling)})
    ), stayed as (
      insert into dossiers.stay (unit_id, dossier_id, number, step, step_code, step_name, role, entered_at, due_at)
      select ${d.unit}, ${d.id}::uuid, 1, 0, ${d.step?.code ?? null}, ${d.step?.name ?? null}, ${d.step?.role ?? null},
        ${d.enteredAt.toString()}::timestamptz, ${d.step?.dueAt?.toString() ?? null}::timestamptz
      where ${d.step !== undefined}
    ), handed_in as (
      insert into dossiers.component (unit_id, dossier_id, position, name, quantity, kind, file_id, stored_id, digitised)
      select ${d.unit}, ${d.id}::uuid, p.position, p.name, p.quantity, p.kind, p.file_id, p.stored_id, p.digitised
      from unnest(${d.papers.map(({ name }) => name)}::text[], ${d.papers.map(({ quantity }) => quantity)}::int[],
        ${d.papers.map(({ kind }) => kind)}::text[], ${d.papers.map(({ fileId }) => fileId ?? null)}::uuid[],
        ${d.papers.map(({ storedId }) => storedId ?? null)}::uuid[],
        ${d.papers.map(({ digitised }) => digitised ?? 0)}::int[])
        with ordinality as p (name, quantity, kind, file_id, stored_id, digitised, position)
    )
    select code from added
  `
  return code
}

type Numbered = Pick<NewDossier, 'unit' | 'agencyCode' | 'day'>

const nextNumber = ({ unit, agencyCode, day }: Numbered) => sql`
  insert into dossiers.day_number as n (unit_id, agency_code, day, last)
  values (${unit}, ${agencyCode}, ${day.toString()}, 1)
  on conflict (unit_id, agency_code, day) do update set last = n.last + 1
  returning last
`

const codeStart = ({ agencyCode, day }: Numbered) =>
  `${agencyCode}-${day.toString().replaceAll('-', '').slice(2)}-`

const Last = z.object({ last: z.number() })

/** A code of ours for a dossier that another commune settles; the number's row is held until commit. */
export async function takeCode(tx: Tx, numbered: Numbered): Promise<string> {
  const { last } = await tx.one(Last)`${nextNumber(numbered)}`
  return `${codeStart(numbered)}${String(last).padStart(4, '0')}`
}

/** Keeps a decision. `step` says who works on it next; without a step the dossier has left the workflow. */
export type Saved = Dossier & {
  stepRole: string | null
  stepDueAt: Temporal.Instant | null
  finishedAt: Temporal.Instant | null
  returnedAt: Temporal.Instant | null
}

export const saveDossier = (tx: Tx, unit: UnitId, d: Saved) => tx.run`
  update dossiers.dossier set
    state = ${d.state}, received_at = ${d.receivedAt.toString()}, due_at = ${text(d.dueAt)}, paused_at = ${text(d.pausedAt)},
    step = ${d.step}, step_role = ${d.stepRole}, step_due_at = ${text(d.stepDueAt)}, assignee = ${d.assignee},
    verdict = ${d.verdict}, times_supplemented = ${d.timesSupplemented}, has_result = ${d.hasResult},
    decided_at = ${text(d.decidedAt)}, payment = ${d.payment}, open_tracks = ${d.openTracks},
    finished_at = ${text(d.finishedAt)}, returned_at = ${text(d.returnedAt)}, version = version + 1
  where unit_id = ${unit} and id = ${d.id}
`

const text = (at: Temporal.Instant | null) => at?.toString() ?? null

export const ContentRow = z.object({
  formCode: z.string(),
  formVersion: z.number(),
  form: z.record(z.string(), z.unknown()),
  summary: z.string(),
  procedureVersion: z.string(),
  rule: RuleShape.nullable(),
  ruleSource: z.string().nullable(),
  handling: HandlingShape.partial()
    .nullable()
    .transform((pinned) => ({ ...ordinary, ...pinned }) as Handling),
})

export type Content = z.output<typeof ContentRow>

/** What was declared, with the rule that was in force. */
export const contentOf = (q: Read, unit: UnitId, id: DossierId): Promise<Content> =>
  q.one(ContentRow)`
    select form_code, form_version, form, summary, procedure_version, rule, rule_source, handling
    from dossiers.content where unit_id = ${unit} and dossier_id = ${id}
  `

export const ComponentRow = z.object({
  position: z.number(),
  name: z.string(),
  quantity: z.number(),
  kind: z.enum(['original', 'certified', 'copy', 'electronic']),
  fileId: z.string().nullable(),
  /** As it was uploaded. */
  fileName: z.string().nullable().optional(),
  digitised: z.number(),
  storedId: z.string().nullable(),
})

export const componentsOf = (q: Read, unit: UnitId, id: DossierId) => q.many(ComponentRow)`
  select position, name, quantity, kind, file_id, digitised, stored_id
  from dossiers.component where unit_id = ${unit} and dossier_id = ${id} order by position
`

export const addComponents = (
  tx: Tx,
  unit: UnitId,
  id: DossierId,
  papers: readonly Paper[],
  at: Temporal.Instant,
) => tx.run`
  insert into dossiers.component (unit_id, dossier_id, position, name, quantity, kind, file_id, stored_id, digitised, added_at)
  select ${unit}, ${id}::uuid, p.position + coalesce((
      select max(position) from dossiers.component where unit_id = ${unit} and dossier_id = ${id}), 0),
    p.name, p.quantity, p.kind, p.file_id, p.stored_id, p.digitised, ${at.toString()}::timestamptz
  from unnest(${papers.map(({ name }) => name)}::text[], ${papers.map(({ quantity }) => quantity)}::int[],
    ${papers.map(({ kind }) => kind)}::text[], ${papers.map(({ fileId }) => fileId ?? null)}::uuid[],
    ${papers.map(({ storedId }) => storedId ?? null)}::uuid[], ${papers.map(({ digitised }) => digitised ?? 0)}::int[])
    with ordinality as p (name, quantity, kind, file_id, stored_id, digitised, position)
`
