import { placesIn } from '#modules/dossiers/index.ts'
import {
  componentsFor,
  formFor,
  formNamed,
  type Circumstances,
  type FormDefinition,
  type NeededComponent,
  type Places,
} from '#modules/forms/index.ts'
import { personById, type Person } from '#modules/people/index.ts'
import { doesOn, everyPoint, type Point } from '#modules/points/index.ts'
import { procedureByCode, type Procedure } from '#modules/procedures/index.ts'
import type { Read } from '#platform/db.ts'
import { conflict, found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import type { Draft } from './domain.ts'
import { slotsOf, type PaperSlot } from './papers.ts'
import { papersOf } from './store-papers.ts'
import { offersForDraft } from './stored-papers.ts'

/** A draft with everything its pages show and its submission checks. */
export type OpenDraft = {
  draft: Draft
  procedure: Procedure
  /** The version that the draft was begun with; today's, should that one be gone. */
  definition: FormDefinition
  /** The version it was begun with is gone: today's form has not been seen yet. */
  isRenewed: boolean
  /** A newer form is in force: the draft may move to it, and need not. */
  newer: FormDefinition | undefined
  person: Person
  places: Places
  /** Points at which results are handed over today. */
  returning: readonly Point[]
  components: NeededComponent[]
  slots: PaperSlot[]
  circumstances: Circumstances & { today: Temporal.PlainDate }
}

/** Reads what belongs to a draft, by today's law and the form that it was begun with. */
export async function openDraft(
  q: Read,
  who: Who,
  draft: Draft,
  today: Temporal.PlainDate,
): Promise<OpenDraft> {
  const { procedureCode } = draft
  const procedure = await procedureByCode(q, procedureCode, today)
  if (!procedure)
    throw conflict(
      `Thủ tục ${procedureCode} không còn trong danh mục. Bản nháp của bạn vẫn được giữ ở trang Bản nháp`,
    )
  const pinned = await formNamed(q, draft.formCode, draft.formVersion)
  const inForce = await formFor(q, procedureCode, today)
  const definition = pinned ?? inForce
  const person = found(await personById(q, draft.personId), 'hồ sơ của bạn')
  const papers = await papersOf(q, who.unit, draft.id)
  const circumstances = circumstancesOf(draft, definition, today)
  const components = componentsFor(definition, draft.filled, circumstances)
  const offers = await offersForDraft(q, who, { draft, components, papers, today })
  return {
    draft,
    procedure,
    definition,
    isRenewed: pinned === undefined,
    newer: formKey(inForce) === formKey(definition) ? undefined : inForce,
    person,
    places: await placesIn(q),
    returning: (await everyPoint(q)).filter((point) => doesOn(point, 'returns', today)),
    components,
    slots: slotsOf(components, papers, offers),
    circumstances,
  }
}

/** A form and its version as a page names them. */
export const formKey = ({ code, version }: Pick<FormDefinition, 'code' | 'version'>): string =>
  `${code}:${version}`

/** The case that was picked at the start, while the form still has it; else the form asks. */
export function circumstancesOf(
  { caseCode }: Pick<Draft, 'caseCode'>,
  { cases }: Pick<FormDefinition, 'cases'>,
  today: Temporal.PlainDate,
) {
  const picked = cases.find(({ code }) => code === caseCode)?.code
  return { today, channel: 'online' as const, caseCode: picked }
}
