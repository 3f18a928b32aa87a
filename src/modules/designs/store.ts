import { z } from 'zod'

import { FormContent } from '#modules/forms/index.ts'
import { instant, plainDate } from '#platform/columns.ts'
import { sql, type Read, type Tx } from '#platform/db.ts'
import { idOf, type Id } from '#platform/id.ts'
import type { UnitId, Who } from '#platform/who.ts'

export type DesignId = Id<'design'>

const Row = z.object({
  code: z.string(),
  id: idOf<'design'>(),
  draft: FormContent.nullable(),
  version: z.number(),
  lastPublished: z.number(),
  changedBy: z.string(),
  changedAt: instant,
})

/** Bản thiết kế: a form of the commune's own, with its draft if there is one. */
export type Design = z.output<typeof Row>

const columns = sql`code, id, draft, version, last_published, changed_by, changed_at`

export const designByCode = (q: Read, code: string): Promise<Design | undefined> => q.maybe(Row)`
  select ${columns} from designs.design where unit_id = platform.unit() and code = ${code}
`

/** Locked until the transaction ends, so two administrators cannot save at once. */
export const lockDesign = (tx: Tx, code: string): Promise<Design | undefined> => tx.maybe(Row)`
  select ${columns} from designs.design where unit_id = platform.unit() and code = ${code} for no key update
`

const Line = z.object({
  code: z.string(),
  title: z.string(),
  procedures: z.array(z.string()),
  isDrafted: z.boolean(),
  newest: z.number().nullable(),
  effectiveFrom: plainDate.nullable(),
  retiredFrom: plainDate.nullable(),
  changedAt: instant,
})
export type DesignLine = z.output<typeof Line>

/** A commune has at most so many, so its list is one page. */
export const mostDesigns = 200

export const designLines = (q: Read): Promise<DesignLine[]> => q.many(Line)`
  select d.code, coalesce(p.content, d.draft)->'title'->>'vi' as title,
    array(select jsonb_array_elements_text(coalesce(p.content, d.draft)->'procedures')) as procedures,
    d.draft is not null as is_drafted, p.version as newest, p.effective_from, p.retired_from, d.changed_at
  from designs.design d
  left join lateral (
    select version, effective_from, retired_from, content from forms.published p
    where p.unit_id = d.unit_id and p.code = d.code order by version desc limit 1) p on true
  where d.unit_id = platform.unit()
  order by title, d.code limit ${mostDesigns}
`

type Change = { who: Who; now: Temporal.Instant }
type New = { code: string; id: DesignId; draft: FormContent }

/** False when the code is taken. */
export const addDesign = async (tx: Tx, { who, now }: Change, design: New): Promise<boolean> =>
  (await tx.run`
    insert into designs.design (unit_id, code, id, draft, changed_by, changed_at)
    values (${who.unit}, ${design.code}, ${design.id}, ${JSON.stringify(design.draft)}, ${who.actor}, ${now.toString()})
    on conflict do nothing
  `) === 1

export const saveDraft = (
  tx: Tx,
  { who, now }: Change,
  code: string,
  draft: FormContent | null,
) => tx.run`
  update designs.design set draft = ${draft ? JSON.stringify(draft) : null}, version = version + 1,
    changed_by = ${who.actor}, changed_at = ${now.toString()}
  where unit_id = ${who.unit} and code = ${code}
`

export const notePublished = (tx: Tx, unit: UnitId, code: string, version: number) => tx.run`
  update designs.design set last_published = ${version} where unit_id = ${unit} and code = ${code}
`

export const removeDesign = (tx: Tx, unit: UnitId, code: string) => tx.run`
  delete from designs.design where unit_id = ${unit} and code = ${code}
`
