import { z } from 'zod'

import type { Read } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import type { DossierId } from './domain.ts'
import { DutyRow } from './duties/store.ts'
import { ExtensionRow } from './extensions/store.ts'
import { PastRow } from './history.ts'
import { ProxyRow } from './proxy.ts'
import { ResultRow } from './results/store.ts'
import { SlipLine, slipLines } from './slip-list.ts'
import { SupplementRow } from './store-supplements.ts'
import { ComponentRow, ContentRow } from './store.ts'
import { TrackRow } from './tracks/store.ts'
import { VerificationRow } from './verifications/store.ts'
import { VisitRow } from './visits.ts'

const WholeRow = z.object({
  content: ContentRow,
  components: z.array(ComponentRow),
  supplements: z.array(SupplementRow),
  results: z.array(ResultRow),
  duties: z.array(DutyRow),
  extension: ExtensionRow.nullable(),
  verifications: z.array(VerificationRow),
  tracks: z.array(TrackRow),
  proxy: ProxyRow.nullable(),
  visits: z.array(VisitRow),
  past: z.array(PastRow),
  slips: z.array(SlipLine),
})

/** All that hangs on a dossier. */
export type Whole = z.output<typeof WholeRow>

/** One statement instead of eleven: a page that officers open all day should not pay for eleven journeys. */
export const wholeOf = (q: Read, unit: UnitId, id: DossierId): Promise<Whole> => q.one(WholeRow)`
  select
    (select jsonb_build_object('formCode', form_code, 'formVersion', form_version, 'form', form, 'summary', summary,
       'procedureVersion', procedure_version, 'rule', rule, 'ruleSource', rule_source,
       'handling', handling)
     from dossiers.content where unit_id = ${unit} and dossier_id = ${id}) as content,
    coalesce((select jsonb_agg(jsonb_build_object('position', position, 'name', name, 'quantity', quantity, 'kind', kind,
       'fileId', file_id, 'digitised', digitised, 'storedId', stored_id, 'fileName',
       (select f.name from platform.file f where f.unit_id = ${unit} and f.id = file_id)) order by position)
     from dossiers.component where unit_id = ${unit} and dossier_id = ${id}), '[]') as components,
    coalesce((select jsonb_agg(jsonb_build_object('number', number, 'askedAt', asked_at, 'askedBy', asked_by, 'missing', missing,
       'answeredAt', answered_at, 'answer', answer, 'answerBy', answer_by, 'lapsedAt', lapsed_at) order by number)
     from dossiers.supplement where unit_id = ${unit} and dossier_id = ${id}), '[]') as supplements,
    coalesce((select jsonb_agg(jsonb_build_object('number', number, 'title', title, 'documentNumber', document_number,
       'fileId', file_id, 'attachedAt', attached_at, 'attachedBy', attached_by, 'sealed', sealed, 'annotation', annotation) order by number)
     from dossiers.result where unit_id = ${unit} and dossier_id = ${id}), '[]') as results,
    coalesce((select jsonb_agg(jsonb_build_object('number', number, 'askedAt', asked_at, 'amount', amount, 'what', what,
       'settledAt', settled_at, 'how', how, 'note', note) order by number)
     from dossiers.duty where unit_id = ${unit} and dossier_id = ${id}), '[]') as duties,
    (select jsonb_build_object('reason', reason, 'days', days, 'dueBefore', due_before, 'dueAfter', due_after,
       'draftedAt', drafted_at, 'signedAt', signed_at, 'late', late)
     from dossiers.extension where unit_id = ${unit} and dossier_id = ${id}) as extension,
    coalesce((select jsonb_agg(jsonb_build_object('number', number, 'agency', agency, 'question', question,
       'askedAt', asked_at, 'limitAt', limit_at, 'pauses', pauses, 'silenceConsents', silence_consents,
       'answeredAt', answered_at, 'answer', answer, 'consentedAt', consented_at) order by number)
     from dossiers.verification where unit_id = ${unit} and dossier_id = ${id}), '[]') as verifications,
    coalesce((select jsonb_agg(jsonb_build_object('number', number, 'procedureCode', procedure_code, 'name', name,
       'agency', agency, 'state', state, 'changedAt', changed_at, 'result', result, 'note', note) order by number)
     from dossiers.track where unit_id = ${unit} and dossier_id = ${id}), '[]') as tracks,
    (select jsonb_build_object('fullName', full_name, 'idNumber', id_number, 'phone', phone,
       'documentNumber', document_number, 'documentDate', document_date, 'documentPlace', document_place)
     from dossiers.proxy where unit_id = ${unit} and dossier_id = ${id}) as proxy,
    coalesce((select jsonb_agg(jsonb_build_object('number', number, 'place', place, 'at', at, 'note', note) order by number)
     from dossiers.visit where unit_id = ${unit} and dossier_id = ${id}), '[]') as visits,
    coalesce((select jsonb_agg(jsonb_build_object('at', at, 'name', name, 'actor', actor, 'data', data, 'behalf', behalf) order by id desc)
     from (select id, at, name, actor, data, 'staff:' || (origin->>'for') as behalf from audit.event where unit_id = ${unit} and subject_id = ${id}
           order by id desc limit 300) newest), '[]') as past,
    ${slipLines(unit, id)} as slips
`
