import {
  end,
  nextStep,
  type Answers,
  type FlowContent,
  type WorkflowStep,
} from '#modules/workflows/index.ts'
import type { Calendar } from '#platform/clock/calendar.ts'

import { stepDue } from './clock.ts'

/** One step of a test run: when the dossier would come to it, and when its budget would be used up. */
export type TrialStep = {
  at: number
  step: WorkflowStep
  from: Temporal.Instant
  until: Temporal.Instant
}

export type Trial = {
  steps: TrialStep[]
  /** When the last budget is used up. */
  until: Temporal.Instant
  /** The way came back to this position; nothing more is gone through. */
  circle: number | undefined
}

/** Chạy thử: the way that these answers take, each step using all of its budget. */
export function trialOf(
  flow: Pick<FlowContent, 'steps'>,
  answers: Answers,
  start: Temporal.Instant,
  calendar: Calendar,
): Trial {
  const steps: TrialStep[] = []
  let [here, from]: [number | typeof end, Temporal.Instant] = [
    flow.steps.length > 0 ? 0 : end,
    start,
  ]
  while (here !== end) {
    const at = here
    const step = flow.steps[at]
    if (!step || steps.some((one) => one.at === at)) return { steps, until: from, circle: at }
    const until = stepDue(step, from, calendar) ?? from
    steps.push({ at, step, from, until })
    from = until
    here = nextStep(flow, at, answers)
  }
  return { steps, until: from, circle: undefined }
}
