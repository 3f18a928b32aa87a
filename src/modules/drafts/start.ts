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
import { insertDraft, newestDraft, queueToStart, updateDraft } from './store.ts'

type Start = {
  procedure: string
  definition: FormDefinition
  caseCode: string | undefined
  person: Person
  now: Temporal.Instant
  today: Temporal.PlainDate
}

/** Begins an application, or goes on with the one that was begun before; whatever the record knows is filled in. */
export async function startDraft(tx: Tx, who: Who, start: Start): Promise<DraftId> {
  const { procedure, definition, person, now, today, caseCode = null } = start
  await queueToStart(tx, who, procedure)
  const begun = await newestDraft(tx, who, procedure)
  if (begun) {
    if (caseCode !== null && caseCode !== begun.caseCode)
      await updateDraft(tx, who.unit, { ...begun, caseCode, page: null, savedAt: now })
    return begun.id
  }
  const circumstances = circumstancesOf({ caseCode }, definition, today)
  const known = await knownFor(tx, who.unit, person)
  const declared = prefillForm(definition, { ...circumstances, ...known }) as Filled
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
