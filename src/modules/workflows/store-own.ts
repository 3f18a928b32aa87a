import { z } from 'zod'

import { instant, plainDate } from '#platform/columns.ts'
import { sql, type Read, type Tx } from '#platform/db.ts'
import { idOf, type Id } from '#platform/id.ts'
import { forgetStamps } from '#platform/stamps.ts'
import type { UnitId, Who } from '#platform/who.ts'

import type { FlowContent } from './domain.ts'
import { Content } from './shapes.ts'

export type FlowId = Id<'workflow'>

const OwnRow = z.object({
  code: z.string(),
  id: idOf<'workflow'>(),
  draft: Content.nullable(),
  version: z.number(),
  changedBy: z.string(),
  changedAt: instant,
})

/** Quy trình riêng của xã, with its draft if there is one. */
export type OwnFlow = z.output<typeof OwnRow>

const columns = sql`code, id, draft, version, changed_by, changed_at`

export const ownFlow = (q: Read, code: string): Promise<OwnFlow | undefined> => q.maybe(OwnRow)`
  select ${columns} from workflows.own where unit_id = platform.unit() and code = ${code}
`

/** Locked until the transaction ends, so two administrators cannot save at once. */
export const lockFlow = (tx: Tx, code: string): Promise<OwnFlow | undefined> => tx.maybe(OwnRow)`
  select ${columns} from workflows.own where unit_id = platform.unit() and code = ${code} for no key update
`

const LineRow = z.object({
  code: z.string(),
  name: z.string(),
  isDrafted: z.boolean(),
  newest: z.number().nullable(),
  effectiveFrom: plainDate.nullable(),
  changedAt: instant,
})

export type FlowLine = z.output<typeof LineRow>

/** A unit has at most so many, so its list is one page. */
export const mostFlows = 200

export const ownFlows = (q: Read): Promise<FlowLine[]> => q.many(LineRow)`
  select o.code, coalesce(o.draft->>'name', p.content->>'name', o.code) as name, o.draft is not null as is_drafted,
    p.version as newest, p.effective_from, o.changed_at
  from workflows.own o
  left join lateral (
    select version, effective_from, content from workflows.published p
    where p.unit_id = o.unit_id and p.code = o.code order by version desc limit 1) p on true
  where o.unit_id = platform.unit()
  order by name, o.code limit ${mostFlows}
`

const PublishedRow = z.object({
  code: z.string(),
  version: z.number(),
  content: Content,
  effectiveFrom: plainDate,
  note: z.string(),
  publishedBy: z.string(),
  publishedAt: instant,
})

export type Published = z.output<typeof PublishedRow>

const mostVersions = 100

/** The newest versions, newest first. */
export const publishedVersions = (q: Read, code: string): Promise<Published[]> => q.many(
  PublishedRow,
)`
  select code, version, content, effective_from, note, published_by, published_at from workflows.published
  where unit_id = platform.unit() and code = ${code} order by version desc limit ${mostVersions}
`

type Change = { who: Who; now: Temporal.Instant }

export type NewFlow = { code: string; id: FlowId; draft: FlowContent }

/** False when the code is taken. */
export const addFlow = async (tx: Tx, { who, now }: Change, flow: NewFlow): Promise<boolean> =>
  (await tx.run`
    insert into workflows.own (unit_id, code, id, draft, changed_by, changed_at)
    values (${who.unit}, ${flow.code}, ${flow.id}, ${JSON.stringify(flow.draft)}, ${who.actor}, ${now.toString()})
    on conflict do nothing
  `) === 1

export const saveDraft = (
  tx: Tx,
  { who, now }: Change,
  code: string,
  draft: FlowContent | null,
) => tx.run`
  update workflows.own set draft = ${draft ? JSON.stringify(draft) : null}, version = version + 1,
    changed_by = ${who.actor}, changed_at = ${now.toString()}
  where unit_id = ${who.unit} and code = ${code}
`

export const removeFlow = (tx: Tx, unit: UnitId, code: string) => tx.run`
  delete from workflows.own where unit_id = ${unit} and code = ${code}
`

type Publishing = { content: FlowContent; from: Temporal.PlainDate; note: string }
const Version = z.object({ version: z.number() })

/** Writes the next version; the row of the workflow is locked by now. */
export async function addVersion(
  tx: Tx,
  { who, now }: Change,
  code: string,
  { content, from, note }: Publishing,
): Promise<number> {
  const { version } = await tx.one(Version)`
    insert into workflows.published (unit_id, code, version, content, effective_from, note, published_by, published_at)
    select ${who.unit}, ${code}, coalesce(max(version), 0) + 1, ${JSON.stringify(content)}::jsonb,
      ${from.toString()}::date, ${note}, ${who.actor}, ${now.toString()}::timestamptz
    from workflows.published where unit_id = ${who.unit} and code = ${code}
    returning version
  `
  await touch(tx, who.unit)
  return version
}

export const saveChoice = (
  tx: Tx,
  { who, now }: Change,
  choice: { procedureCode: string; caseCode: string; workflowCode: string },
) => tx.run`
    insert into workflows.choice (unit_id, procedure_code, case_code, workflow_code, chosen_by, chosen_at)
    values (${who.unit}, ${choice.procedureCode}, ${choice.caseCode}, ${choice.workflowCode}, ${who.actor}, ${now.toString()})
    on conflict (unit_id, procedure_code, case_code)
    do update set workflow_code = excluded.workflow_code, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at
`

export const removeChoice = (tx: Tx, unit: UnitId, procedure: string, caseCode: string) => tx.run`
  delete from workflows.choice
  where unit_id = ${unit} and procedure_code = ${procedure} and case_code = ${caseCode}
`

/** Copies in memory, of every process, are read anew from now on. Until the transaction ends nobody else may choose. */
export async function touch(tx: Tx, unit: UnitId) {
  await tx.run`
    insert into workflows.revision (unit_id, stamp) values (${unit}, gen_random_uuid())
    on conflict (unit_id) do update set stamp = excluded.stamp
  `
  forgetStamps(tx)
}
