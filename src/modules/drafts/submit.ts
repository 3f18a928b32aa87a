import { receive } from '#modules/dossiers/index.ts'
import { savePerson } from '#modules/people/index.ts'
import { removePagesAt } from '#modules/photos/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import type { Lang } from '#platform/http.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { about } from './events.ts'
import { openDraft } from './open.ts'
import { readyToSubmit, type NotReady } from './ready.ts'
import { handOverPapers } from './store-papers.ts'
import { closeDraft, lockDraft } from './store.ts'

type Submit = { id: string; now: Temporal.Instant; today: Temporal.PlainDate; lang: Lang }

/** Nộp hồ sơ: everything is checked again, then the draft becomes a dossier that waits for the desk. */
export async function submitDraft(
  tx: Tx,
  who: Who,
  { id, now, today, lang }: Submit,
): Promise<Outcome<{ code: string }, NotReady>> {
  const draft = found(await lockDraft(tx, who, id), 'bản nháp này')
  if (draft.dossierCode) return yes({ code: draft.dossierCode })
  const ready = readyToSubmit(await openDraft(tx, who, draft, today), lang)
  if (!ready.ok) return no(ready)
  // How to reach oneself is for oneself to say: it replaces what the record said.
  await savePerson(tx, who, ready.contact, { overwrite: true, now })
  const dossier = await receive(tx, who, now, ready.intake)
  await handOverPapers(tx, who.unit, draft.id, dossier.id)
  await removePagesAt(tx, who.unit, { kind: 'draft', id: draft.id })
  await closeDraft(tx, who.unit, draft.id, now, dossier.code)
  const data = { procedure: draft.procedureCode, code: dossier.code }
  await record(tx, who, 'draft.submitted', about(draft.id), data)
  return yes({ code: dossier.code })
}
