import { formNamed, toRaw, walkForm } from '#modules/forms/index.ts'
import {
  asksAnswers,
  cameFrom,
  hasCoordination,
  pathOf,
  stepAt,
  type Answers,
  type Onward,
  type Workflow,
} from '#modules/workflows/index.ts'
import type { Read } from '#platform/db.ts'
import { zone } from '#platform/http.ts'
import type { UnitId } from '#platform/who.ts'

import type { DossierRecord } from './rows.ts'
import { asksNothing, asksOf, type StepAsks } from './steps/domain.ts'
import { staysOf } from './store-stays.ts'
import { contentOf, type Content } from './store.ts'

type Declared = Pick<Content, 'formCode' | 'formVersion' | 'form'>
type Circumstances = Pick<DossierRecord, 'receivedAt' | 'channel' | 'caseCode'>

/** What was declared, as the conditions of a workflow see it: hidden fields count as blank. */
export async function answersOf(
  q: Read,
  { receivedAt, channel, caseCode }: Circumstances,
  { formCode, formVersion, form }: Declared,
): Promise<Answers> {
  const definition = await formNamed(q, formCode, formVersion)
  const today = receivedAt.toZonedDateTimeISO(zone).toPlainDate()
  const circumstances = { today, channel, caseCode: caseCode ?? undefined }
  if (!definition) return { valuesOf: () => [], ...circumstances }
  return walkForm(definition, toRaw(form), circumstances).facts
}

type Standing = Circumstances & Pick<DossierRecord, 'id' | 'step' | 'decidedAt'>

/** What lies ahead of a dossier: where it goes from here, and what its step asks before. */
export type Ahead = { onward: Onward | undefined; asks: StepAsks }

/** By its pinned workflow. What was declared is read only when a condition asks. */
export async function aheadOf(
  q: Read,
  unit: UnitId,
  dossier: Standing,
  flow: Workflow,
  known?: Declared,
): Promise<Ahead> {
  const { step, id } = dossier
  if (step === null) return { onward: undefined, asks: asksNothing }
  const answers = flow.steps.some(asksAnswers)
    ? await answersOf(q, dossier, known ?? (await contentOf(q, unit, id)))
    : { valuesOf: () => [] }
  const path = pathOf(flow, answers, step)
  const steps = path.flatMap((at) => stepAt(flow, at) ?? [])
  return { onward: path[1] ?? 'end', asks: asksOf(steps, dossier) }
}

/** The step that it came from; only where the way may have branched does anybody look it up. */
export async function backwardOf(
  q: Read,
  unit: UnitId,
  { id, step }: Standing,
  flow: Workflow,
): Promise<number | undefined> {
  if (step === null || step === 0) return undefined
  if (!flow.steps.some((each) => asksAnswers(each) || each.otherwise !== undefined)) return step - 1
  return cameFrom(await staysOf(q, unit, id)) ?? step - 1
}

/** Whether anybody else is ever asked in this workflow. */
export const isCoordinated = ({ steps }: Workflow): boolean => steps.some(hasCoordination)
