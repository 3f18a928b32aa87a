import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import { sql, type Read, type Tx } from '#platform/db.ts'
import { idOf } from '#platform/id.ts'
import { found } from '#platform/problem.ts'
import type { UnitId, Who } from '#platform/who.ts'

import { steps, type Draft, type DraftId } from './domain.ts'

const Row = z.object({
  id: idOf<'draft'>(),
  personId: idOf<'person'>(),
  procedureCode: z.string(),
  formCode: z.string(),
  formVersion: z.number(),
  caseCode: z.string().nullable(),
  filled: z.record(z.string(), z.string()),
  step: z.enum(steps),
  version: z.number(),
  page: z.string().nullable(),
  pageLeft: z.boolean(),
  startedAt: instant,
  savedAt: instant,
  dossierCode: z.string().nullable(),
})

const columns = sql`
  id, person_id, procedure_code, form_code, form_version, case_code, filled, step, version, page, page_left,
  started_at, saved_at, dossier_code
`

/** The person whose drafts a request may touch. Row security says the same again. */
const ownerOf = ({ person }: Who): string => found(person, 'hồ sơ của bạn')

export const draftById = (q: Read, who: Who, id: string): Promise<Draft | undefined> => q.maybe(
  Row,
)`
  select ${columns} from drafts.draft
  where unit_id = ${who.unit} and id = ${id} and person_id = ${ownerOf(who)}
`

/** Locks a draft until the transaction ends, so that two pages are kept one after the other. */
export const lockDraft = (tx: Tx, who: Who, id: string): Promise<Draft | undefined> => tx.maybe(
  Row,
)`
  select ${columns} from drafts.draft
  where unit_id = ${who.unit} and id = ${id} and person_id = ${ownerOf(who)} for no key update
`

/** Drafts of one procedure that are not filed, the last saved first: a second child is a second application. */
export const draftsOf = (q: Read, who: Who, procedure: string): Promise<Draft[]> => q.many(Row)`
  select ${columns} from drafts.draft
  where unit_id = ${who.unit} and person_id = ${ownerOf(who)} and procedure_code = ${procedure}
    and dossier_code is null
  order by saved_at desc, id desc limit 50
`

/** Lets one person begin one draft of a procedure at a time: of two presses the second finds the first one's. */
export const queueToStart = (tx: Tx, who: Who, procedure: string) => tx.run`
  select pg_advisory_xact_lock(hashtextextended(${`draft ${who.unit} ${ownerOf(who)} ${procedure}`}, 0))
`

const Listed = Row.extend({ papers: z.number() })
export type ListedDraft = z.output<typeof Listed>

/** Drafts of the citizen that are not filed, the last saved first. */
export const openDrafts = (q: Read, who: Who): Promise<ListedDraft[]> => q.many(Listed)`
  select ${columns}, (
    select count(*)::int from drafts.paper where paper.unit_id = draft.unit_id and draft_id = draft.id) as papers
  from drafts.draft
  where unit_id = ${who.unit} and person_id = ${ownerOf(who)} and dossier_code is null
  order by saved_at desc, id desc limit 300
`

export const insertDraft = (tx: Tx, unit: UnitId, draft: Draft) => tx.run`
  insert into drafts.draft (unit_id, id, person_id, procedure_code, form_code, form_version, case_code, filled,
    started_at, saved_at)
  values (${unit}, ${draft.id}, ${draft.personId}, ${draft.procedureCode}, ${draft.formCode}, ${draft.formVersion},
    ${draft.caseCode}, ${JSON.stringify(draft.filled)}, ${draft.startedAt.toString()}, ${draft.savedAt.toString()})
`

export const updateDraft = (tx: Tx, unit: UnitId, draft: Draft) => tx.run`
  update drafts.draft
  set form_code = ${draft.formCode}, form_version = ${draft.formVersion}, case_code = ${draft.caseCode},
      filled = ${JSON.stringify(draft.filled)}, step = ${draft.step}, page = ${draft.page},
      page_left = ${draft.pageLeft}, saved_at = ${draft.savedAt.toString()}, version = version + 1
  where unit_id = ${unit} and id = ${draft.id}
`

type Progress = { step: Draft['step']; now: Temporal.Instant }

/** Notes that the draft was worked on. What is typed in it is as it was, so no open page is told. */
export const touchDraft = (tx: Tx, unit: UnitId, id: DraftId, { step, now }: Progress) => tx.run`
  update drafts.draft set step = ${step}, saved_at = ${now.toString()}
  where unit_id = ${unit} and id = ${id}
`

/** What was typed stands in the dossier now, and is not kept twice. */
export const closeDraft = (
  tx: Tx,
  unit: UnitId,
  id: DraftId,
  now: Temporal.Instant,
  code: string,
) => tx.run`
  update drafts.draft
  set submitted_at = ${now.toString()}, dossier_code = ${code}, filled = '{}', version = version + 1
  where unit_id = ${unit} and id = ${id}
`

export const deleteDraft = (tx: Tx, unit: UnitId, id: DraftId) => tx.run`
  delete from drafts.draft where unit_id = ${unit} and id = ${id}
`

/** Drafts that nobody has saved since, a few at a time. */
export const staleDrafts = (tx: Tx, unit: UnitId, before: Temporal.Instant): Promise<Draft[]> =>
  tx.many(Row)`
    select ${columns} from drafts.draft
    where unit_id = ${unit} and dossier_code is null and saved_at < ${before.toString()}
    order by saved_at limit 200 for update skip locked
  `

/** The drafts of a record that was merged belong to the one that stays. */
export const giveDrafts = (tx: Tx, unit: UnitId, gone: string, keep: string) => tx.run`
  update drafts.draft set person_id = ${keep} where unit_id = ${unit} and person_id = ${gone}
`

/** Drafts that will go soon and whose owners have not been told since they last saved. */
export const endingDrafts = (tx: Tx, unit: UnitId, before: Temporal.Instant): Promise<Draft[]> =>
  tx.many(Row)`
    select ${columns} from drafts.draft
    where unit_id = ${unit} and dossier_code is null and saved_at < ${before.toString()}
      and (warned_at is null or warned_at < saved_at)
    order by saved_at limit 500 for update skip locked
  `

export const noteWarned = (
  tx: Tx,
  unit: UnitId,
  ids: readonly string[],
  at: Temporal.Instant,
) => tx.run`
  update drafts.draft set warned_at = ${at.toString()} where unit_id = ${unit} and id = any(${ids}::uuid[])
`
