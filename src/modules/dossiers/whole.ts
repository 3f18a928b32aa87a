import { z } from 'zod'

import type { Read } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import type { DossierId } from './domain.ts'
import { PastRow } from './history.ts'
import { SlipLine, slipLines } from './slip-list.ts'
import { ComponentRow, ContentRow, ResultRow, SupplementRow } from './store.ts'

const WholeRow = z.object({
  content: ContentRow,
  components: z.array(ComponentRow),
  supplements: z.array(SupplementRow),
  results: z.array(ResultRow),
  past: z.array(PastRow),
  slips: z.array(SlipLine),
})

/** All that hangs on a dossier. */
export type Whole = z.output<typeof WholeRow>

/** One statement instead of five: a page that officers open all day should not pay for five journeys. */
export const wholeOf = (q: Read, unit: UnitId, id: DossierId): Promise<Whole> => q.one(WholeRow)`
  select
    (select jsonb_build_object('formCode', form_code, 'formVersion', form_version, 'form', form, 'summary', summary,
       'procedureVersion', procedure_version, 'rule', rule, 'ruleSource', rule_source)
     from dossiers.content where unit_id = ${unit} and dossier_id = ${id}) as content,
    coalesce((select jsonb_agg(jsonb_build_object('position', position, 'name', name, 'quantity', quantity, 'kind', kind,
       'fileId', file_id, 'digitised', digitised) order by position)
     from dossiers.component where unit_id = ${unit} and dossier_id = ${id}), '[]') as components,
    coalesce((select jsonb_agg(jsonb_build_object('number', number, 'askedAt', asked_at, 'askedBy', asked_by, 'missing', missing,
       'answeredAt', answered_at, 'answer', answer) order by number)
     from dossiers.supplement where unit_id = ${unit} and dossier_id = ${id}), '[]') as supplements,
    coalesce((select jsonb_agg(jsonb_build_object('number', number, 'title', title, 'documentNumber', document_number,
       'fileId', file_id, 'attachedAt', attached_at, 'attachedBy', attached_by) order by number)
     from dossiers.result where unit_id = ${unit} and dossier_id = ${id}), '[]') as results,
    coalesce((select jsonb_agg(jsonb_build_object('at', at, 'name', name, 'actor', actor, 'data', data) order by id desc)
     from (select id, at, name, actor, data from audit.event where unit_id = ${unit} and subject_id = ${id}
           order by id desc limit 300) newest), '[]') as past,
    ${slipLines(unit, id)} as slips
`
