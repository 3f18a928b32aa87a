import { carryOver, type FormDefinition, type SummaryRow } from '#modules/forms/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import type { Filled } from '#platform/form.ts'
import type { Lang } from '#platform/http.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { withTyped } from './domain.ts'
import { about } from './events.ts'
import { openDraft, type OpenDraft } from './open.ts'
import { lockDraft, updateDraft } from './store.ts'

export type Moving = {
  to: FormDefinition
  filled: Filled
  /** Answers that the newer form has no place for. */
  dropped: SummaryRow[]
}

/** What would become of a draft under the form in force; nothing when that is the one it has. */
export function movingOf(opened: OpenDraft, lang: Lang): Moving | undefined {
  const { draft, definition, newer: to, circumstances, places } = opened
  if (!to) return undefined
  const options = { ...circumstances, lang, places }
  const { filled, dropped } = carryOver(definition, to, draft.filled, options)
  return { to, dropped, filled: withTyped(draft.filled, 'form', filled as Filled) }
}

export type WhyNotMoved = 'submitted' | 'changed-meanwhile' | 'nothing-newer'
type Move = {
  id: string
  /** The draft and the form as the page showed them. */
  seen: number
  to: string
  now: Temporal.Instant
  today: Temporal.PlainDate
  lang: Lang
}

/** Chuyển bản nháp sang mẫu mới: answers that fit go along, the others go. */
export async function moveDraft(
  tx: Tx,
  who: Who,
  { id, seen, to, now, today, lang }: Move,
): Promise<Outcome<true, WhyNotMoved>> {
  const draft = found(await lockDraft(tx, who, id), 'bản nháp này')
  if (draft.dossierCode) return no('submitted')
  const moving = movingOf(await openDraft(tx, who, draft, today), lang)
  if (!moving) return no('nothing-newer')
  const { code: formCode, version: formVersion } = moving.to
  if (draft.version !== seen || to !== `${formCode}:${formVersion}`) return no('changed-meanwhile')
  const { filled, dropped } = moving
  const moved = { ...draft, formCode, formVersion, filled, step: 'form' as const }
  await updateDraft(tx, who.unit, { ...moved, page: null, pageLeft: false, savedAt: now })
  await record(tx, who, 'draft.form-changed', about(draft.id), {
    from: `${draft.formCode}:${draft.formVersion}`,
    to,
    dropped: dropped.length,
  })
  return yes(true)
}
