import { isDeciding, isNumbering, type WorkflowStep } from '#modules/workflows/index.ts'
import { no, yes } from '#platform/outcome.ts'

import { inProcess, openStates, type Decided, type Dossier, type Verdict } from '../domain.ts'

/** What a step asks before a dossier may leave it. */
export type StepAsks = {
  /** The leader decides here: handing on needs the verdict. */
  decides: boolean
  /** Ý kiến thẩm định: the last specialist before the leader says what is proposed. */
  opinion: boolean
  /** A granting dossier leaves with a number on its result. */
  number: boolean
  /** A decision is still to come: no number may be taken before it (NĐ 30/2020, GOV 5.1). */
  undecided: boolean
}

export const asksNothing: StepAsks = {
  decides: false,
  opinion: false,
  number: false,
  undecided: false,
}

/** What the first of these steps asks; the others are those that the dossier still comes to. */
export function asksOf(
  [here, ...rest]: readonly WorkflowStep[],
  { decidedAt }: Pick<Dossier, 'decidedAt'>,
): StepAsks {
  if (here === undefined) return asksNothing
  const decides = isDeciding(here)
  const judge = rest.find((step) => step.role === 'specialist' || isDeciding(step))
  // Who decides at the very end signs and numbers in one go.
  const comes = rest.some(isDeciding) || (decides && rest.length > 0)
  const undecided = decidedAt === null && comes
  return {
    decides,
    opinion: here.role === 'specialist' && !decides && judge !== undefined && isDeciding(judge),
    number: isNumbering(here) && !undecided,
    undecided,
  }
}

type Leaving = {
  verdict?: Verdict | undefined
  asks?: Partial<StepAsks> | undefined
  /** Whether its result has a number; asked only where the step asks for one. */
  hasNumber?: boolean | undefined
}

export type Forward = Leaving & {
  now: Temporal.Instant
  assignee?: string | undefined
  /** Where the workflow leads from here; the step below unless said. */
  to?: number | 'end' | undefined
}

/** Chuyển bước tiếp theo; from the approving step on a verdict must stand, and from the clerk's a number. */
export function forward(
  dossier: Dossier,
  { now, verdict, assignee, to, asks = {}, hasNumber = false }: Forward,
): Decided {
  if (!inProcess(dossier) || dossier.step === null) return no('not-in-process')
  const next = to ?? following(dossier)
  if (next === 'end') return no('last-step')
  const decided = verdict ?? dossier.verdict
  if (asks.decides && decided === null) return no('verdict-missing')
  if (asks.opinion && decided === null) return no('opinion-missing')
  if (asks.number && decided === 'grant' && !hasNumber) return no('number-missing')
  return yes({
    ...dossier,
    state: 'processing',
    step: next,
    assignee: assignee ?? null,
    verdict: decided,
    decidedAt: asks.decides ? now : dossier.decidedAt,
  })
}

const following = ({ step, stepCount }: Dossier): number | 'end' =>
  step !== null && step + 1 < stepCount ? step + 1 : 'end'

/** Trả lại bước trước, with a reason; what was approved is open again. `to` is where it came from, when not the step above. */
export function sendBack(dossier: Dossier, to?: number): Decided {
  if (!inProcess(dossier) || dossier.step === null) return no('not-in-process')
  if (dossier.step === 0) return no('no-step-before')
  return yes({ ...dossier, step: to ?? dossier.step - 1, assignee: null, decidedAt: null })
}

/** Phân công: the work of the present step goes to one officer. */
export const assign = (dossier: Dossier, assignee: string): Decided =>
  inProcess(dossier) ? yes({ ...dossier, assignee }) : no('not-in-process')

/** Bàn giao: an officer who left has it no more; without a successor for its step it waits for whoever does that step. */
export const takeOver = (dossier: Dossier, successor: string | null): Decided =>
  dossier.assignee !== null && openStates.includes(dossier.state)
    ? yes({ ...dossier, assignee: successor })
    : no('not-in-process')

/** Giao lại: the work of an officer who leaves or may no longer do it goes to one who may; `mayDo` says of the step. */
export function reassign(
  dossier: Dossier,
  { from, to, mayDo }: { from: string; to: string; mayDo: boolean },
): Decided {
  if (dossier.assignee !== from) return no('not-theirs')
  return mayDo ? takeOver(dossier, to) : no('not-their-step')
}

/** Cấp số: where the work on it goes on and no decision is still to come. */
export const mayNumber = (dossier: Dossier, { undecided }: StepAsks): Decided => {
  if (!inProcess(dossier)) return no('not-in-process')
  return undecided ? no('not-decided') : yes(dossier)
}

export type Finish = Leaving & { onward?: number | 'end' | undefined }

/** Xử lý xong: the last step is done and the result exists, with its number where the step gives one. */
export function finish(
  dossier: Dossier,
  { verdict, onward = following(dossier), asks = {}, hasNumber = false }: Finish = {},
): Decided {
  if (!inProcess(dossier) || dossier.step === null) return no('not-in-process')
  if (onward !== 'end') return no('not-last-step')
  const decided = verdict ?? dossier.verdict
  if (decided === null) return no('verdict-missing')
  if (!dossier.hasResult) return no('result-missing')
  if (asks.number && decided === 'grant' && !hasNumber) return no('number-missing')
  if (dossier.openTracks > 0) return no('tracks-open')
  return yes({ ...dossier, state: 'done', step: null, assignee: null, verdict: decided })
}
