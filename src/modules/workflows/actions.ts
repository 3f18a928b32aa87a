import type { Tx } from '#platform/db.ts'
import { openDraft, type Doer } from '#platform/draft-life.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'

import { aroundOf, servedBy, servedCodes } from './around.ts'
import { wrongIn } from './check-conditions.ts'
import { proofreadFlow } from './check.ts'
import { choicesOf } from './chosen.ts'
import { channelTest, type FlowContent } from './domain.ts'
import { slugOf } from './editing.ts'
import type { Finding } from './findings.ts'
import {
  addFlow,
  addVersion,
  lockFlow,
  mostFlows,
  ownFlow,
  ownFlows,
  publishedVersions,
  removeChoice,
  removeFlow,
  saveChoice,
  saveDraft,
  touch,
  type OwnFlow,
} from './store-own.ts'
import { isOwn, standards, workflow } from './store.ts'
import type { Why } from './words.ts'

declare module '#platform/events.ts' {
  interface Events {
    'workflow.drafted': { code: string; name: string; by: string }
    'workflow.draft-changed': { code: string; steps: number; by: string }
    'workflow.draft-dropped': { code: string; by: string }
    'workflow.published': { code: string; version: number; from: string; note: string; by: string }
    'workflow.chosen': { procedure: string; caseCode: string; workflow: string; by: string }
    'workflow.choice-dropped': { procedure: string; caseCode: string; by: string }
  }
}

const about = ({ id }: Pick<OwnFlow, 'id'>) => ({ kind: 'workflow', id })

/** Thêm quy trình: a draft of the unit's own, from a copy, a file or nothing. */
export async function draftFlow(
  tx: Tx,
  doer: Doer,
  draft: FlowContent,
): Promise<Outcome<string, Why>> {
  const { who } = doer
  if ((await ownFlows(tx)).length >= mostFlows) return no('too-many')
  const code = `${slugOf(draft.name, 60, 'quy-trinh')}.${who.unit}`
  const id = newId<'workflow'>()
  if (!(await addFlow(tx, doer, { code, id, draft }))) return no('name-taken')
  await record(tx, who, 'workflow.drafted', about({ id }), { code, name: draft.name, by: who.name })
  return yes(code)
}

/** Soạn bản mới: a draft that starts as the newest published version. */
export async function redraft(tx: Tx, doer: Doer, code: string): Promise<Outcome<string, Why>> {
  const flow = found(await lockFlow(tx, code), `quy trình ${code}`)
  if (flow.draft) return no('drafted-already')
  const [newest] = await publishedVersions(tx, code)
  const draft = found(newest, `bản đã công bố của ${code}`).content
  await saveDraft(tx, doer, code, draft)
  const by = doer.who.name
  await record(tx, doer.who, 'workflow.drafted', about(flow), { code, name: draft.name, by })
  return yes(code)
}

type Edit = { code: string; seen: number }
type Change = (draft: FlowContent) => Outcome<FlowContent, Why>

/** Sửa bản nháp; whoever opened it before somebody else saved is told, and keeps what was typed. */
export async function editDraft(
  tx: Tx,
  doer: Doer,
  { code, seen }: Edit,
  change: Change,
): Promise<Outcome<FlowContent, Why>> {
  const draft = await opened(tx, { code, seen })
  if (!draft.ok) return draft
  const edited = change(draft.value.draft)
  if (!edited.ok) return edited
  await saveDraft(tx, doer, code, edited.value)
  const data = { code, steps: edited.value.steps.length, by: doer.who.name }
  await record(tx, doer.who, 'workflow.draft-changed', about(draft.value), data)
  return edited
}

const opened = async (tx: Tx, { code, seen }: Edit) =>
  openDraft(found(await lockFlow(tx, code), `quy trình ${code}`), seen)

/** Bỏ bản nháp; a workflow that was never published goes with it. */
export async function dropDraft(
  tx: Tx,
  doer: Doer,
  { code, seen }: Edit,
): Promise<Outcome<'kept' | 'gone', Why>> {
  const draft = await opened(tx, { code, seen })
  if (!draft.ok) return draft
  const isPublished = (await publishedVersions(tx, code)).length > 0
  if (isPublished) await saveDraft(tx, doer, code, null)
  else await removeFlow(tx, doer.who.unit, code)
  const data = { code, by: doer.who.name }
  await record(tx, doer.who, 'workflow.draft-dropped', about(draft.value), data)
  return yes(isPublished ? 'kept' : 'gone')
}

/** What is wrong with a draft as things stand today. */
export async function findingsOf(
  tx: Parameters<typeof aroundOf>[0],
  { who, today }: Pick<Doer, 'who' | 'today'>,
  code: string | undefined,
  flow: FlowContent,
): Promise<Finding[]> {
  const codes = await servedCodes(tx, code, flow.procedure)
  return proofreadFlow(flow, await aroundOf(tx, { unit: who.unit, on: today }, codes))
}

export type Publishing = Edit & { from: Temporal.PlainDate; note: string }

/** Công bố: the draft becomes the next version; running dossiers keep the one they started with. */
export async function publishFlow(
  tx: Tx,
  doer: Doer,
  { code, seen, from, note }: Publishing,
): Promise<Outcome<number, Why>> {
  const draft = await opened(tx, { code, seen })
  if (!draft.ok) return draft
  if (Temporal.PlainDate.compare(from, doer.today) < 0) return no('from-past')
  const content = draft.value.draft
  const findings = await findingsOf(tx, doer, code, content)
  if (findings.some(({ level }) => level === 'error')) return no('has-errors')
  const version = await addVersion(tx, doer, code, { content, from, note })
  await saveDraft(tx, doer, code, null)
  const data = { code, version, from: from.toString(), note, by: doer.who.name }
  await record(tx, doer.who, 'workflow.published', about(draft.value), data)
  return yes(version)
}

export type Choosing = {
  procedure: string
  caseCode: string
  workflow: string
  /** What was chosen when the page was opened; '' is the wider choice. */
  before: string
}

/** Chọn quy trình cho thủ tục: new dossiers take it from now on; running ones keep theirs. */
export async function chooseFlow(
  tx: Tx,
  doer: Doer,
  choosing: Choosing,
): Promise<Outcome<true, Why>> {
  const { procedure, caseCode, workflow: code } = choosing
  if (!(await isUnchanged(tx, doer, choosing))) return no('changed-meanwhile')
  const flow = await newestOf(tx, doer, code)
  if (!flow) return no('not-published')
  if (!(await fits(tx, doer, procedure, flow))) return no('does-not-fit')
  await saveChoice(tx, doer, { procedureCode: procedure, caseCode, workflowCode: code })
  const data = { procedure, caseCode, workflow: code, by: doer.who.name }
  await record(tx, doer.who, 'workflow.chosen', await subjectOf(tx, code), data)
  return yes(true)
}

/** The newest published version of an own workflow, or a standard one. */
async function newestOf(tx: Tx, { today }: Doer, code: string): Promise<FlowContent | undefined> {
  if (isOwn(code)) return (await publishedVersions(tx, code))[0]?.content
  const standard = (await standards(tx, today)).find((one) => one.code === code)
  return standard && workflow(tx, code, standard.version)
}

/** Whether the form of the procedure asks all that the workflow's conditions ask. */
async function fits(tx: Tx, { who, today }: Doer, procedure: string, flow: FlowContent) {
  const tests = flow.steps
    .flatMap(({ branches = [] }) => branches.map(({ when }) => when))
    .filter(({ field }) => field !== channelTest)
  if (tests.length === 0) return true
  const served = await servedBy(tx, { unit: who.unit, on: today }, procedure)
  return served !== undefined && tests.every((test) => wrongIn(test, served) === undefined)
}

/** Bỏ lựa chọn: new dossiers take the wider choice or the standard workflow again. */
export async function dropChoice(
  tx: Tx,
  doer: Doer,
  choosing: Choosing,
): Promise<Outcome<true, Why>> {
  const { who } = doer
  const { procedure, caseCode, before } = choosing
  if (!(await isUnchanged(tx, doer, choosing))) return no('changed-meanwhile')
  if (before === '') return yes(true)
  await removeChoice(tx, who.unit, procedure, caseCode)
  const data = { procedure, caseCode, by: who.name }
  await record(tx, who, 'workflow.choice-dropped', await subjectOf(tx, before), data)
  return yes(true)
}

/** Nobody chose anything else since the page was opened; from here on nobody can until the transaction ends. */
async function isUnchanged(tx: Tx, { who }: Doer, { procedure, caseCode, before }: Choosing) {
  await touch(tx, who.unit)
  const now = (await choicesOf(tx)).find(
    (one) => one.procedureCode === procedure && one.caseCode === caseCode,
  )
  return (now?.workflowCode ?? '') === before
}

/** Standard workflows are nobody's: an event about one has a fixed id. */
async function subjectOf(tx: Tx, code: string) {
  const own = isOwn(code) ? await ownFlow(tx, code) : undefined
  return own ? about(own) : { kind: 'workflow', id: '00000000-0000-8000-8000-000000000000' }
}
