import { knownFor } from '#modules/dossiers/index.ts'
import { prefillForm, type FormDefinition } from '#modules/forms/index.ts'
import type { Person } from '#modules/people/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import type { Filled } from '#platform/form.ts'
import { newId } from '#platform/id.ts'
import type { Who } from '#platform/who.ts'

import { contactFilled } from './contact.ts'
import type { DraftId } from './domain.ts'
import { about } from './events.ts'
import { addressOf } from './known.ts'
import { circumstancesOf } from './open.ts'
import { draftsOf, insertDraft, queueToStart } from './store.ts'

type Start = {
  procedure: string
  definition: FormDefinition
  caseCode: string | undefined
  /** Another one, beside those that were begun. */
  isAnother?: boolean | undefined
  /** What the applicant said before starting; fills the form of a new draft, never one that was begun. */
  said?: Readonly<Record<string, string>> | undefined
  person: Person
  now: Temporal.Instant
  today: Temporal.PlainDate
}

/**
 * Begins an application; whatever the record knows is filled in. A page that does not ask for another one goes on with
 * what was begun of the same case.
 */
export async function startDraft(tx: Tx, who: Who, start: Start): Promise<DraftId> {
  const { procedure, definition, person, now, today, caseCode = null, isAnother } = start
  const { said = {} } = start
  await queueToStart(tx, who, procedure)
  const drafts = await draftsOf(tx, who, procedure)
  const begun = drafts.find((draft) => caseCode === null || draft.caseCode === caseCode)
  if (begun && !isAnother) return begun.id
  const circumstances = circumstancesOf({ caseCode }, definition, today)
  const known = await knownFor(tx, who.unit, person)
  const declared = prefillForm(definition, { ...circumstances, ...known }, said) as Filled
  const id = newId<'draft'>()
  await insertDraft(tx, who.unit, {
    id,
    personId: person.id,
    procedureCode: procedure,
    formCode: definition.code,
    formVersion: definition.version,
    caseCode,
    filled: { ...declared, ...contactFilled(person, await addressOf(tx, person)) },
    step: 'form',
    version: 1,
    page: null,
    pageLeft: false,
    startedAt: now,
    savedAt: now,
    dossierCode: null,
  })
  await record(tx, who, 'draft.started', about(id), { procedure })
  return id
}
