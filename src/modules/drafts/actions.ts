import type { FormDefinition } from '#modules/forms/index.ts'
import { removePagesAt } from '#modules/photos/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import type { Filled } from '#platform/form.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import {
  furthest,
  isSameFilled,
  mayWrite,
  mostPapers,
  withTyped,
  type Draft,
  type Part,
  type Step,
  type Writer,
} from './domain.ts'
import { about } from './events.ts'
import {
  addPapers,
  papersOf,
  removePaper,
  removePapers,
  twinsAmong,
  type NewPaper,
} from './store-papers.ts'
import { deleteDraft, lockDraft, touchDraft, updateDraft } from './store.ts'
import { addStored, type Reuse } from './stored-papers.ts'

const draftFound = async (tx: Tx, who: Who, id: string): Promise<Draft> =>
  found(await lockDraft(tx, who, id), 'bản nháp này')

export type WhyNotSaved = 'newer-elsewhere' | 'submitted'

type Save = {
  id: string
  part: Part
  typed: Filled
  writer: Writer
  now: Temporal.Instant
  /** The reader goes on to another page with this. */
  leaves?: boolean
  /** The form that the page showed, when it is the one in force. */
  form?: Pick<FormDefinition, 'code' | 'version'> | undefined
}

/** Keeps what was typed, right or wrong, unless another page has written since this one was opened. */
export async function saveDraft(
  tx: Tx,
  who: Who,
  save: Save,
): Promise<Outcome<Draft, WhyNotSaved>> {
  const { id, part, typed, writer, now, leaves = false, form } = save
  const draft = await draftFound(tx, who, id)
  if (draft.dossierCode) return no('submitted')
  const filled = withTyped(draft.filled, part, typed)
  const isSame = isSameFilled(filled, draft.filled)
  if (!isSame && !mayWrite(draft, writer)) return no('newer-elsewhere')
  if (isSame && !leaves) return yes(draft)
  const saved: Draft = {
    ...draft,
    filled,
    page: writer.page,
    pageLeft: leaves,
    savedAt: now,
    ...(form && { formCode: form.code, formVersion: form.version }),
  }
  await updateDraft(tx, who.unit, saved)
  return yes({ ...saved, version: draft.version + 1 })
}

type Reach = { id: string; step: Step; now: Temporal.Instant }

/** Notes how far the applicant has come, so that resuming leads there. */
export async function reachStep(tx: Tx, who: Who, { id, step, now }: Reach): Promise<void> {
  const draft = await draftFound(tx, who, id)
  const reached = furthest(draft.step, step)
  if (reached !== draft.step && !draft.dossierCode)
    await touchDraft(tx, who.unit, draft.id, { step: reached, now })
}

type Papers = {
  id: string
  added: readonly NewPaper[]
  removed?: string | undefined
  /** A paper of the own store, used again. */
  reused?: Reuse | undefined
  now: Temporal.Instant
  today: Temporal.PlainDate
}

/** Adds uploaded files to a draft, uses stored ones again, and takes one away. */
export async function changePapers(tx: Tx, who: Who, act: Papers) {
  const { id, added, removed, reused, now, today } = act
  const draft = await draftFound(tx, who, id)
  if (draft.dossierCode) return no('submitted')
  if (removed !== undefined) {
    const component = await removePaper(tx, who.unit, draft.id, removed)
    if (component !== undefined)
      await record(tx, who, 'draft.paper-removed', about(draft.id), { component })
  }
  const held = await papersOf(tx, who.unit, draft.id)
  if (held.length + added.length + (reused ? 1 : 0) > mostPapers) return no('too-many')
  const uploaded = added.length > 0 ? await addPapers(tx, who, draft.id, added, now) : 0
  const again = reused ? await addStored(tx, who, { ...reused, draft, now, today }) : 0
  const papers = uploaded + again
  if (papers > 0) {
    await record(tx, who, 'draft.papers-added', about(draft.id), { papers })
    await touchDraft(tx, who.unit, draft.id, { step: draft.step, now })
  }
  const isLeft = uploaded < added.length
  return yes({ papers, twins: isLeft ? await twinsAmong(tx, who.unit, draft.id, added) : [] })
}

/** Gives a draft up: what was typed and uploaded goes. */
export async function removeDraft(
  tx: Tx,
  who: Who,
  id: string,
): Promise<Outcome<number, 'submitted'>> {
  const draft = await draftFound(tx, who, id)
  if (draft.dossierCode) return no('submitted')
  const papers = await removePapers(tx, who.unit, draft.id)
  await removePagesAt(tx, who.unit, { kind: 'draft', id: draft.id })
  await deleteDraft(tx, who.unit, draft.id)
  await record(tx, who, 'draft.removed', about(draft.id), {
    procedure: draft.procedureCode,
    papers,
  })
  return yes(papers)
}
