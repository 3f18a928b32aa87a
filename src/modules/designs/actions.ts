import {
  publishedForms,
  publishForm,
  type Finding,
  type FormContent,
} from '#modules/forms/index.ts'
import type { Tx } from '#platform/db.ts'
import { openDraft, type Doer } from '#platform/draft-life.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'

import { findingsOf } from './around.ts'
import { emptyForm } from './editing.ts'
import { about } from './events.ts'
import { sizeProblem } from './limits.ts'
import { slugOf } from './names.ts'
import {
  addDesign,
  designLines,
  lockDesign,
  mostDesigns,
  notePublished,
  removeDesign,
  saveDraft,
} from './store.ts'
import type { Why } from './words.ts'

/** Thêm biểu mẫu: a draft of the commune's own, from a copy, a file or nothing. */
export async function draftForm(
  tx: Tx,
  doer: Doer,
  draft: FormContent,
): Promise<Outcome<string, Why>> {
  const { who } = doer
  if (sizeProblem(draft)) return no('too-big')
  if ((await designLines(tx)).length >= mostDesigns) return no('too-many')
  const code = `${slugOf(draft.title.vi, 60, 'bieu-mau')}.${who.unit}`
  const id = newId<'design'>()
  if (!(await addDesign(tx, doer, { code, id, draft }))) return no('name-taken')
  const data = { code, title: draft.title.vi, by: who.name }
  await record(tx, who, 'form.drafted', about({ id }), data)
  return yes(code)
}

/** Soạn bản mới: a draft that starts as a published version, the newest unless said. */
export async function redraft(
  tx: Tx,
  doer: Doer,
  code: string,
  from?: number,
): Promise<Outcome<string, Why>> {
  const design = found(await lockDesign(tx, code), `biểu mẫu ${code}`)
  if (design.draft) return no('drafted-already')
  const versions = await publishedForms(tx, code)
  const start = from === undefined ? versions[0] : versions.find(({ version }) => version === from)
  if (!start && versions.length > 0) return no('no-such-part')
  // Every version may have been deleted: then it starts anew.
  const draft = start?.content ?? emptyForm(code, [])
  await saveDraft(tx, doer, code, draft)
  const data = { code, title: draft.title.vi, by: doer.who.name }
  await record(tx, doer.who, 'form.drafted', about(design), data)
  return yes(code)
}

export type Edit = { code: string; seen: number }
type Change = (draft: FormContent) => Outcome<FormContent, Why>

/** Sửa bản nháp; whoever opened it before somebody else saved is told, and keeps what was typed. */
export async function editForm(
  tx: Tx,
  doer: Doer,
  { code, seen, what }: Edit & { what: string },
  change: Change,
): Promise<Outcome<FormContent, Why>> {
  const draft = await opened(tx, { code, seen })
  if (!draft.ok) return draft
  const edited = change(draft.value.draft)
  if (!edited.ok) return edited
  if (sizeProblem(edited.value)) return no('too-big')
  await saveDraft(tx, doer, code, edited.value)
  const data = { code, what, by: doer.who.name }
  await record(tx, doer.who, 'form.draft-changed', about(draft.value), data)
  return edited
}

const opened = async (tx: Tx, { code, seen }: Edit) =>
  openDraft(found(await lockDesign(tx, code), `biểu mẫu ${code}`), seen)

/** Bỏ bản nháp; a form that was never published goes with it. */
export async function dropDraft(
  tx: Tx,
  doer: Doer,
  { code, seen }: Edit,
): Promise<Outcome<'kept' | 'gone', Why>> {
  const draft = await opened(tx, { code, seen })
  if (!draft.ok) return draft
  // Numbers are never given twice, so a form that was once published keeps its row.
  const isPublished = draft.value.lastPublished > 0
  if (isPublished) await saveDraft(tx, doer, code, null)
  else await removeDesign(tx, doer.who.unit, code)
  const data = { code, by: doer.who.name }
  await record(tx, doer.who, 'form.draft-dropped', about(draft.value), data)
  return yes(isPublished ? 'kept' : 'gone')
}

export type Publishing = Edit & { from: Temporal.PlainDate; note: string }

/** Công bố: the draft becomes the next version; what began with another version keeps that. */
export async function publishDraft(
  tx: Tx,
  doer: Doer,
  { code, seen, from, note }: Publishing,
): Promise<Outcome<number, Why>> {
  const draft = await opened(tx, { code, seen })
  if (!draft.ok) return draft
  if (Temporal.PlainDate.compare(from, doer.today) < 0) return no('from-past')
  const { draft: content, lastPublished } = draft.value
  const findings = await findingsOf(tx, code, content, from)
  if (findings.some(isError)) return no('has-errors')
  const [newest] = await publishedForms(tx, code)
  if (newest && !newest.retiredFrom && isSame(newest.content, content)) return no('nothing-changed')
  const version = lastPublished + 1
  await publishForm(tx, doer.who, { code, version, content, from, note, now: doer.now })
  await notePublished(tx, doer.who.unit, code, version)
  await saveDraft(tx, doer, code, null)
  const data = { code, version, from: from.toString(), note, by: doer.who.name }
  await record(tx, doer.who, 'form.published', about(draft.value), data)
  return yes(version)
}

export const isError = ({ level }: Finding): boolean => level === 'error'

/** Both come from the database, where keys stand in one order. */
const isSame = (one: FormContent, other: FormContent) =>
  JSON.stringify(one) === JSON.stringify(other)
